import type { BrowserSession } from '#client';
import { type FormEvent, useId, useState } from 'react';

import { Logo } from '../shell/logo.tsx';
import { Settings } from '../shell/settings.tsx';
import { problemOf, service } from '../service/service.ts';
import { useTexts } from '../texts/language.ts';
import { sessionRenewed } from './session.ts';

export function SignIn() {
  const say = useTexts();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Logo />
        <h1>{say('sign_in_title')}</h1>
        <p className="muted">{say('sign_in_text')}</p>
        <SignInForm onSignedIn={sessionRenewed} />
        <p className="fine">{say('indications_only')}</p>
      </div>
      <Settings />
    </main>
  );
}

interface SignInFormProps {
  readonly username?: string;
  readonly onSignedIn: (session: BrowserSession) => void;
}

export function SignInForm({ username: known = '', onSignedIn }: SignInFormProps) {
  const say = useTexts();
  const id = useId();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState('');
  const [isBusy, setBusy] = useState(false);

  const signIn = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure('');
    try {
      const { data } = await service.call('POST /auth/session', { body: { username, password } });
      onSignedIn(data);
    } catch (error) {
      setFailure(problemOf(error)?.detail ?? say('unreachable'));
      setBusy(false);
    }
  };

  return (
    <form className="stacked" onSubmit={(event) => void signIn(event)}>
      <label htmlFor={`${id}-name`}>{say('username')}</label>
      <input id={`${id}-name`} className="input" autoComplete="username" autoFocus={known === ''} required value={username} onChange={(event) => setUsername(event.target.value)} />
      <label htmlFor={`${id}-password`}>{say('password')}</label>
      <input id={`${id}-password`} className="input" type="password" autoComplete="current-password" autoFocus={known !== ''} required value={password} onChange={(event) => setPassword(event.target.value)} />
      {failure !== '' && <p className="failure" role="alert">{failure}</p>}
      <button type="submit" className="button primary" disabled={isBusy}>{isBusy ? say('signing_in') : say('sign_in')}</button>
    </form>
  );
}
