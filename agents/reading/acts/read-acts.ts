import { type Cover, type Lattice, coversOf } from '../lattice.ts';
import type { Item } from '../sense.ts';
import type { Act } from './act.ts';
import { claimActs } from './claim.ts';
import { definitionActs, nextTermActs } from './definitions.ts';
import { accusationActs, guiltActs, namedVerdictActs, verdictActs } from './guilt.ts';
import { investigateActs } from './investigate.ts';
import { bareLimitActs, limitActs, nameActs, onlyLimitActs, phraseLimitActs, privateActs } from './lacking.ts';
import { adviceActs, lateOrderActs, orderActs } from './orders.ts';
import { Pieces } from './piece.ts';
import { type Pointing, facilityPointedAt } from './refs.ts';
import { helpActs, howToActs, politeActs, talkActs } from './talk.ts';
import { codeActs, compareActs, documentActs, freshnessActs, operationActs } from './things.ts';

/** A part of a message as acts: complete in one way or several, or with what is left of the way that took most. */
export interface ActsRead {
  readonly readings: readonly (readonly Act[])[];
  readonly items: readonly Item[];
  /** Atoms that nothing took, of the nearest reading. */
  readonly left: readonly (readonly [from: number, to: number])[];
}

type Frame = (pieces: Pieces, lattice: Lattice, pointing: Pointing) => readonly (readonly Act[])[];

const one = (read: (pieces: Pieces, pointing: Pointing) => readonly Act[]): Frame => (pieces, _lattice, pointing) => [read(pieces, pointing)].filter((acts) => acts.length > 0);

const codes: Frame = (pieces, lattice) => [codeActs(pieces, (i) => textAt(lattice, pieces.items[i]))].filter((acts) => acts.length > 0);

/** Acts that are read before any query: who somebody is, orders. */
export const firm: readonly Frame[] = [codes, one(privateActs), one(onlyLimitActs), one(phraseLimitActs), one(orderActs), one(definitionActs), one(freshnessActs), one(ofId(adviceActs)), one(namedVerdictActs), one(accusationActs), one(ofId(compareActs)), one(ofId(claimActs))];
/** Where nothing was asked before: `kalau FKRTL?` behind another term; `diagnosisnya apa?` of a claim that the words take for granted. */
export const ofPossession: readonly Frame[] = [one(nextTermActs), one((pieces, pointing) => (isPossession(pieces) ? claimActs(pieces, { ...pointing, openClaim: true }) : []))];
/** Acts about the claim that is open, read before a query where one is. */
export const ofClaims: readonly Frame[] = [
  one(compareActs),
  one((pieces, { openClaim }) => verdictActs(pieces, openClaim === true)),
  one(adviceActs),
  (pieces, lattice) => (facilityPointedAt(pieces).length > 0 && pieces.all('why', 'odd').length > 0 ? investigateActs(pieces, lattice) : []),
  one(claimActs),
];
export const polite: readonly Frame[] = [one(politeActs)];
/** Messages that are answered by a notice, whatever else they say. Those told by a word that nothing else has come before queries; the others where nothing could be read. */
export const refused: readonly Frame[] = [one(privateActs), one(phraseLimitActs), one(orderActs)];
export const refusedLast: readonly Frame[] = [one(howToActs), one(nameActs), one(guiltActs), one(lateOrderActs), one(bareLimitActs), one(talkActs)];
/** Everything else. */
export const anyActs: readonly Frame[] = [
  one(documentActs),
  one(howToActs),
  one(operationActs),
  ...ofClaims,
  investigateActs,
  one(helpActs),
  one(guiltActs),
  one(limitActs),
];

/** Acts about a claim that the words name by its id. */
function ofId(read: (pieces: Pieces, pointing: Pointing) => readonly Act[]): (pieces: Pieces, pointing: Pointing) => readonly Act[] {
  return (pieces, pointing) => (pieces.places.some((i) => pieces.idAt(i) !== undefined) ? read(pieces, pointing) : []);
}

function isPossession(pieces: Pieces): boolean {
  const meant = pieces.left;
  return meant.length > 1 && meant.every((i) => pieces.is(i, 'field', 'which', 'count', 'unit')) && meant.some((i) => pieces.field(i) !== undefined && pieces.last(i).endsWith('nya'));
}

/** The first way of some to answer the atoms from one place to another by a notice, whatever words are left over. */
export function readRefused(lattice: Lattice, [from, to]: readonly [number, number], frames: readonly Frame[]): ActsRead {
  const covers = coversOf(lattice, from, to);
  const equal = covers.filter(({ cost }) => cost === covers[0]?.cost);
  for (const frame of frames)
    for (const cover of equal) {
      // Of words that are mostly unknown, nothing is known.
      if (cover.unknown.length >= cover.items.length) continue;
      const readings = frame(new Pieces(cover, lattice.atoms), lattice, {});
      if (readings[0]?.every(({ kind }) => kind === 'notice') === true) return { readings: readings.slice(0, 1), items: cover.items, left: [] };
    }
  return { readings: [], items: [], left: [] };
}

/** The first way of some to read the atoms from one place to another as acts that leaves no word over. */
export function readActs(lattice: Lattice, [from, to]: readonly [number, number], frames: readonly Frame[], pointing: Pointing): ActsRead {
  const covers = coversOf(lattice, from, to);
  // `bulan ini` is no `bulan` of `ini`: words that are one phrase are not taken apart.
  const known = covers.filter(({ unknown, cost }) => unknown.length === 0 && cost === covers[0]?.cost);
  const [best] = covers;
  if (known.length === 0) return { readings: [], items: [], left: (best?.unknown ?? []).map((at) => [at, at + 1] as const) };
  let fewest: readonly (readonly [number, number])[] | undefined;
  for (const frame of frames)
    for (const cover of known) {
      const pieces = new Pieces(cover, lattice.atoms);
      const readings = frame(pieces, lattice, pointing);
      const left = atomsLeft(cover, pieces);
      if (readings.length > 0 && left.length === 0) return { readings, items: cover.items, left };
      if (readings.length > 0 && left.length < (fewest?.length ?? Number.POSITIVE_INFINITY)) fewest = left;
    }
  return { readings: [], items: [], left: fewest ?? [] };
}

function atomsLeft({ items }: Cover, pieces: Pieces): readonly (readonly [number, number])[] {
  return pieces.left.flatMap((i) => {
    const item = items[i];
    return item ? [[item.from, item.to] as const] : [];
  });
}

function textAt({ message, atoms }: Lattice, item: Item | undefined): string {
  return item === undefined ? '' : message.slice(atoms[item.from]?.start, atoms[item.to - 1]?.end);
}
