import { CasemindError } from '#engine';

import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';

/** A token of a demo user, for trying the API by hand. */
export async function token(context: CommandContext, options: { role: string }): Promise<void> {
  const { config, now, terminal } = context;
  if (config.CASEMIND_MODE !== 'demo')
    throw new CasemindError('USAGE_INVALID', { field: 'token', value: config.CASEMIND_MODE, accepted: 'demo mode only; in production log in at POST /auth/login' });
  const { admitDemoUsers, createAccessTokens, demoUsers } = await import('#api');
  const demoUser = demoUsers.find(({ role }) => role === options.role);
  if (!demoUser) throw new CasemindError('USAGE_INVALID', { field: '--role', value: options.role, accepted: demoUsers.map(({ role }) => role).join(', ') });
  const user = await withStore(context, async (store) => {
    await admitDemoUsers(store);
    return store.users.findByName(demoUser.username);
  });
  if (!user) throw new Error('a demo user that was just admitted is not in the store');
  const { id: sub, username: name, role, tokenVersion: ver } = user;
  const signed = await createAccessTokens({ config, clock: now }).sign({ sub, name, role, ver });
  terminal.answer(signed.token, { access_token: signed.token, token_type: 'Bearer', expires_in: signed.expiresIn, role });
}
