import type { ChannelWriter, OutgoingMessage } from '#engine';

import type { RedisSettings } from '../settings.ts';
import { WriteQueue } from '../write-queue.ts';
import type { RedisConnection } from './redis-connection.ts';

/** Commands that are on their way at a time. */
const most = 500;

/** Appends to a stream of Redis, and lets it grow to about as many messages as the settings say. */
export class RedisWriter implements ChannelWriter {
  readonly #settings: RedisSettings;
  readonly #connection: RedisConnection;
  readonly #queue = new WriteQueue('redis', (messages) => this.#writeAll(messages));

  constructor(settings: RedisSettings, connection: RedisConnection) {
    this.#settings = settings;
    this.#connection = connection;
  }

  write(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.#queue.write(messages);
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
    await this.#queue.settle();
    this.#connection.destroy();
  }
}
