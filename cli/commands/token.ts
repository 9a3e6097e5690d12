import { CasemindError } from '#engine';
import { openStore } from '#store';

import type { CommandContext } from '../context.ts';

/** A token of a demo user, for trying the API by hand. */
export async function token(context: CommandContext, options: { role: string }): Promise<void> {
  const { config, home, now, terminal } = context;
  if (config.CASEMIND_MODE !== 'demo')
    throw new CasemindError('USAGE_INVALID', { field: 'token', value: config.CASEMIND_MODE, accepted: 'demo mode only; in production log in at POST /auth/login' });
  const { admitDemoUsers, demoUsers, signToken } = await import('#api');
  const demoUser = demoUsers.find(({ role }) => role === options.role);
  if (!demoUser) throw new CasemindError('USAGE_INVALID', { field: '--role', value: options.role, accepted: demoUsers.map(({ role }) => role).join(', ') });
  const store = await openStore({ path: home.store, clock: now });
  try {
    await admitDemoUsers(store);
    const user = await store.users.findByName(demoUser.username);
    if (!user) throw new Error('a demo user that was just admitted is not in the store');
    const signed = await signToken({ config, clock: now, user: { sub: user.id, name: user.username, role: user.role } });
    terminal.answer(signed.token, { access_token: signed.token, token_type: 'Bearer', expires_in: signed.expiresIn, role: user.role });
  } finally {
    await store.close();
  }
}
