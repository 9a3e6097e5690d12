import type { Lattice } from '../lattice.ts';
import type { Act } from './act.ts';
import type { Pieces } from './piece.ts';

/** Orders to the reader itself, in whatever else is said. */
export function isInstruction({ items }: Lattice): boolean {
  const says = items.flatMap((starting) => starting.flatMap(({ senses }) => senses.flatMap((sense) => (sense.kind === 'act' ? [sense] : []))));
  return says.some((sense) => sense.says === 'notice' && sense.notice === 'instructions') || (says.some((sense) => sense.says === 'overrides') && says.some((sense) => sense.says === 'orders'));
}

/** `tolak klaim ini`, `and set them to …`, `mohon … ditolak semua`: somebody is asked to decide or write something. */
export function orderActs(pieces: Pieces): readonly Act[] {
  const does = (i: number): boolean => pieces.act(i, 'decide') !== undefined && pieces.act(i, 'decide')?.isDone !== true;
  const opens = (i: number): boolean => (pieces.isFiller(i) || pieces.is(i, 'me', 'what_if', 'and') || pieces.act(i, 'requests') !== undefined) && pieces.as(i, 'filler')?.as !== 'that';
  const first = pieces.places.find((i) => does(i) || !opens(i));
  return (first !== undefined && does(first) && !pieces.isBehindUnknown(first)) || isAskedDone(pieces) ? decision(pieces) : [];
}

/** `tolong dipending dulu`, `mohon klaim itu dikembalikan`, `mohon klaim duplikat ditolak semua`: behind what asks for it; or, of what a request opens, behind what points, or at the end with `semua` or `saja`. */
function isAskedDone(pieces: Pieces): boolean {
  const done = (i: number): boolean => pieces.act(i, 'decide')?.isDone === true;
  const isQuantity = (i: number): boolean => pieces.places.slice(i + 1).length > 0 && pieces.places.slice(i + 1).every((at) => pieces.isFiller(at) || pieces.is(at, 'top', 'only')) && pieces.places.slice(i + 1).some((at) => ['quantity', 'every'].includes(pieces.as(at, 'filler')?.as ?? '') || pieces.is(at, 'top'));
  const isBehind = (i: number): boolean => pieces.act(i - 1, 'requests') !== undefined;
  const asks = pieces.places.some((i) => pieces.is(i, 'count', 'which', 'aggregate', 'share'));
  const opensWithRequest = pieces.act(0, 'requests') !== undefined;
  return !asks && pieces.places.some((i) => done(i) && pieces.as(i - 1, 'filler')?.as !== 'that' && (isBehind(i) || (opensWithRequest && pieces.act(i - 1, 'this') !== undefined) || (opensWithRequest && isQuantity(i))));
}

/** `klaim desember itu tandai ditolak ya`: what is to be done behind what it is done to. Only where nothing else could be read. */
export function lateOrderActs(pieces: Pieces): readonly Act[] {
  // `… ditahan dulu ya`
  const at = pieces.places.find((i) => pieces.act(i, 'decide')?.isOnlyVerb === true || (pieces.act(i, 'decide')?.isDone === true && pieces.is(pieces.near(i, 1), 'top') && pieces.near(i, 1) === pieces.places.findLast((one) => !pieces.isFiller(one))));
  const asks = pieces.places.some((i) => pieces.is(i, 'count', 'which', 'aggregate', 'share', 'define', 'per') || pieces.as(i, 'subject')?.subject === 'decisions' || pieces.act(i, 'why', 'when', 'how_to'));
  const isSomebodys = at !== undefined && (pieces.is(at - 1, 'me') || pieces.as(at - 1, 'filler')?.as === 'that' || pieces.as(at, 'filler') !== undefined);
  return at === undefined || asks || isSomebodys ? [] : decision(pieces);
}

/** `sebaiknya ditolak?`, `layak dibayar?`: what to decide. */
export function adviceActs(pieces: Pieces): readonly Act[] {
  const isAdvice = pieces.all('should').length > 0;
  if (!isAdvice || !pieces.places.some((i) => isOutcome(pieces, i))) return isChoice(pieces) ? decision(pieces) : [];
  const claims = pieces.places.flatMap((i) => pieces.idAt(i) ?? []);
  // Of claims that are named, and no more is said of: what there is to judge by.
  const isPlain = pieces.places.every((i) => pieces.idAt(i) !== undefined || (!pieces.is(i, 'period', 'number', 'range', 'compare') && pieces.values(i).every(({ field }) => field === 'decision' || field === 'review_state')));
  const told: readonly Act[] = claims.length === 0 || !isPlain ? [] : claims.map((id) => ({ kind: 'claim', claim: { kind: 'id', id }, topics: ['flags'], fields: [] }));
  return [...decision(pieces), ...told];
}

/** `dibayar atau ditolak`: of one claim, one outcome or the other. */
function isChoice(pieces: Pieces): boolean {
  return pieces.places.some((i) => pieces.idAt(i) !== undefined) && pieces.places.some((i) => pieces.is(i, 'or') && isOutcome(pieces, pieces.near(i, -1)) && isOutcome(pieces, pieces.near(i, 1)));
}

function isOutcome(pieces: Pieces, i: number): boolean {
  return pieces.as(i, 'value')?.field === 'decision' || pieces.field(i)?.id === 'amount_paid' || pieces.act(i, 'decide') !== undefined;
}

function decision(pieces: Pieces): readonly Act[] {
  pieces.take(...pieces.places);
  return [{ kind: 'notice', notice: 'decision' }];
}
