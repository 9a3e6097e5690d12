import type { Channel, ChannelReader, ChannelWriter, Observer, ReaderOptions } from '#engine';

import type { KafkaSettings } from '../settings.ts';
import { findTopic } from './kafka-broker.ts';
import { KafkaReader } from './kafka-reader.ts';
import { KafkaWriter } from './kafka-writer.ts';

/** A topic of Kafka: its partitions are divided among the consumers of a group. */
export class KafkaChannel implements Channel {
  readonly name = 'kafka';
  readonly #settings: KafkaSettings;
  readonly #observer: Observer;

  constructor(settings: KafkaSettings, observer: Observer) {
    this.#settings = settings;
    this.#observer = observer;
  }

  async openReader(options: ReaderOptions): Promise<ChannelReader> {
    await findTopic(this.#settings);
    return KafkaReader.open(this.#settings, options, this.#observer);
  }

  async openWriter(): Promise<ChannelWriter> {
    await findTopic(this.#settings);
    return new KafkaWriter(this.#settings);
  }
}
