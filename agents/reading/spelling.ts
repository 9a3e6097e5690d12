import { findField } from '#engine';

import { type Atom, phraseOf } from './atoms.ts';
import { type Lexicon, type Node, lightAt, wordsIn } from './lexicon.ts';
import { remembered } from './remembered.ts';
import type { Item } from './sense.ts';

/** Letters that a word has at least to be read as another that is written nearly so. */
const shortest = 5;

const places: ReadonlySet<string> = new Set((findField('province_name')?.values ?? []).flatMap(({ value, label, synonyms }) => [String(value), label.id, label.en, ...synonyms]).flatMap((name) => phraseOf(name)));

/** Whether any of some words is long enough. */
export function canRespell(words: string): boolean {
  return words.split(/\s+/).some((word) => word.length >= shortest);
}

/** For words that are nothing, by their place, the one word of the lexicon that differs by a letter: none where two of different meaning are as near, or it names a place, a facility or guilt. */
export function respellings({ atoms, items }: { readonly atoms: readonly Atom[]; readonly items: readonly (readonly Item[])[] }, unread: readonly string[], lexicon: Lexicon): ReadonlyMap<number, string> {
  const left = new Set(unread.flatMap((words) => words.toLowerCase().split(/\s+/)));
  const found = new Map<number, string>();
  const known = new Map<string, string | undefined>();
  for (const [place, { folded, kind }] of atoms.entries()) {
    if (kind !== 'word' || folded.length < shortest || (items[place] ?? []).length > 0 || !left.has(folded) || lightAt([folded]).length > 0) continue;
    const word = known.has(folded) ? known.get(folded) : nearest(folded, lexicon);
    known.set(folded, word);
    if (word !== undefined) found.set(place, word);
  }
  return found;
}

const ending = /(?:nya|lah|kah|pun)$/u;

/** The words of phrases that are part of a query or concept; those that stand for acts are left out. */
const spokenIn = remembered((root: Node): ReadonlySet<string> => new Set([...root.next].flatMap(([word, next]) => [...(isSpoken(next) ? [word] : []), ...spokenIn(next)])));

function isSpoken({ entries, next }: Node): boolean {
  return !entries.some(({ sense }) => sense.kind === 'act') && (entries.length > 0 || [...next.values()].some((after) => isSpoken(after)));
}

function nearest(word: string, { catalogue, names }: Lexicon): string | undefined {
  const named = wordsIn(names);
  // An ending of speech makes a short word no surer: `naiknya` is no `niknya`.
  const isOne = (other: string): boolean => other.replace(ending, '').length >= shortest && isNear(word, other);
  const written = [...new Set([...spokenIn(catalogue), ...named])].filter((other) => isOne(other));
  // `urutin` is written wrong too: verbs in -kan with the ending that people say.
  const spoken = [...spokenIn(catalogue)].filter((other) => other.endsWith('kan')).map((other) => `${other.slice(0, -3)}in`);
  const near = written.length > 0 ? written : spoken.filter((other) => isOne(other));
  const [first] = near;
  const meanings = new Set(near.map((other) => JSON.stringify(catalogue.next.get(other)?.entries.map(({ sense }) => sense) ?? other)));
  return first === undefined || meanings.size > 1 || near.some((other) => places.has(other) || named.has(other)) ? undefined : first;
}

/** Whether a word of grammar or of what can be asked is written nearly so. */
export function isNearly(word: string, { catalogue }: Lexicon): boolean {
  return [...spokenIn(catalogue)].some((other) => other.length >= shortest - 1 && isNear(word, other));
}

/** Whether two words begin alike and differ by one letter, or by two neighbours that changed places (Damerau, 1964). */
function isNear(a: string, b: string): boolean {
  if (a.charAt(0) !== b.charAt(0) || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a.charAt(i) === b.charAt(i)) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (a.length === b.length) return restA.slice(1) === restB.slice(1) || (restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0) && restA.slice(2) === restB.slice(2));
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
