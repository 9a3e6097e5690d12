/** Forms of words by how languages make them, so that lists name each word once. Phrases are joined by bars. */
const each = (phrases: string, formsOf: (word: string) => readonly string[]): string => [...new Set(phrases.split('|').flatMap((word) => formsOf(word)))].join('|');

/** The prefix me- before a stem: `tolak` is `menolak`, `hapus` `menghapus`. */
function withMe(stem: string): string {
  if (/^[aeiougqh]/u.test(stem)) return `meng${stem}`;
  if (stem.startsWith('k')) return `meng${stem.slice(1)}`;
  if (/^[bfv]/u.test(stem)) return `mem${stem}`;
  if (stem.startsWith('p')) return `mem${stem.slice(1)}`;
  if (stem.startsWith('t')) return `men${stem.slice(1)}`;
  if (stem.startsWith('s')) return `meny${stem.slice(1)}`;
  return /^[cdjz]/u.test(stem) ? `men${stem}` : `me${stem}`;
}

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
  return each(stems, (stem) => {
    const open = stem.endsWith('e') ? stem.slice(0, -1) : /[^aeiou]y$/u.test(stem) ? `${stem.slice(0, -1)}i` : stem;
    return [stem, `${open}${/(?:s|x|ch|sh|[^aeiou]y)$/u.test(stem) || stem.endsWith('e') ? 'es' : 's'}`, `${open}ed`, `${/[^aeiou]y$/u.test(stem) ? stem : open}ing`];
  });
}

/** Every phrase of one list before every one of another. */
export function crossed(first: string, second: string): string {
  return first.split('|').flatMap((one) => second.split('|').map((other) => `${one} ${other}`.trim())).join('|');
}
