import { ErrorReply, RESP_TYPES, createClient } from 'redis';

import { CasemindError } from '#engine';

import type { RedisSettings } from '../settings.ts';

/** Words with which Redis refuses for the moment: it loads its data, or another takes its place. */
const passing = /^(?:LOADING|TRYAGAIN|CLUSTERDOWN|MASTERDOWN|READONLY|BUSY)\b/;
const retryMs = 50;
const longestRetryMs = 1000;
/** Silence after which a connection is made anew: longer than any command waits within Redis. */
const silenceMs = 30_000;

export type Reply = Buffer | string | number | null | readonly Reply[];

/** One connection to Redis, which is made again and again while it is wanted. */
export class RedisConnection {
  readonly #client;
  readonly #settings: RedisSettings;
  #isClosed = false;
  #wasReady = false;
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
        socketTimeout: silenceMs,
        // A refusal ends the first try; later it may be that of a Redis whose accounts are being changed.
        reconnectStrategy: (retries, cause) => (isFinal(cause) && !this.#wasReady ? cause : Math.min(retryMs * 2 ** Math.min(retries, 10), longestRetryMs)),
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
      connection.#wasReady = true;
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
  async insist<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.#settings.patienceMs;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (this.#isClosed || isFinal(error) || performance.now() + retryMs > deadline) throw unreachable(this.#settings, isFinal(error) ? error : (this.#lastError ?? error));
        await new Promise((again) => setTimeout(again, retryMs));
      }
    }
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

/** Whether the group, or the stream with it, is gone: before a wait or during it. */
export function isNoGroup(error: unknown): boolean {
  return error instanceof ErrorReply && /^(?:NOGROUP|UNBLOCKED)\b/.test(error.message);
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
