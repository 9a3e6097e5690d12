import { findConcept, findField, termIdOfField, termIdOfValue } from '#engine';

import type { Act } from './act.ts';
import { isLimit } from './lacking.ts';
import type { Pieces } from './piece.ts';
import type { Pointing } from './refs.ts';
import { operationConcepts } from './things.ts';

const mostTerms = 3;
/** Names that have no meaning but themselves. */
const named: ReadonlySet<string> = new Set(['province_name', 'district_name', 'facility_key', 'facility_name', 'clinic_name', 'reviewer', 'assignee']);

/** `P90 itu apa sih`, `apa bedanya skor aturan sama skor model`, `what does PAID_MISSING mean`: terms alone, and that they are to be explained. */
export function definitionActs(pieces: Pieces, { isPossessed = false }: Pointing): readonly Act[] {
  if (isPossessed) return [];
  const asks = (i: number): boolean => pieces.is(i, 'define', 'which') || pieces.act(i, 'asks', 'this', 'made', 'how') !== undefined;
  const joins = (i: number): boolean => pieces.is(i, 'and', 'versus') || pieces.isFiller(i);
  const compares = (i: number): boolean => pieces.act(i, 'compares') !== undefined || pieces.is(i, 'comparing', 'versus');
  const terms = pieces.places.flatMap((i) => (asks(i) || compares(i) || isApposed(pieces, i) ? [] : (termAt(pieces, i) ?? [])));
  const isCompared = pieces.places.some((i) => compares(i) && !pieces.is(i, 'field')) && pieces.places.some((i) => pieces.is(i, 'which', 'define') || (compares(i) && pieces.first(i) === 'apa'));
  // `dihitung dari apa`, `maksudnya readmisi apa`: how it is made or meant, with a word that asks.
  const isMade = pieces.all('made').some((i) => pieces.act(i, 'made')?.isAsked === true || pieces.places.some((at) => at !== i && (pieces.is(at, 'which') || pieces.act(at, 'how') !== undefined)));
  // `mean cost by province` measures; `what does mean cost mean` asks.
  const isMeasured = pieces.places.some((i) => pieces.is(i, 'aggregate') && termAt(pieces, i + 1) !== undefined) && !pieces.is(pieces.places.at(-1) ?? 0, 'define');
  const isDefined = isMade || pieces.places.some((i) => pieces.is(i, 'define')) || (isCompared && terms.length > 1);
  if (isMeasured || !isDefined || terms.length === 0 || terms.length > mostTerms || new Set(terms.map((term) => term.split(':')[0])).size > (isCompared ? 2 : 1)) return [];
  // `beda biaya ranap dan rajal`: of some claims, not of words.
  const isOfClaims = isCompared && pieces.places.some((i) => pieces.field(i) !== undefined && pieces.values(i).length === 0) && pieces.places.some((i) => pieces.values(i).length > 0);
  if (isOfClaims) return [];
  // `what does a z-score of 3 mean`: a value of the term.
  pieces.take(...pieces.places.filter((i) => pieces.as(i, 'number') !== undefined && pieces.as(i, 'number')?.unit === undefined && pieces.as(i - 1, 'filler')?.as === 'of' && pieces.field(i - 2) !== undefined));
  pieces.take(...pieces.places.filter((i) => asks(i) || joins(i) || isAnyClaim(pieces, i) || isApposed(pieces, i) || (isCompared && (compares(i) || isCaseOf(pieces, i))) || termAt(pieces, i) !== undefined));
  return terms.map((concept) => ({ kind: 'concept', concept }));
}

/** `kalau FKRTL?`, where no query is before that it could go on with. */
export function nextTermActs(pieces: Pieces): readonly Act[] {
  const terms = pieces.places.filter((i) => i > 0 && !pieces.isFiller(i));
  const ids = terms.flatMap((i) => pieces.as(i, 'concept')?.concept ?? []).filter((id) => !isLimit(id) && operationConcepts[id] === undefined);
  if (!pieces.is(0, 'what_if') || terms.length === 0 || terms.length > mostTerms || ids.length < terms.length) return [];
  pieces.take(...pieces.places);
  return ids.map((concept) => ({ kind: 'concept', concept }));
}

/** `tanda BILLED_NOT_SUM`, `flag severity_mismatch`: what kind of thing the name behind it is of. */
function isApposed(pieces: Pieces, i: number): boolean {
  // `the severity mismatch flag`
  if (isKind(pieces, i) && pieces.values(i - 1).length > 0 && termAt(pieces, i - 1) !== undefined) return true;
  const own = [pieces.field(i)?.id, ...(findConcept(pieces.as(i, 'concept')?.concept ?? '')?.fields ?? [])];
  return pieces.values(i).length === 0 && (pieces.values(i + 1).some(({ field }) => own.includes(field)) || isKind(pieces, i)) && termAt(pieces, i + 1) !== undefined;
}

/** Words for what carries a code: `tanda`, `flag`, `mark`. */
function isKind(pieces: Pieces, i: number): boolean {
  return ['indication', 'quality_mark', 'rule'].includes(pieces.as(i, 'concept')?.concept ?? '');
}

/** `apa bedanya kasus episode splitting dengan unbundling`: what kind of claims a term is of. */
function isCaseOf(pieces: Pieces, i: number): boolean {
  return pieces.is(i, 'subject') && (pieces.is(i + 1, 'concept') || pieces.values(i + 1).some(({ field }) => field === 'flags'));
}

/** `a claim's peer group`: of no one claim. */
function isAnyClaim(pieces: Pieces, i: number): boolean {
  return pieces.as(i, 'subject')?.subject === 'claims' && ['claim', 'klaim'].includes(pieces.last(i)) && pieces.first(i) === pieces.last(i) && (['a', 'the'].includes(pieces.first(i - 1)) || ['of', 'klaim'].includes(pieces.first(i - 1)));
}

/** The id of the term that words name: a concept, a field, or one value of a field; what is somebody's (`skornya`) is no term. */
function termAt(pieces: Pieces, i: number): string | undefined {
  if (pieces.last(i).endsWith('nya') || pieces.is(i, 'subject', 'aggregate', 'unit', 'count')) return undefined;
  const concept = pieces.as(i, 'concept')?.concept;
  if (concept !== undefined) return isLimit(concept) ? undefined : findConcept(concept)?.id;
  const field = pieces.field(i);
  if (field) return field.id === 'patient' || field.id === 'facility_key' ? undefined : termIdOfField(field);
  const [value, ...others] = pieces.values(i).filter((sense) => sense.op !== 'under' && !named.has(sense.field) && sense.values.length === 1);
  const [one] = value?.values ?? [];
  if (!value || others.length > 0 || one === undefined) return undefined;
  const own = findField(value.field);
  if (own?.kind === 'boolean') return termIdOfField(own);
  return typeof one === 'boolean' || !own?.values?.some((known) => known.value === one) ? undefined : termIdOfValue(own.id, one);
}
