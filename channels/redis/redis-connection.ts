import { ErrorReply, RESP_TYPES, createClient } from 'redis';

import { CasemindError } from '#engine';

import type { RedisSettings } from '../settings.ts';

/** Words with which Redis refuses for the moment: it loads its data, or another takes its place. */
const passing = /^(?:LOADING|TRYAGAIN|CLUSTERDOWN|MASTERDOWN|READONLY|BUSY)\b/;
const retryMs = 50;
const longestRetryMs = 1000;

export type Reply = Buffer | string | number | null | readonly Reply[];

/** One connection to Redis, which is made again and again while it is wanted. */
export class RedisConnection {
  readonly #client;
  readonly #settings: RedisSettings;
  #isClosed = false;
  #lastError: unknown;

  private constructor(settings: RedisSettings) {
    this.#settings = settings;
    this.#client = createClient({
      url: settings.url,
      RESP: 2,
      name: 'casemind',
      disableClientInfo: true,
      maintNotifications: 'disabled',
      // What is sent while there is no connection fails at once: in which order it is sent again is decided here.
      disableOfflineQueue: true,
      commandOptions: { timeout: 0 },
      socket: {
        connectTimeout: settings.patienceMs,
        reconnectStrategy: (retries, cause) => (isFinal(cause) ? cause : Math.min(retryMs * 2 ** Math.min(retries, 10), longestRetryMs)),
      },
    });
    this.#client.on('error', (error: unknown) => (this.#lastError = error));
  }

  /** @throws CasemindError CHANNEL_UNREACHABLE where Redis does not answer in time, or refuses. */
  static async open(settings: RedisSettings): Promise<RedisConnection> {
    const connection = new RedisConnection(settings);
    const timer = setTimeout(() => connection.destroy(), settings.patienceMs);
    try {
      await connection.#client.connect();
      return connection;
    } catch (error) {
      connection.destroy();
      throw unreachable(settings, isFinal(error) ? error : (connection.#lastError ?? error));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends one command; what comes back are bytes. Commands of one turn go out together. @throws what Redis or the connection says. */
  send(words: readonly (string | Buffer)[]): Promise<Reply> {
    return this.#client.sendCommand<Reply>(words, { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } });
  }

  /**
   * Does some work, again while Redis is away or not ready.
   *
   * @throws CasemindError CHANNEL_UNREACHABLE where it stays so for as long as the settings say, or Redis refuses the work.
   */
  async insist<T>(work: () => Promise<T>, patienceMs = this.#settings.patienceMs): Promise<T> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (this.#isClosed || isFinal(error) || performance.now() + retryMs > deadline) throw unreachable(this.#settings, error);
        await new Promise((again) => setTimeout(again, retryMs));
      }
    }
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  destroy(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#client.isOpen) this.#client.destroy();
  }
}

/** Whether Redis answered, and would answer the same again. */
function isFinal(error: unknown): error is Error {
  return error instanceof ErrorReply && !passing.test(error.message);
}

export function isNoGroup(error: unknown): boolean {
  return error instanceof ErrorReply && error.message.startsWith('NOGROUP');
}

export function isBusyGroup(error: unknown): boolean {
  return error instanceof ErrorReply && error.message.startsWith('BUSYGROUP');
}

/** The address is shown without its user and password. */
function unreachable({ url }: RedisSettings, error: unknown): CasemindError {
  if (error instanceof CasemindError) return error;
  const { protocol, host, pathname } = new URL(url);
  return new CasemindError('CHANNEL_UNREACHABLE', { channel: 'redis', address: `${protocol}//${host}${pathname}`, reason: error instanceof Error && error.message !== '' ? error.message : String(error) }, { cause: error });
}
