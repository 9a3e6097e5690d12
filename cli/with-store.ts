import { type Store, openStore } from '#store';

import type { CommandContext } from './context.ts';

/** Opens the store of a command for as long as its work takes. @throws CasemindError as `openStore`. */
export async function withStore<T>({ config, home, now }: CommandContext, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ path: home.store, url: config.DATABASE_URL, clock: now, auditKeys: config.AUDIT_KEY });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
