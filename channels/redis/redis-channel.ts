import type { Channel, ChannelReader, ChannelWriter, Observer, ReaderOptions } from '#engine';

import type { RedisSettings } from '../settings.ts';
import { RedisConnection } from './redis-connection.ts';
import { RedisReader } from './redis-reader.ts';
import { RedisWriter } from './redis-writer.ts';

/** A stream of Redis: a group of consumers shares it, and what one leaves undone goes to another. It has one part. */
export class RedisChannel implements Channel {
  readonly name = 'redis';
  readonly #settings: RedisSettings;
  readonly #observer: Observer;

  constructor(settings: RedisSettings, observer: Observer) {
    this.#settings = settings;
    this.#observer = observer;
  }

  async openReader(options: ReaderOptions): Promise<ChannelReader> {
    return RedisReader.open(this.#settings, options, this.#observer);
  }

  async openWriter(): Promise<ChannelWriter> {
    return new RedisWriter(this.#settings, await RedisConnection.open(this.#settings));
  }
}
