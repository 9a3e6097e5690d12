import { type ClaimQuery, fields, nearest } from '#engine';

import type { Act } from './acts/act.ts';
import type { Lattice } from './lattice.ts';
import { fill, texts } from './texts.ts';

/** Something to click: a reading, or the message with a word replaced. */
export interface Choice {
  readonly label: string;
  readonly queries?: readonly ClaimQuery[];
  readonly acts?: readonly Act[];
  readonly message?: string;
}

const mostNear = 3;
const shortest = 4;

/** Every word by which a field or a value can be named. */
const words: readonly string[] = [...new Set(fields.flatMap(({ label, synonyms, values = [] }) => [label.id, ...synonyms.id, ...synonyms.en, ...values.flatMap((value) => [value.label.id, ...value.synonyms])]).map((word) => word.toLowerCase()))];

/** The question back about words that nothing took: it names them all, and offers words of the catalogue that are written nearly so. */
export function askBack({ message, atoms, items, language }: Lattice, left: readonly (readonly [from: number, to: number])[]): { readonly unread: readonly string[]; readonly question: string; readonly choices: readonly Choice[] } {
  const places = joined(left.map(([from, to]) => whole(atoms, from, to))).map(([from, to]) => [atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0] as const);
  const unread = places.map(([from, to]) => message.slice(from, to));
  const [only, ...others] = places;
  const known = joined(left).filter(([from, to]) => (items[from] ?? []).some((item) => item.to === to && item.senses.some(({ kind }) => kind === 'concept')));
  const concepts = known.map(([from, to]) => message.slice(atoms[from]?.start, atoms[to - 1]?.end)).map((word) => ({ label: fill(texts.definition, language, { concept: word }), message: fill(texts.askDefinition, language, { word }) }));
  const choices = only === undefined || others.length > 0 ? [] : nearWords(message.slice(...only)).map((word) => ({ label: fill(texts.nearWord, language, { word }), message: `${message.slice(0, only[0])}${word}${message.slice(only[1])}` }));
  return { unread: [...new Set(unread)], question: fill(texts.unreadOne, language, { words: [...new Set(unread)].map((word) => `“${word}”`).join(', ') }), choices: [...concepts, ...choices] };
}

/** A place with the letters and digits that are written together with it. */
function whole(atoms: Lattice['atoms'], from: number, to: number): readonly [number, number] {
  const isWord = (at: number): boolean => atoms[at]?.kind === 'word' || atoms[at]?.kind === 'digits';
  let [first, last] = [from, to];
  while (isWord(first) && atoms[first]?.isGlued === true && isWord(first - 1)) first -= 1;
  while (isWord(last - 1) && isWord(last) && atoms[last]?.isGlued === true) last += 1;
  return [first, last];
}

/** Neighbouring places are one. */
function joined(left: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const sorted = left.toSorted(([a], [b]) => a - b);
  return sorted.reduce<(readonly [number, number])[]>((all, [from, to]) => {
    const before = all.at(-1);
    if (before !== undefined && before[1] >= from) return [...all.slice(0, -1), [before[0], Math.max(before[1], to)]];
    return [...all, [from, to]];
  }, []);
}

/** Words of the catalogue that differ from one by at most two letters. */
export function nearWords(word: string): readonly string[] {
  const folded = word.toLowerCase();
  if (folded.length < shortest) return [];
  const near = words.filter((candidate) => Math.abs(candidate.length - folded.length) <= 2 && distance(folded, candidate) <= (folded.length < 7 ? 1 : 2));
  return nearest(folded, near, mostNear);
}

/** Letters to insert, drop or replace (Levenshtein, 1965). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
