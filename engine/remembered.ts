/**
 * Answers worked out before, by key, the least recently asked for making room. A snapshot never changes,
 * so neither does what is read of it: a key that names the snapshot and the question is enough. Callers
 * who ask while an answer is being made wait for that one; a failure is not kept.
 */
export class Remembered<T> {
  readonly #largest: number;
  readonly #answers = new Map<string, Promise<T>>();

  /** @param options.largest number of answers kept. */
  constructor({ largest = 1000 }: { readonly largest?: number } = {}) {
    this.#largest = largest;
  }

  async get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    this.#answers.delete(key);
    const answer = known ?? make();
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#largest && oldest !== undefined) this.#answers.delete(oldest);
    try {
      return await answer;
    } catch (error) {
      if (this.#answers.get(key) === answer) this.#answers.delete(key);
      throw error;
    }
  }
}

/** Answers remembered apart for each of some objects, such as the manifest of a snapshot; they go with it. */
export class RememberedOf<Owner extends object, T> {
  readonly #largest: number;
  readonly #answers = new WeakMap<Owner, Remembered<T>>();

  /** @param options.largest number of answers kept of each. */
  constructor({ largest }: { readonly largest: number }) {
    this.#largest = largest;
  }

  async get(owner: Owner, key: string, make: () => Promise<T>): Promise<T> {
    const answers = this.#answers.get(owner) ?? new Remembered<T>({ largest: this.#largest });
    this.#answers.set(owner, answers);
    return answers.get(key, make);
  }
}
