import type { Language } from '#engine';

import { type Atom, atomsOf, phraseOf } from '../../reading/atoms.ts';
import { claimIdAt, codesAt } from '../../reading/entities/codes.ts';
import { isShortened, skeletonOf } from '../../reading/words/colloquial.ts';
import { fullWord } from '../../reading/words/shorthand.ts';
import { quantityAt } from './quantities.ts';
import type { Sense, Token, WordSense } from './token.ts';
import { englishDecisions } from './words/en.ts';
import { indonesianDecisions } from './words/id.ts';
import type { DecisionWords } from './words/word-list.ts';

const boundaries: ReadonlySet<string> = new Set([',', ';', ':', '.', '!', '(', ')', '[', ']', '–', '—']);
const silent: ReadonlySet<string> = new Set(["'", '’', '‘', '"', '“', '”', '*', '_', '`']);
const suffixes = /(?:nya|lah|pun)$/u;

interface Phrase {
  readonly sense: WordSense;
  readonly language: Language;
}

const phrases: ReadonlyMap<string, Phrase> = new Map([...entriesOf(englishDecisions, 'en'), ...entriesOf(indonesianDecisions, 'id')]);
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));

function entriesOf(words: DecisionWords, language: Language): readonly (readonly [string, Phrase])[] {
  return words.flatMap(([listed, sense]) => listed.split('|').map((phrase) => [phraseOf(phrase).map(fullWord).join(' '), { sense, language }] as const));
}

/**
 * A sentence as typed tokens, the longest phrase first; every atom is in one of them, but for quotation marks.
 *
 * @param claimId the claim that is open: its id is known however it looks.
 * @param wanted the language where the words say none.
 */
export function tokensOf(message: string, { claimId, language: wanted }: { readonly claimId: string; readonly language: Language }): readonly Token[] {
  const atoms = atomsOf(message);
  const language = languageOf(atoms) ?? wanted;
  const tokens: Token[] = [];
  for (let at = 0; at < atoms.length; ) {
    const atom = atoms[at];
    if (!atom) break;
    const before = atoms[at - 1];
    if (before && message.slice(before.end, atom.start).includes('\n')) tokens.push({ start: before.end, end: before.end, sense: { is: 'end' } });
    const read = readAt(message, atoms, at, { claimId, isEnglish: language === 'en' });
    if (read.sense) tokens.push({ start: atom.start, end: atoms[read.to - 1]?.end ?? atom.end, sense: read.sense });
    at = read.to;
  }
  return tokens;
}

interface Read {
  readonly to: number;
  /** None for marks that say nothing. */
  readonly sense?: Sense;
}

function readAt(message: string, atoms: readonly Atom[], at: number, { claimId, isEnglish }: { readonly claimId: string; readonly isEnglish: boolean }): Read {
  const atom = atoms[at];
  if (!atom) return { to: at + 1 };
  const id = message.slice(atom.start, atom.start + claimId.length).toLowerCase() === claimId.toLowerCase() && !/[\p{L}\p{N}-]/u.test(message.charAt(atom.start + claimId.length)) ? claimId : claimIdAt(message, atom.start);
  if (id !== undefined) {
    const to = atoms.findIndex(({ end }) => end >= atom.start + id.length);
    return { to: to + 1, sense: { is: 'id', id } };
  }
  const code = codeAt(message, atoms, at);
  if (code !== undefined) return { to: code, sense: { is: 'unknown' } };
  const quantity = quantityAt(atoms, at, isEnglish);
  const phrase = phraseAt(atoms, at);
  if (quantity && quantity.to >= (phrase?.to ?? 0)) {
    const { sense } = quantity;
    const counted = phraseAt(atoms, quantity.to);
    // `dua klaim`: a number of claims.
    if (sense.is === 'bare' && sense.value > 1 && counted?.sense.is === 'claim') return { to: counted.to, sense: { is: 'others' } };
    return { to: quantity.to, sense };
  }
  if (phrase) return phrase;
  return markAt(atoms, at) ?? { to: runEnd(atoms, at), sense: { is: 'unknown' } };
}

/** The end of a code that begins with a letter: `K35.8`, `K-4-17-I`. It holds no figure of a decision. */
function codeAt(message: string, atoms: readonly Atom[], at: number): number | undefined {
  const atom = atoms[at];
  if (atom?.kind !== 'word') return undefined;
  const end = Math.max(0, ...codesAt(message.toLowerCase(), atom.start).map(({ to }) => to));
  const last = atoms.findIndex((one) => one.end === end);
  return last < at ? undefined : last + 1;
}

/** The longest phrase of the lists at an atom. */
function phraseAt(atoms: readonly Atom[], from: number): { readonly to: number; readonly sense: WordSense } | undefined {
  let reached: readonly string[] = [''];
  let best: { readonly to: number; readonly sense: WordSense } | undefined;
  let at = from;
  for (let count = 0; count < longestPhrase; count += 1) {
    if (count > 0 && isJoint(atoms, at)) at += 1;
    const atom = atoms[at];
    if (!atom || atom.kind === 'mark') break;
    reached = reached.flatMap((begun) => formsOf(atom).map((form) => (begun === '' ? form : `${begun} ${form}`)));
    at += 1;
    const [sense] = isWithin(atoms, at) ? [] : reached.flatMap((phrase) => senseOfPhrase(phrase) ?? []);
    best = sense ? { to: at, sense } : best;
  }
  return best;
}

function senseOfPhrase(phrase: string): WordSense | undefined {
  const known = phrases.get(phrase);
  if (known) return known.sense;
  // `ditolakkah` asks.
  return phrase.endsWith('kah') && phrases.get(phrase.slice(0, -'kah'.length))?.sense.is === 'deed' ? { is: 'asks' } : undefined;
}

/** Words by their consonants, where all of the same mean the same: `byr`, `tlk`, `ptg`, `sbgn`. */
const shortened: ReadonlyMap<string, string> = (() => {
  const single = [...phrases].filter(([phrase]) => !phrase.includes(' '));
  const senses = Map.groupBy(single, ([word]) => skeletonOf(word));
  return new Map([...senses].flatMap(([skeleton, words]) => (new Set(words.map(([, { sense }]) => JSON.stringify(sense))).size === 1 && skeleton.length >= 3 ? [[skeleton, words[0]?.[0] ?? ''] as const] : [])));
})();

function formsOf({ folded }: Atom): readonly string[] {
  const short = isShortened(folded) ? shortened.get(folded) : undefined;
  const full = fullWord(folded);
  const stem = folded.length > 4 ? folded.replace(suffixes, '') : folded;
  return [...new Set([full, folded, fullWord(stem), ...(short === undefined ? [] : [short])])];
}

function markAt(atoms: readonly Atom[], at: number): Read | undefined {
  const atom = atoms[at];
  if (!atom) return undefined;
  if (boundaries.has(atom.folded)) return { to: at + 1, sense: { is: 'end' } };
  if (silent.has(atom.folded)) return { to: at + 1 };
  if (atom.folded === '?') return { to: at + 1, sense: { is: 'asks' } };
  if (atom.folded === '/') return { to: at + 1, sense: { is: 'or' } };
  if (atom.folded === '&' || atom.folded === '+') return { to: at + 1, sense: { is: 'filler' } };
  // A hyphen between words joins them, another ends a clause.
  if (atom.folded === '-') return { to: at + 1, sense: { is: atom.isGlued && atoms[at + 1]?.isGlued === true ? 'filler' : 'end' } };
  return undefined;
}

/** The hyphen of `klaim-klaim`, the apostrophe of `don't`. */
function isJoint(atoms: readonly Atom[], at: number): boolean {
  return /^[-'’]$/u.test(atoms[at]?.folded ?? '') && atoms[at]?.isGlued === true && atoms[at + 1]?.isGlued === true;
}

/** Whether letters or digits go on at an atom. */
function isWithin(atoms: readonly Atom[], at: number): boolean {
  return atoms[at]?.isGlued === true && isWritten(atoms[at]) && isWritten(atoms[at - 1]);
}

function isWritten(atom: Atom | undefined): boolean {
  return atom?.kind === 'word' || atom?.kind === 'digits';
}

/** The end of letters and digits that are written together. */
function runEnd(atoms: readonly Atom[], from: number): number {
  let to = from + 1;
  while (isWithin(atoms, to)) to += 1;
  return to;
}

/** The language that more words of the sentence are of. */
function languageOf(atoms: readonly Atom[]): Language | undefined {
  const counts = { id: 0, en: 0 };
  for (const atom of atoms) {
    const known = formsOf(atom).map((form) => phrases.get(form)).find((phrase) => phrase !== undefined);
    if (known) counts[known.language] += 1;
  }
  return counts.id === counts.en ? undefined : counts.id > counts.en ? 'id' : 'en';
}
