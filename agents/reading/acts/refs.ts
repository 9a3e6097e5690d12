import type { ClaimRef } from './act.ts';
import type { Pieces } from './piece.ts';

export interface Pointing {
  /** A claim is open: words that name none are about it, unless they are plainly of many. */
  readonly openClaim?: boolean;
  /** How many claims the answer before listed, for `yang ketiga`. */
  readonly shown?: number;
  /** The words ask for what the open claim has (`its P90`), not for what a term means. */
  readonly isPossessed?: boolean;
}

export const mostClaims = 5;

/** The claims that words point at, in their order, each once; what points is taken. */
export function refsIn(pieces: Pieces, { shown = 0 }: Pointing): readonly ClaimRef[] {
  const refs: ClaimRef[] = [];
  const facility = facilityPointedAt(pieces);
  const add = (ref: ClaimRef, ...places: readonly number[]): void => {
    pieces.take(...places);
    if (!refs.some((known) => JSON.stringify(known) === JSON.stringify(ref))) refs.push(ref);
  };
  for (const i of pieces.places) {
    const id = pieces.idAt(i);
    const place = placeAt(pieces, i);
    const isBoth = pieces.act(i, 'both') !== undefined && shown === 2;
    if (id !== undefined) add({ kind: 'id', id }, i, ...claimBeside(pieces, i));
    else if (isBoth) for (const n of [1, 2]) add({ kind: 'place', place: n }, i, ...claimBeside(pieces, i));
    else if (place !== undefined && place.place <= shown && shown > 0) add({ kind: 'place', place: place.place }, ...place.places, ...claimBeside(pieces, place.places[0] ?? i));
    else if (pieces.act(i, 'this') && (!pieces.is(i, 'filler') || pieces.is(i + 1, 'subject', 'field')) && !facility.includes(i)) add({ kind: 'open' }, i, ...claimBeside(pieces, i));
  }
  // `it`, and `rs ini`, are of the claim that is named, else of the open one.
  const meant = [...pieces.all('it'), ...facility.slice(0, 1)];
  if (meant.length > 0 && refs.length === 0) add({ kind: 'open' });
  pieces.take(...meant);
  return refs;
}

/** `RS ini`, `this hospital`: the places of the word that points, and of the facility. */
export function facilityPointedAt(pieces: Pieces): readonly number[] {
  const isFacility = (at: number): boolean => pieces.field(at)?.id === 'facility_key';
  return pieces.all('this').flatMap((i) => [pieces.near(i, -1), pieces.near(i, 1)].filter((at) => isFacility(at)).map((at) => [i, at])).at(0) ?? [];
}

function placeAt(pieces: Pieces, i: number): { readonly place: number; readonly places: readonly number[] } | undefined {
  const own = pieces.act(i, 'place');
  if (own) return { place: own.place, places: [i] };
  const number = pieces.as(i, 'number');
  if (!number || number.unit !== undefined || !Number.isInteger(number.value) || number.value < 1) return undefined;
  const before = pieces.act(i - 1, 'nth') ? i - 1 : undefined;
  if (before !== undefined) return { place: number.value, places: [before, i] };
  // `klaim 2`, `klaim 1 dan 3`
  const isNamed = pieces.is(i - 1, 'subject') || (pieces.is(i - 1, 'and', 'comma') && pieces.is(i - 2, 'number') && pieces.isTaken(i - 2));
  return isNamed ? { place: number.value, places: [i] } : undefined;
}

/** `klaim ini`, `this claim`, `nomor klaim 1000…`: the word beside what points is of it. */
function claimBeside(pieces: Pieces, i: number): readonly number[] {
  return [pieces.near(i, -1), pieces.near(i, 1)].filter((at) => !pieces.isTaken(at) && (pieces.as(at, 'subject')?.subject === 'claims' || pieces.field(at)?.id === 'claim_id')).slice(0, 1);
}
