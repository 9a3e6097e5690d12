/** Every first word with every second: `diagnosis` and `dx` with `primer` and `utama`. */
export function each(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}

const numerals: readonly (readonly string[])[] = [['1', 'i', 'satu', 'one'], ['2', 'ii', 'dua', 'two'], ['3', 'iii', 'tiga', 'three'], ['4', 'iv', 'empat', 'four'], ['5', 'v', 'lima', 'five']];

/** A number from 1 to 5 as people write it behind a name: in digits, Roman, in words. */
export function numeralsOf(number: number): readonly string[] {
  return numerals[number - 1] ?? [];
}
