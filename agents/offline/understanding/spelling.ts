import { commonWords, knownWords } from './vocabulary.ts';

const shortest = 4;
/** Words this long may differ from a known one by two letters. */
const longWord = 9;

const remembered = new Map<string, string>();
const mostRemembered = 2000;

/**
 * The known word that a misspelt one means: one letter more, less, other or out of place (two in a
 * long word), the same first letter, and only one such word. Any other word stays as it is.
 */
export function correctedWord(token: string): string {
  if (token.length < shortest || token.length > 24 || commonWords.has(token) || isKnown(token)) return token;
  const earlier = remembered.get(token);
  if (earlier !== undefined) return earlier;
  const correction = nearest(token) ?? token;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(token, correction);
  return correction;
}

function isKnown(token: string): boolean {
  return knownWords.has(token);
}

function nearest(token: string): string | undefined {
  const allowed = token.length >= longWord ? 2 : 1;
  let [best, found]: [number, string[]] = [allowed + 1, []];
  for (const known of knownWords) {
    if (known.length <= shortest || known[0] !== token[0] || Math.abs(known.length - token.length) > allowed) continue;
    const distance = editDistance(token, known, allowed);
    if (distance > allowed || distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(known);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Letters to insert, take out, replace or swap with their neighbour; more than `most` where it is plain that there are more. */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
