import { randomBytes } from 'node:crypto';

import { CasemindError } from '#engine';
import { type Role, openStore, roles } from '#store';

import type { CommandContext } from '../context.ts';

/** Adds a user with a password made here and shown once. */
export async function addUser(context: CommandContext, username: string, options: { role: string }): Promise<void> {
  const role = roles.find((known) => known === options.role);
  if (!role) throw new CasemindError('USAGE_INVALID', { field: '--role', value: options.role, accepted: roles.join(', ') });
  const password = randomBytes(15).toString('base64url');
  const user = await withStore(context, (store) => store.users.create({ username, password, role: role satisfies Role }));
  context.terminal.answer(`user ${user.username} (${user.role}), password ${password}\nit is shown once and stored nowhere`, {
    username: user.username,
    role: user.role,
    password,
  });
}

export async function listUsers(context: CommandContext): Promise<void> {
  const users = await withStore(context, (store) => store.users.list());
  context.terminal.answer(
    users.map(({ username, role, disabledAt }) => `${username.padEnd(20)} ${role.padEnd(8)} ${disabledAt ? `disabled ${disabledAt}` : ''}`.trimEnd()).join('\n') || 'no users yet; next: casemind user add NAME --role auditor',
    { users },
  );
}

export async function disableUser(context: CommandContext, username: string): Promise<void> {
  const isKnown = await withStore(context, (store) => store.users.update(username, { isDisabled: true }));
  if (!isKnown) throw new CasemindError('USAGE_INVALID', { field: 'NAME', value: username, accepted: 'a user that `casemind user list` shows as enabled' });
  context.terminal.answer(`${username} can log in no more`, { username, disabled: true });
}

async function withStore<T>({ home, now }: CommandContext, work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore({ path: home.store, clock: now });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
