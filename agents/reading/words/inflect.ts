/** What the prefix me- and the beginning of a verb become together, by its first letters; the first that fits. */
const nasals: readonly (readonly [begins: RegExp, prefix: string, drops: number])[] = [
  [/^[bfv]/, 'mem', 0], [/^p/, 'mem', 1], [/^(?:sy|[dcjz])/, 'men', 0], [/^t/, 'men', 1], [/^s/, 'meny', 1], [/^k/, 'meng', 1], [/^[aeioughq]/, 'meng', 0], [/^/, 'me', 0],
];

/** The prefix me- before a stem: `tolak` is `menolak`, `hapus` `menghapus`. */
function withMe(stem: string): string {
  const [, prefix = 'me', drops = 0] = nasals.find(([begins]) => begins.test(stem)) ?? [];
  return prefix + stem.slice(drops);
}

/** The forms of an Indonesian verb by its root: bare, -kan, -in as people say, passive, active, and the noun in -an. */
export function indonesianForms(root: string): readonly string[] {
  const stems = ['', 'kan', 'in', 'i'].map((ending) => root + ending);
  return [...new Set([...stems, ...stems.map((stem) => `di${stem}`), ...stems.map((stem) => withMe(stem)), `${root}an`, `${root}annya`, `${root}nya`])];
}

/** The forms of a regular English verb: bare, -s, -ing, -ed. */
export function englishForms(verb: string): readonly string[] {
  const isDoubled = /[^aeiou][aeiou][bdgmnpt]$/.test(verb);
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : isDoubled ? verb + verb.slice(-1) : verb;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const third = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${stem}ing`, past];
}

/** Some forms alone of each of some stems, joined by bars. */
const each = (stems: string, formsOf: (stem: string) => readonly string[]): string => [...new Set(stems.split('|').flatMap((stem) => formsOf(stem)))].join('|');

/** What somebody does: the stem, and with me-. */
export function active(stems: string): string {
  return each(stems, (stem) => [stem, withMe(stem)]);
}

/** What is done: with di-. */
export function passive(stems: string): string {
  return each(stems, (stem) => [`di${stem}`, `di ${stem}`]);
}

/** Both, and what has been done: with ter-. */
export function verbs(stems: string): string {
  return each(stems, (stem) => [stem, withMe(stem), `di${stem}`, `ter${stem}`]);
}

/** English verbs: `cheat`, `cheats`, `cheated`, `cheating`. */
export function inflected(stems: string): string {
  return each(stems, (stem) => englishForms(stem));
}
