import type { Answers } from '#store';

import type { ToldEvent } from './told-event.ts';

interface TellerOptions {
  readonly messageId: string;
  readonly answers: Pick<Answers, 'tell'>;
  /** Something more was told. */
  readonly onTold: () => void;
  /** The store took an event no more: it failed, or the answer is under way no more. */
  readonly onFailure: (error: unknown) => void;
}

/** Writes what is told of an answer into the store, in its order. Only what is written counts as told: whoever reads it finds it there again. */
export class Teller {
  readonly told: ToldEvent[] = [];
  readonly #options: TellerOptions;
  #waiting: ToldEvent[] = [];
  #writing: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  push(event: ToldEvent): void {
    if (this.#isClosed) return;
    this.#waiting.push(event);
    this.#writing ??= this.#write();
  }

  /** Takes nothing more. Resolves when what was pushed is written, or has failed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { messageId, answers, onTold, onFailure } = this.#options;
    try {
      while (this.#waiting.length > 0) {
        const events = this.#waiting.splice(0);
        if (!(await answers.tell(messageId, events))) throw new Error(`the answer ${messageId} is under way no more`);
        this.told.push(...events);
        onTold();
      }
    } catch (error) {
      this.#isClosed = true;
      onFailure(error);
    } finally {
      this.#writing = undefined;
    }
  }
}
