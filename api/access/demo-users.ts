import { CasemindError } from '#engine';
import { type Role, type Store, roles } from '#store';

export interface DemoUser {
  readonly username: string;
  readonly password: string;
  readonly role: Role;
}

/** One user a role. Their passwords are public: they exist in demo mode and nowhere else. */
export const demoUsers: readonly DemoUser[] = roles.map((role) => ({ username: role, password: `${role}-demo`, role }));

/** Lets the demo users in, making those that are missing. */
export async function admitDemoUsers(store: Store): Promise<void> {
  await Promise.all(demoUsers.map((user) => createOnce(store, user)));
  await store.users.enableDemo();
}

async function createOnce(store: Store, user: DemoUser): Promise<void> {
  if (await store.users.findByName(user.username)) return;
  try {
    await store.users.create({ ...user, isDemo: true });
  } catch (error) {
    if (!(error instanceof CasemindError && error.code === 'USER_EXISTS')) throw error;
  }
}
