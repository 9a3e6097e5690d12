import { ProduceAcks, Producer, compatibilityPartitioner, stringSerializers } from '@platformatic/kafka';

import { CasemindError, type ChannelWriter, type OutgoingMessage } from '#engine';

import { type KafkaSettings, longestMessage } from '../settings.ts';
import { clientOptions, closeClient, insist } from './kafka-broker.ts';

/** Bytes and messages that go out at a time: a broker takes a megabyte unless told otherwise. */
const sendBytes = 800_000;
const sendMessages = 2000;

/** Writes to a topic of Kafka; the key of a message decides its partition as other clients of Kafka would. */
export class KafkaWriter implements ChannelWriter {
  readonly #settings: KafkaSettings;
  readonly #producer: Producer<string, string, string, string>;
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(settings: KafkaSettings) {
    this.#settings = settings;
    this.#producer = new Producer({ ...clientOptions(settings), serializers: stringSerializers, partitioner: compatibilityPartitioner, acks: ProduceAcks.ALL });
  }

  /** One call after the other, so that what is sent again after an outage comes before what follows it. */
  async write(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const { body } of messages) {
      const bytes = Buffer.byteLength(body);
      if (bytes > longestMessage) throw new CasemindError('CHANNEL_MESSAGE_TOO_LONG', { channel: 'kafka', bytes, most: longestMessage });
    }
    const written = this.#last.then(() => this.#writeAll(messages));
    this.#last = written.catch(() => {});
    await written;
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
    await this.#last;
    this.#isClosed = true;
    await closeClient(this.#producer);
  }
}
