/** What stands in place of characters that a scanner has accounted for. */
const accounted = '\uE000';

/** The sentence as the scanners see it: what one has read, no later one reads again. */
export class Coverage {
  #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  cover(start: number, end: number): void {
    this.#text = this.#text.slice(0, start) + accounted.repeat(end - start) + this.#text.slice(end);
  }

  /** Whether a scanner has read any of these characters. */
  touches(start: number, end: number): boolean {
    return this.#text.slice(start, end).includes(accounted);
  }
}
