/** Stands for what has been read of a text. */
const read = '\uE000';

/** A text of the same length, with a part of it read. */
export function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + read.repeat(Math.max(0, to - from)) + text.slice(to);
}

/** A text without what has been read of it. */
export function unread(text: string): string {
  return text.replaceAll(/\uE000+/g, ' ').replaceAll(/\s+/g, ' ').trim();
}
