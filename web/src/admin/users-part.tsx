import { useQuery } from '@tanstack/react-query';
import type { User } from '#client';
import { type FormEvent, useId, useState } from 'react';

import { Confirm } from '../parts/confirm.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Modal } from '../parts/modal.tsx';
import { provinceTiles } from '../parts/province-tiles.ts';
import { Loaded, Panel } from '../parts/room.tsx';
import { useAct } from '../parts/use-act.ts';
import { service } from '../service/service.ts';
import { useSession } from '../session/session.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';

const roles = ['auditor', 'ops', 'client', 'admin'] as const;
const usersKey = ['users'] as const;
const names = new Map(provinceTiles.map(({ code, name }) => [code, name]));

/** Who may sign in, as what, and for which provinces. */
export function UsersPart() {
  const say = useTexts();
  const format = useFormat();
  const current = useSession();
  const own = 'session' in current ? current.session.username : '';
  const users = useQuery({ queryKey: usersKey, queryFn: async ({ signal }) => (await service.call('GET /users', { signal })).data, staleTime: 30_000 });
  const [edited, setEdited] = useState<User | 'new'>();
  const [switched, setSwitched] = useState<User>();
  const [secret, setSecret] = useState<{ readonly username: string; readonly password: string }>();
  const toggle = useAct(({ username, disabled_at: at }: User) => service.call('PATCH /users/{name}', { path: { name: username }, body: { disabled: at === null } }), { changes: [usersKey], onDone: () => setSwitched(undefined) });
  return (
    <Panel title={say('admin_users')} about={say('users_text')} tools={<button type="button" className="button primary" onClick={() => setEdited('new')}>{say('user_add')}</button>}>
      {secret && (
        <div className="stacked" role="status">
          <p>{say('user_password', { name: secret.username })}</p>
          <p className="secret">{secret.password}</p>
          <button type="button" className="button small" onClick={() => setSecret(undefined)}>{say('close')}</button>
        </div>
      )}
      <Loaded query={users}>
        {(listed) => (
          <DataTable
            label={say('admin_users')}
            rows={listed}
            keyOf={({ username }) => username}
            columns={[
              { id: 'name', label: say('user'), cell: ({ username, is_demo: isDemo }) => <>{username} {isDemo && <span className="pill">demo</span>}</> },
              { id: 'role', label: say('role'), cell: ({ role }) => say(`role_${role}`) },
              { id: 'scope', label: say('scope'), isLong: true, cell: ({ provinces }) => (provinces === null ? say('all_provinces') : provinces.map((code) => names.get(code) ?? code).join(', ')) },
              { id: 'state', label: say('state'), cell: ({ disabled_at: at }) => <span className="pill" data-tone={at === null ? 'good' : 'low'}>{at === null ? say('user_active') : say('user_disabled')}</span> },
              { id: 'since', label: say('made_at'), cell: ({ created_at: at }) => format.time(at) },
              {
                id: 'act',
                label: say('action'),
                cell: (user) => (
                  <span className="row">
                    <button type="button" className="button small" onClick={() => setEdited(user)}>{say('user_change')}</button>
                    {user.username !== own && <button type="button" className="button small" onClick={() => setSwitched(user)}>{say(user.disabled_at === null ? 'user_disable' : 'user_enable')}</button>}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {edited !== undefined && <UserForm user={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onSecret={setSecret} />}
      {switched && (
        <Confirm title={say(switched.disabled_at === null ? 'user_disable' : 'user_enable')} action={say(switched.disabled_at === null ? 'user_disable' : 'user_enable')} isBusy={toggle.isBusy} failure={toggle.failure} onConfirm={() => toggle.run(switched)} onClose={() => setSwitched(undefined)}>
          <p>{say(switched.disabled_at === null ? 'user_disable_text' : 'user_enable_text', { name: switched.username })}</p>
        </Confirm>
      )}
    </Panel>
  );
}

interface UserFormProps {
  /** None for a new one. */
  readonly user: User | undefined;
  readonly onClose: () => void;
  readonly onSecret: (secret: { readonly username: string; readonly password: string } | undefined) => void;
}

function UserForm({ user, onClose, onSecret }: UserFormProps) {
  const say = useTexts();
  const field = useId();
  const [username, setUsername] = useState(user?.username ?? '');
  const [role, setRole] = useState<User['role']>(user?.role ?? 'auditor');
  const [scope, setScope] = useState<readonly string[] | null>(user?.provinces ?? null);
  const [password, setPassword] = useState('');
  const save = useAct(
    async () => {
      const provinces = scope === null ? null : [...scope];
      if (user) await service.call('PATCH /users/{name}', { path: { name: user.username }, body: { role, provinces, ...(password !== '' && { password }) } });
      else {
        const { data } = await service.call('POST /users', { body: { username, role, provinces } });
        onSecret(data.password === undefined ? undefined : { username, password: data.password });
      }
    },
    { changes: [usersKey], onDone: onClose },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run(undefined);
  };
  return (
    <Modal title={user ? say('user_change_title', { name: user.username }) : say('user_add')} onClose={onClose}>
      <form className="stacked" onSubmit={submit}>
        {!user && (
          <>
            <label htmlFor={`${field}-name`}>{say('username')}</label>
            <input id={`${field}-name`} className="input" required autoFocus autoComplete="off" value={username} onChange={(event) => setUsername(event.target.value)} />
          </>
        )}
        <label htmlFor={`${field}-role`}>{say('role')}</label>
        <select id={`${field}-role`} className="input" value={role} onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? role)}>{roles.map((one) => <option key={one} value={one}>{say(`role_${one}`)}</option>)}</select>
        <p className="fine">{say(`role_${role}_text`)}</p>
        <fieldset className="stacked">
          <legend className="hidden">{say('scope')}</legend>
          <label className="row"><input type="checkbox" checked={scope === null} onChange={(event) => setScope(event.target.checked ? null : [])} />{say('all_provinces')}</label>
          {scope !== null && (
            <div className="check-grid">
              {provinceTiles.map(({ code, name }) => <label key={code}><input type="checkbox" checked={scope.includes(code)} onChange={(event) => setScope(event.target.checked ? [...scope, code] : scope.filter((one) => one !== code))} />{name}</label>)}
            </div>
          )}
        </fieldset>
        {user && (
          <>
            <label htmlFor={`${field}-password`}>{say('new_password')}</label>
            <input id={`${field}-password`} className="input" type="password" minLength={12} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />
            <p className="fine">{say('user_ends_tokens')}</p>
          </>
        )}
        {save.failure !== undefined && <p className="failure" role="alert">{save.failure}</p>}
        <div className="row end">
          <button type="button" className="button" onClick={onClose}>{say('cancel')}</button>
          <button type="submit" className="button primary" disabled={save.isBusy || (scope !== null && scope.length === 0)}>{say('save')}</button>
        </div>
      </form>
    </Modal>
  );
}
