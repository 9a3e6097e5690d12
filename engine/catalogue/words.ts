/** Every first word with every second: `diagnosis` and `dx` with `primer` and `utama`. */
export function each(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}

const numerals: readonly (readonly string[])[] = [['1', 'i', 'satu', 'one'], ['2', 'ii', 'dua', 'two'], ['3', 'iii', 'tiga', 'three'], ['4', 'iv', 'empat', 'four'], ['5', 'v', 'lima', 'five']];

/** A number from 1 to 5 as people write it behind a name: in digits, Roman, in words. */
export function numeralsOf(number: number): readonly string[] {
  return numerals[number - 1] ?? [];
}

type Forms = (verb: string) => readonly string[];

/**
 * Phrases by how they are made, and not one by one: `(pecah|rinci) (|lagi) (per|menurut)` is eight phrases. Brackets hold
 * alternatives, an empty one leaves its place out, and `~` before a word stands for every form of that verb.
 */
export function phrasesOf(pattern: string, formsOf: Forms = (verb) => [verb]): readonly string[] {
  const pieces = pattern.match(/[()|]|[^()|]+/gu) ?? [];
  const [phrases] = alternativesFrom(pieces, 0, formsOf);
  return [...new Set(phrases.map((phrase) => phrase.replaceAll(/\s+/gu, ' ').trim()))].filter((phrase) => phrase !== '');
}

/** What stands from a piece up to the bracket that closes it, and the place of that bracket. */
function alternativesFrom(pieces: readonly string[], from: number, formsOf: Forms): readonly [phrases: readonly string[], end: number] {
  const before: string[] = [];
  let current: readonly string[] = [''];
  let at = from;
  for (; at < pieces.length && pieces[at] !== ')'; at += 1) {
    const piece = pieces[at] ?? '';
    if (piece === '|') {
      before.push(...current);
      current = [''];
      continue;
    }
    const [next, end] = piece === '(' ? alternativesFrom(pieces, at + 1, formsOf) : ([written(piece, formsOf), at] as const);
    current = current.flatMap((phrase) => next.map((one) => phrase + one));
    at = end;
  }
  return [[...before, ...current], at];
}

/** A run of words, with each verb in all its forms. */
function written(run: string, formsOf: Forms): readonly string[] {
  const parts = [...run.matchAll(/~(?<verb>\p{L}+)|[^~]+/gu)].map(({ 0: text, groups }) => (groups?.['verb'] === undefined ? [text] : formsOf(groups['verb'])));
  return parts.reduce<readonly string[]>((phrases, forms) => phrases.flatMap((phrase) => forms.map((form) => phrase + form)), ['']);
}
