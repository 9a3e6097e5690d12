import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useState } from 'react';

import { Modal } from '../parts/modal.tsx';
import { problemOf, service } from '../service/service.ts';
import { useTexts } from '../texts/language.ts';
import { SignIn, SignInForm } from './sign-in.tsx';
import { sessionRenewed, signedOut, useSession } from './session.ts';

/**
 * Nobody gets in who has not signed in. Where a session ended the page stays as it is, with all that was typed, and the
 * password is asked for over it.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const state = useSession();
  const queries = useQueryClient();
  const say = useTexts();
  const [isUnreachable, setUnreachable] = useState(false);

  const find = useCallback(() => {
    service.call('GET /auth/session').then(
      ({ data }) => sessionRenewed(data),
      (error: unknown) => (problemOf(error)?.status === 401 ? signedOut() : setUnreachable(true)),
    );
  }, []);
  useEffect(() => {
    if (state.status === 'unknown') find();
  }, [state.status, find]);

  if (state.status === 'unknown') {
    if (!isUnreachable) return <p className="centered" role="status">{say('loading')}</p>;
    const again = (): void => {
      setUnreachable(false);
      find();
    };
    return (
      <div className="centered" role="alert">
        <p>{say('unreachable')}</p>
        <button type="button" className="button" onClick={again}>{say('try_again')}</button>
      </div>
    );
  }
  if (!('session' in state)) return <SignIn />;
  const { session } = state;
  return (
    <>
      {children}
      {state.status === 'expired' && (
        <Modal title={say('session_expired')} isForced>
          <p className="muted">{say('session_expired_text')}</p>
          <SignInForm
            username={session.username}
            onSignedIn={(next) => {
              // What another person may see is not what this one saw.
              if (next.username !== session.username) queries.clear();
              sessionRenewed(next);
              void queries.invalidateQueries();
            }}
          />
        </Modal>
      )}
    </>
  );
}
