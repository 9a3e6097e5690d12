/** Words as people type them, by the regular ways in which they are made. What a rule gives counts only where the lexicon has it at that place of a phrase. */
const rules: readonly ((word: string) => readonly string[])[] = [
  // `urutin`, `pisahin`, `tambahin`: -kan or -i in writing; `tampilin` and `kasihin` are their own stems too.
  (word) => (/.{3}in$/.test(word) ? ['kan', 'i', ''].map((ending) => word.slice(0, -2) + ending) : []),
  // `kalo`, `pake`, `sampe`, `dipake`, `rame`: au and ai at the end.
  (word) => (word.endsWith('o') ? [`${word.slice(0, -1)}au`] : word.endsWith('e') ? [`${word.slice(0, -1)}ai`, `${word.slice(0, -1)}a`] : []),
  // `bener`, `temen`, `cepet`, `rawet`: a in the last syllable.
  (word) => (/e[bcdfghjklmnpqrstvwxyz]$/.test(word) ? [`${word.slice(0, -2)}a${word.slice(-1)}`] : []),
  // `skali`, `brapa`, `stiap`, `blum`, `sblah`: an e that nobody hears.
  (word) => (/^[bcdfgjklmnprst][bcdfgjklmnprst]/.test(word) ? [`${word.slice(0, 1)}e${word.slice(1)}`] : []),
  // `liat`, `tau`, `abis`, `itung`: an h that nobody hears.
  (word) => [...(/^[aeiou]/.test(word) ? [`h${word}`] : []), ...[...word.matchAll(/[aeiou](?=[aeiou])/g)].map(({ index }) => `${word.slice(0, index + 1)}h${word.slice(index + 1)}`)],
  // `ngitung`, `nyari`, `nanganin`, `mecah`: the prefix me- by its nasal alone.
  (word) => [
    ...(/^ng[aeiou]/.test(word) ? [word.slice(2), `h${word.slice(2)}`, `k${word.slice(2)}`, `me${word}`] : []),
    ...(/^ny[aeiou]/.test(word) ? [`s${word.slice(2)}`, `c${word.slice(2)}`, `me${word}`] : []),
    ...(/^n[aeiou]/.test(word) ? [`t${word.slice(1)}`, `me${word}`] : []),
    ...(/^m[aeiou]/.test(word) ? [`p${word.slice(1)}`, `me${word}`] : []),
  ],
  // `pasiene`, `biayane`, `klaimna`: -nya in Javanese and Sundanese.
  (word) => (/^.{5,}(?:ne|na|e)$/.test(word) ? [word.replace(/(?:n[ea]|e)$/, ''), ...(word.endsWith('ne') ? [word.slice(0, -1)] : [])] : []),
  // `bangettt`
  (word) => (/(.)\1\1/.test(word) ? [word.replaceAll(/(.)\1+/g, '$1')] : []),
  // English: `patients`, `categories`, `readmitted`, `excluding`.
  (word) => (/[^s]s$/.test(word) ? [word.slice(0, -1), ...(word.endsWith('es') ? [word.slice(0, -2)] : []), ...(word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : [])] : []),
];

/** Letters that a word has at least to be read by its spoken form. */
const shortest = 3;

/** The written forms that a typed word may stand for, by one rule or two, the nearest first; itself is none of them. */
export function writtenForms(word: string): readonly string[] {
  if (word.length < shortest || !/^[a-z]+$/.test(word)) return [];
  const first = rules.flatMap((rule) => rule(word));
  const second = first.filter((form) => form.length >= shortest).flatMap((form) => rules.flatMap((rule) => rule(form)));
  return [...new Set([...first, ...second])].filter((form) => form !== word);
}

/** The letters by which people shorten a word: its consonants, ng and ny as their last letter, a vowel only where it begins: `tanggal` and `tgl`, `dengan` and `dgn`. */
export function skeletonOf(word: string): string {
  return word.slice(0, 1) + word.slice(1).replaceAll(/n(?=[gy])/g, '').replaceAll(/[aeiou]/g, '').replaceAll(/(.)\1+/g, '$1');
}

/** Whether a word is nothing but such letters: a shortening, and no word of its own. */
export function isShortened(word: string): boolean {
  return /^[a-z][bcdfghjklmnpqrstvwxyz]{1,5}$/.test(word) && !/[aeiou]/.test(word.slice(1));
}
