/** What the prefix me- and the beginning of a verb become together, by its first letters; the first that fits. */
const nasals: readonly (readonly [begins: RegExp, prefix: string, drops: number])[] = [
  [/^[bfv]/, 'mem', 0], [/^p/, 'mem', 1], [/^(?:sy|[dcjz])/, 'men', 0], [/^t/, 'men', 1], [/^s/, 'meny', 1], [/^k/, 'meng', 1], [/^[aeioughq]/, 'meng', 0], [/^/, 'me', 0],
];

/** The forms of an Indonesian verb by its root: bare, -kan, -in as people say, passive, active, and the noun in -an. */
export function indonesianForms(root: string): readonly string[] {
  const [, prefix = 'me', drops = 0] = nasals.find(([begins]) => begins.test(root)) ?? [];
  const stems = ['', 'kan', 'in', 'i'].map((ending) => root + ending);
  const active = stems.map((stem) => prefix + stem.slice(drops));
  return [...new Set([...stems, ...stems.map((stem) => `di${stem}`), ...active, `${root}an`, `${root}annya`, `${root}nya`])];
}

/** The forms of a regular English verb: bare, -s, -ing, -ed. */
export function englishForms(verb: string): readonly string[] {
  const isDoubled = /[^aeiou][aeiou][bdgmnpt]$/.test(verb);
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : isDoubled ? verb + verb.slice(-1) : verb;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const third = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${stem}ing`, past];
}
