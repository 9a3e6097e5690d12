import { CasemindError, type ChannelName, type OutgoingMessage } from '#engine';

import { longestMessage } from './settings.ts';

interface Waiter {
  readonly messages: readonly OutgoingMessage[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends one batch after the other, so that what is sent again after an outage comes before what follows it. What callers
 * write while one is on its way goes together in the next.
 */
export class WriteQueue {
  readonly #channel: ChannelName;
  readonly #send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  #waiters: Waiter[] = [];
  #sending: Promise<void> | undefined;

  constructor(channel: ChannelName, send: (messages: readonly OutgoingMessage[]) => Promise<void>) {
    this.#channel = channel;
    this.#send = send;
  }

  /** @throws CasemindError CHANNEL_MESSAGE_TOO_LONG before any message is sent; what sending throws. */
  async write(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const { body } of messages) {
      const bytes = Buffer.byteLength(body);
      if (bytes > longestMessage) throw new CasemindError('CHANNEL_MESSAGE_TOO_LONG', { channel: this.#channel, bytes, most: longestMessage });
    }
    if (messages.length === 0) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiters.push({ messages, resolve, reject });
    this.#sending ??= this.#sendAll();
    await promise;
  }

  async #sendAll(): Promise<void> {
    while (this.#waiters.length > 0) {
      const waiters = this.#waiters;
      this.#waiters = [];
      try {
        await this.#send(waiters.flatMap(({ messages }) => messages));
        for (const { resolve } of waiters) resolve();
      } catch (error) {
        for (const { reject } of waiters) reject(error);
      }
    }
    this.#sending = undefined;
  }

  /** Resolves when nothing is on its way. */
  async settle(): Promise<void> {
    await this.#sending;
  }
}
