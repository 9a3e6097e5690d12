/** Offsets of a part of a sentence, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const letterOrDigit = /[\p{L}\p{N}]/u;

/** The text in lower case, of the same length: no letter takes two places. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('');
}

/** Where a name stands whole in a text, both in lower case: never as a part of a longer word, number or code. */
export function occurrencesOf(name: string, text: string): Span[] {
  const found: Span[] = [];
  if (name === '') return found;
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
    if (letterOrDigit.test(before.slice(-1)) || /\p{N}[-_./|]$/u.test(before)) continue;
    if (letterOrDigit.test(after.slice(0, 1)) || /^[-_./|]\p{N}/u.test(after)) continue;
    found.push({ start, end });
  }
  return found;
}

/** Whether two parts of a sentence share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
