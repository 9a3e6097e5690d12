import { type Atom, phrasesOf } from '../atoms.ts';

/** What corrects what was just said, wherever it stands; and what does so only behind a break of thought, or before a comma. */
const surely = phrasesOf('eh|eh maaf|eh salah|eh bukan|eh tidak|ralat|maksud saya|maksudku|maksudnya|i mean|i meant|no wait|wait no|make that|or rather|correction|scratch that');
const perhaps = phrasesOf('sorry|no|wait|rather|maaf|sori|salah|bukan|tidak');
/** Atoms that are looked back over for what is said again. */
const furthest = 8;

/** What is taken back while speaking, from where it begins to where it is said again: `among maternity... sorry, among inpatients`; `ranap eh rajal`, which `alike` tells. */
export function repairsIn(atoms: readonly Atom[], alike: (end: number, start: number) => number | undefined): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let at = 1; at < atoms.length; at += 1) {
    const to = saidAgainAt(atoms, at);
    const end = to === undefined ? at : breakBefore(atoms, at);
    if (to === undefined || end < 1) continue;
    const again = atoms.findLastIndex(({ folded }, i) => i < end && i >= end - furthest && folded === atoms[to]?.folded);
    const start = again >= 0 ? again : alike(end, to);
    if (start !== undefined) found.set(start, to);
  }
  return found;
}

/** The place behind words that correct: what is said again begins there. */
function saidAgainAt(atoms: readonly Atom[], at: number): number | undefined {
  const endOf = (list: readonly (readonly string[])[]): number | undefined => list.filter((words) => words.every((word, i) => atoms[at + i]?.folded === word)).map((words) => at + words.length).at(0);
  const isBroken = /^[.…–—-]$/u.test(atoms[at - 1]?.folded ?? '');
  const sure = endOf(surely);
  const end = sure ?? endOf(perhaps);
  const isComma = atoms[end ?? at]?.folded === ',';
  if (end === undefined || (sure === undefined && !isBroken && !(isComma && atoms[at - 1]?.folded === ','))) return undefined;
  const to = isComma ? end + 1 : end;
  return atoms[to]?.kind === 'word' || atoms[to]?.kind === 'digits' ? to : undefined;
}

/** Where what is taken back ends: before the dots or dashes of a break. */
function breakBefore(atoms: readonly Atom[], at: number): number {
  let end = at;
  while (atoms[end - 1]?.kind === 'mark') end -= 1;
  return end;
}
