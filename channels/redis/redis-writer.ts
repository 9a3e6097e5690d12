import { CasemindError, type ChannelWriter, type OutgoingMessage } from '#engine';

import { type RedisSettings, longestMessage } from '../settings.ts';
import type { RedisConnection } from './redis-connection.ts';

/** Commands that are on their way at a time. */
const most = 500;

/** Appends to a stream of Redis, and lets it grow to about as many messages as the settings say. */
export class RedisWriter implements ChannelWriter {
  readonly #settings: RedisSettings;
  readonly #connection: RedisConnection;
  #last: Promise<void> = Promise.resolve();

  constructor(settings: RedisSettings, connection: RedisConnection) {
    this.#settings = settings;
    this.#connection = connection;
  }

  /** One call after the other, so that what is sent again after an outage comes before what follows it. */
  async write(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const { body } of messages) {
      const bytes = Buffer.byteLength(body);
      if (bytes > longestMessage) throw new CasemindError('CHANNEL_MESSAGE_TOO_LONG', { channel: 'redis', bytes, most: longestMessage });
    }
    const written = this.#last.then(() => this.#writeAll(messages));
    this.#last = written.catch(() => {});
    await written;
  }

  async #writeAll(messages: readonly OutgoingMessage[]): Promise<void> {
    for (let next = 0; next < messages.length; ) {
      await this.#connection.insist(async () => {
        const sent = messages.slice(next, next + most).map(({ key, body }) => this.#connection.send(['XADD', this.#settings.stream, 'MAXLEN', '~', String(this.#settings.length), '*', 'key', key, 'body', body]));
        const results = await Promise.allSettled(sent);
        const failed = results.findIndex(({ status }) => status === 'rejected');
        next += failed === -1 ? results.length : failed;
        const refusal = results[failed];
        if (refusal?.status === 'rejected') throw refusal.reason;
      });
    }
  }

  async close(): Promise<void> {
    await this.#last;
    this.#connection.destroy();
  }
}
