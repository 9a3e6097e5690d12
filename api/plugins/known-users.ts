import type { User, Users } from '#store';

import type { TokenSubject } from './access-tokens.ts';

/** Milliseconds for which a user is not read again, and users remembered. */
const freshFor = 5000;
const largest = 10_000;
/** Before the subjects of an identity provider, which are remembered beside the ids of users. */
const linked = 'subject ';

interface Remembered {
  readonly user: Promise<User | undefined>;
  readonly readAt: number;
}

interface KnownUsersOptions {
  readonly users: Pick<Users, 'findById' | 'findBySubject'>;
  readonly clock: () => Date;
}

/** Users as they were within the last 5 s, so that a request need not ask the store who asks. */
export class KnownUsers {
  readonly #users: KnownUsersOptions['users'];
  readonly #clock: () => Date;
  readonly #remembered = new Map<string, Remembered>();

  constructor({ users, clock }: KnownUsersOptions) {
    this.#users = users;
    this.#clock = clock;
  }

  /** The user a token names; undefined where there is none, it is disabled, or it changed since the token was given. */
  async find(subject: TokenSubject): Promise<User | undefined> {
    const user = await this.#named(subject);
    if (!user || user.disabledAt !== null) return undefined;
    return 'id' in subject && subject.version !== user.tokenVersion ? undefined : user;
  }

  async #named(subject: TokenSubject): Promise<User | undefined> {
    if ('subject' in subject) return this.#read(`${linked}${subject.subject}`, () => this.#users.findBySubject(subject.subject));
    const key = `id ${subject.id}`;
    const read = (): Promise<User | undefined> => this.#read(key, () => this.#users.findById(subject.id));
    const user = await read();
    // The token is newer than what is remembered: the user changed elsewhere and logged in again.
    if (!user || subject.version > user.tokenVersion) this.#remembered.delete(key);
    return user && subject.version > user.tokenVersion ? read() : user;
  }

  /** A link may be new, moved or gone: all of them are read anew. */
  forget({ id }: Pick<User, 'id'>): void {
    this.#remembered.delete(`id ${id}`);
    for (const key of this.#remembered.keys()) if (key.startsWith(linked)) this.#remembered.delete(key);
  }

  #read(key: string, read: () => Promise<User | undefined>): Promise<User | undefined> {
    const now = this.#clock().getTime();
    const known = this.#remembered.get(key);
    if (known && now - known.readAt < freshFor && now >= known.readAt) return known.user;
    const user = read();
    this.#remembered.delete(key);
    this.#remembered.set(key, { user, readAt: now });
    user.catch(() => this.#remembered.delete(key));
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= largest) break;
      this.#remembered.delete(oldest);
    }
    return user;
  }
}
