/** A value that a name may mean: its code where it has one, its own name where that is known. */
export interface Named {
  readonly code: string | null;
  readonly name: string | null;
}

/** English words of Indonesian place names, words of classes, and abbreviations that are no beginnings of words. */
const translated: Readonly<Record<string, string>> = {
  WEST: 'BARAT', EAST: 'TIMUR', NORTH: 'UTARA', SOUTH: 'SELATAN', CENTRAL: 'TENGAH', SOUTHEAST: 'TENGGARA', JAVA: 'JAWA', SUMATRA: 'SUMATERA', ISLANDS: 'KEPULAUAN',
  TIPE: 'TYPE', CLASS: 'KELAS', SPECIAL: 'KHUSUS', KOTAMADYA: 'KOTA', ISTIMEWA: 'DI',
  KALTARA: 'KALIMANTAN UTARA', SULTRA: 'SULAWESI TENGGARA', SULTENG: 'SULAWESI TENGAH',
};
/** Words that say what kind of place a name is of, and tell no two apart. */
const kinds = new Set(['PROVINSI', 'PROV', 'PROVINCE', 'OF', 'DAERAH', 'KAB', 'KABUPATEN', 'REGENCY', 'DISTRICT', 'CITY', 'ADM', 'ADMINISTRASI']);

/**
 * The value that a person's words mean, or those between which they do not decide: none where they
 * mean nothing known. Tried in turn: the code, the very name, its words in any order, some of its
 * words, the beginnings of its words (`Jabar`, `NTB`). A class may be its letter alone.
 */
export function matchName<Value extends Named>(asked: string, values: readonly Value[]): readonly Value[] {
  const words = wordsOf(asked);
  const letter = /^(?:RS )?(?:(?:KELAS|TYPE) )?([A-D])$/.exec(words.join(' '))?.[1];
  const wanted = letter === undefined ? words : ['RS', 'KELAS', letter];
  const known = values.map((value) => ({ value, words: wordsOf(value.name ?? value.code ?? '') }));
  const tests: readonly ((own: readonly string[], value: Value) => boolean)[] = [
    (_own, { code }) => code !== null && code === asked.trim(),
    (_own, { name }) => name?.toUpperCase() === asked.trim().toUpperCase(),
    (own) => own.join(' ') === wanted.join(' '),
    (own) => own.length === wanted.length && wanted.every((word) => own.includes(word)),
    (own) => wanted.length > 0 && wanted.every((word) => own.includes(word)),
    (own) => wanted.length === 1 && (isOfBeginnings(wanted[0] ?? '', own) || isOfBeginnings(wanted[0] ?? '', own.slice(1))),
  ];
  for (const test of tests) {
    const found = known.filter(({ value, words: own }) => own.length > 0 && test(own, value)).map(({ value }) => value);
    if (found.length > 0) return found;
  }
  return [];
}

function wordsOf(text: string): string[] {
  const words = text
    .toUpperCase()
    .replaceAll(/(?<=\p{L})\.(?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (translated[word] ?? word).split(' '))
    .filter((word) => word !== '');
  const own = words.filter((word) => !kinds.has(word));
  return own.length > 0 ? own : words;
}

/** Whether a word is made of the beginnings of others, one of each in turn: `JABAR` of `JAWA BARAT`. */
function isOfBeginnings(word: string, others: readonly string[]): boolean {
  const [first, ...rest] = others;
  if (first === undefined) return false;
  if (rest.length === 0) return first.startsWith(word) && word !== '';
  for (let length = 1; length < word.length && first.startsWith(word.slice(0, length)); length += 1) if (isOfBeginnings(word.slice(length), rest)) return true;
  return false;
}
