import { ProduceAcks, Producer, compatibilityPartitioner, stringSerializers } from '@platformatic/kafka';

import type { ChannelWriter, OutgoingMessage } from '#engine';

import type { KafkaSettings } from '../settings.ts';
import { WriteQueue } from '../write-queue.ts';
import { clientOptions, closeClient, insist } from './kafka-broker.ts';

/** Bytes and messages that go out at a time: a broker takes a megabyte unless told otherwise. */
const sendBytes = 800_000;
const sendMessages = 2000;

/** Writes to a topic of Kafka; the key of a message decides its partition as other clients of Kafka would. */
export class KafkaWriter implements ChannelWriter {
  readonly #settings: KafkaSettings;
  readonly #producer: Producer<string, string, string, string>;
  readonly #queue = new WriteQueue('kafka', (messages) => this.#writeAll(messages));
  #isClosed = false;

  constructor(settings: KafkaSettings) {
    this.#settings = settings;
    this.#producer = new Producer({ ...clientOptions(settings), serializers: stringSerializers, partitioner: compatibilityPartitioner, acks: ProduceAcks.ALL });
  }

  write(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.#queue.write(messages);
  }

  async #writeAll(messages: readonly OutgoingMessage[]): Promise<void> {
    const { topic } = this.#settings;
    for (let next = 0; next < messages.length; ) {
      let bytes = 0;
      let end = next;
      for (let message = messages[end]; message && end - next < sendMessages; message = messages[++end]) {
        bytes += message.body.length;
        if (bytes > sendBytes && end > next) break;
      }
      const batch = messages.slice(next, end).map(({ key, body }) => ({ topic, key, value: body }));
      await insist(this.#settings, () => this.#producer.send({ messages: batch, acks: ProduceAcks.ALL }), () => !this.#isClosed);
      next = end;
    }
  }

  async close(): Promise<void> {
    await this.#queue.settle();
    this.#isClosed = true;
    await closeClient(this.#producer);
  }
}
