import { type Aggregation, type Field, aggregationsOf, findField, isNumber } from '#engine';

import { eventAt, ofField } from './comparisons.ts';
import type { SenseOf } from '../sense.ts';
import type { Draft, MeasurePiece, Term } from './draft.ts';
import { readLimit, skipFirst } from './groups.ts';
import type { Tokens } from './tokens.ts';
import { termOfValues, valuesAt } from './values.ts';

/** What a bare amount or number is asked as where nothing says how: amounts are added up, other numbers averaged. */
export function defaultAggregation(field: Field): Aggregation {
  return field.kind === 'rupiah' ? 'sum' : 'mean';
}

function aggregateAt(tokens: Tokens, i: number): Aggregation | undefined {
  // `what does a z-score of 3 mean`
  const isVerb = tokens.is(i, 'define') && i > 0 && i + 1 >= tokens.list.length && tokens.at(0)?.first === 'what' && !tokens.has('superlative');
  return isVerb ? undefined : tokens.as(i, 'aggregate')?.agg;
}

function canMeasure(field: Field, agg: Aggregation): boolean {
  return aggregationsOf(field).includes(agg);
}

/** `rata-rata biaya`, `biaya rata-rata`, `rata-rata dan median biaya`, `total`, `biaya tertinggi`: the place after it, or undefined. */
export function readMeasures(tokens: Tokens, from: number, draft: Draft): number | undefined {
  return readAggregates(tokens, from, draft) ?? readFieldFirst(tokens, from, draft) ?? readRanked(tokens, from, draft);
}

/** A superlative with the words that end it: `biggest first`, `termurah 3`. */
function readRanked(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const read = readSuperlative(tokens, from, draft);
  if (read === undefined) return undefined;
  const to = skipFirst(tokens, read);
  const ranked = to > read && !tokens.is(from - 1, 'number') ? draft.superlatives.pop() : undefined;
  if (ranked) draft.orders.push({ direction: ranked.direction, at: ranked.at, ...(ranked.of !== undefined && ranked.of !== 'count' && { field: ranked.of }) });
  return readLimit(tokens, to, draft) ?? to;
}

function readAggregates(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const aggs: { readonly agg: Aggregation; readonly at: number }[] = [];
  let to = from;
  for (;;) {
    const agg = aggregateAt(tokens, to);
    if (agg === undefined) break;
    aggs.push({ agg, at: to });
    const skipped = tokens.is(to + 1, 'comma') ? 2 : 1;
    const joined = tokens.is(to + skipped, 'and', 'versus') ? skipped + 1 : skipped;
    if (aggregateAt(tokens, to + joined) === undefined) {
      to += 1;
      break;
    }
    to += joined;
  }
  if (aggs.length === 0) return undefined;
  to = readBetween(tokens, to, draft, aggs.map(({ agg }) => agg));
  // `median claim amount`, `highest average claim`.
  const amount = isOneClaim(tokens, to) ? tokens.as(to + 1, 'field')?.field : undefined;
  if (amount && isNumber(amount)) to += 1;
  const field = tokens.as(to, 'field')?.field;
  const isPlainCount = to < tokens.list.length && aggs.length === 1 && aggs[0]?.agg === 'sum' && tokens.is(from, 'aggregate') && !(field && isNumber(field));
  if (isPlainCount) return undefined;
  if (!field || !aggs.every(({ agg }) => canMeasure(field, agg))) return aggs.every(({ agg }) => agg !== 'sum') || to >= tokens.list.length ? withDefault(tokens, aggs, to, draft) : undefined;
  const pieces = aggs.map(({ agg, at }): MeasurePiece => ({ agg, field, at }));
  draft.measures.push(...pieces);
  // `total tagihan seluruh klaimnya`: all that it is of.
  const end = tokens.as(to + 1, 'subject')?.subject === 'claims' && tokens.at(to + 1)?.after.has('every') === true && tokens.is(to + 2, 'compare') ? to + 2 : to + 1;
  const bounded = pieces.length === 1 && pieces[0] ? readBound(tokens, end, pieces[0], draft) : undefined;
  if (bounded !== undefined) return bounded;
  return moreFields(tokens, to + 1, aggs.map(({ agg }) => agg), draft);
}

/** `median inpatient cost`: what stands between an aggregate and its field says of which claims; the place of the field, else where it began. */
function readBetween(tokens: Tokens, from: number, draft: Draft, aggs: readonly Aggregation[]): number {
  const terms: Term[] = [];
  let to = from;
  for (;;) {
    const isOf = to === from && tokens.at(to)?.after.has('of') === true && [...(tokens.at(to)?.after ?? [])].every((lead) => lead === 'of' || lead === 'plain' || lead === 'the');
    const values = tokens.is(to, 'field', 'subject', 'count') || (tokens.at(to)?.after.size !== 0 && !isOf) ? undefined : valuesAt(tokens, to);
    if (!values) break;
    terms.push({ ...termOfValues(values, false), at: to, isAlternative: false, part: 'base', isPlace: false });
    to = values.to;
  }
  const field = tokens.as(to, 'field')?.field;
  const isMeasured = field !== undefined && isNumber(field) && aggs.every((agg) => canMeasure(field, agg)) && tokens.at(to)?.after.size === 0 && !tokens.is(to + 1, 'compare', 'number', 'range', 'aggregate', 'superlative');
  if (terms.length === 0 || !isMeasured) return from;
  draft.terms.push(...terms);
  return to;
}

/** `rata-rata biaya di atas 10 juta`: a bound of what is measured. */
function readBound(tokens: Tokens, at: number, measure: MeasurePiece, draft: Draft): number | undefined {
  const op = tokens.as(at, 'compare');
  const number = tokens.as(at + 1, 'number');
  // `yang total selisihnya melebihi 0,5 % dari total tagihan`: one total beside another.
  const summed = tokens.as(at + 2, 'aggregate')?.agg === 'sum' ? at + 3 : at + 2;
  const whole = number?.unit === 'percent' && measure.agg === 'sum' ? tokens.as(summed, 'field')?.field : undefined;
  if (op && number && op.after !== true && whole?.kind === 'rupiah' && measure.field?.kind === 'rupiah' && whole.id !== measure.field.id) {
    const ratio: MeasurePiece = { ...measure, of: { agg: 'sum', field: whole.id } };
    draft.measures.splice(draft.measures.indexOf(measure), 1, ratio);
    draft.having.push({ op: op.op, value: number.value / 100, measure: ratio, at: measure.at });
    return summed + 1;
  }
  const own = number && measure.field && ofField(measure.field, number, at + 1);
  if (!op || op.after === true || !own) return undefined;
  draft.having.push({ op: op.op, value: own.value, measure, at: measure.at });
  return at + 2;
}

/** `rata-rata biaya dan los`: what is joined to the field is aggregated alike. */
function moreFields(tokens: Tokens, from: number, aggs: readonly Aggregation[], draft: Draft): number {
  let to = from;
  while (tokens.is(to, 'and', 'comma', 'versus')) {
    const at = tokens.is(to, 'comma') && tokens.is(to + 1, 'and') ? to + 2 : to + 1;
    const field = tokens.as(at, 'field')?.field;
    // `rata-rata biaya dan los rawat inap`
    const isOwn = tokens.all(at + 1, 'value').some((sense) => field !== undefined && (sense.field === field.id || findField(sense.field)?.bandsOf === field.id));
    const ends = tokens.is(at + 1, 'compare', 'number', 'range', 'aggregate', 'superlative') || isOwn;
    if (!field || ends || !isNumber(field) || (field.unit === 'share' && aggs.includes('sum')) || !aggs.every((agg) => canMeasure(field, agg))) break;
    draft.measures.push(...aggs.map((agg): MeasurePiece => ({ agg, field, at })));
    to = at + 1;
  }
  return to;
}

/** `average claim`: in English one claim is what it costs. */
function isOneClaim(tokens: Tokens, at: number): boolean {
  return tokens.is(at, 'subject') && tokens.at(at)?.first === 'claim' && tokens.at(at)?.last === 'claim';
}

/** An aggregate of nothing that is named is of the amount claimed. */
function withDefault(tokens: Tokens, aggs: readonly { readonly agg: Aggregation; readonly at: number }[], to: number, draft: Draft): number | undefined {
  const field = tokens.as(to, 'field')?.field;
  const isOfClaim = isOneClaim(tokens, to) && !tokens.is(to + 1, 'count');
  if (isOfClaim) {
    draft.measures.push(...aggs.map(({ agg, at }): MeasurePiece => ({ agg, at })));
    return to + 1;
  }
  // `10 klaim termahal min`: who is spoken to.
  if (aggs.length === 1 && tokens.at(to - 1)?.words.join(' ') === 'min' && to >= tokens.list.length && !field) return to > 1 ? to : undefined;
  // `rata-rata klaim`: of what is not said.
  if ((field && isNumber(field)) || tokens.is(to, 'subject') || field?.id === 'patient' || field?.id === 'facility_key') return undefined;
  draft.measures.push(...aggs.map(({ agg, at }): MeasurePiece => ({ agg, at })));
  return to;
}

function readFieldFirst(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const field = tokens.as(from, 'field')?.field;
  // `lama rawat inap rata-rata`
  const between = aggregateAt(tokens, from + 1) === undefined && tokens.at(from + 1)?.after.size === 0 && !tokens.is(from + 1, 'field') ? valuesAt(tokens, from + 1) : undefined;
  const inner = between && aggregateAt(tokens, between.to);
  if (field && isNumber(field) && between && inner !== undefined && canMeasure(field, inner) && !tokens.is(between.to + 1, 'field')) {
    draft.terms.push({ ...termOfValues(between, false), at: from + 1, isAlternative: false, part: 'base', isPlace: false });
    draft.measures.push({ agg: inner, field, at: from });
    return between.to + 1;
  }
  const agg = aggregateAt(tokens, from + 1);
  if (!field || agg === undefined || !canMeasure(field, agg) || !isNumber(field)) return undefined;
  // `biaya total tindakan`: the aggregate is of what follows.
  const next = tokens.as(from + 2, 'field')?.field;
  if (next && isNumber(next)) return undefined;
  const measure: MeasurePiece = { agg, field, at: from };
  draft.measures.push(measure);
  return readBound(tokens, from + 2, measure, draft) ?? from + 2;
}

/** `usia termuda dan tertua`, `highest and lowest cost`: both ends of what is measured. */
function readBothEnds(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const named = tokens.as(from, 'field')?.field;
  const at = named ? from + 1 : from;
  // `rentang usia`, `age range`
  const isSpan = tokens.is(at, 'ends');
  const spanned = named ?? (isSpan ? tokens.as(at + 1, 'field')?.field : undefined);
  if (isSpan && spanned) return measureEnds(tokens, from, named ? at + 1 : at + 2, ['min', 'max'], spanned, draft);
  const first = tokens.as(at, 'superlative');
  // `the oldest patient's age, and the youngest`
  const [inner, joint] = ofWhat(tokens, at + 1);
  const place = joint + (tokens.is(joint, 'comma') && tokens.is(joint + 1, 'and') ? 2 : 1);
  const second = tokens.as(place, 'superlative');
  if (!first || !second || !tokens.is(joint, 'and', 'versus', 'comma') || first.direction === second.direction || first.of === 'count' || draft.limit !== undefined || (joint > at + 1 && tokens.isShown)) return undefined;
  const [outer, to] = ofWhat(tokens, place + 1);
  const field = named ?? inner ?? outer ?? findField(first.of === second.of ? (first.of ?? '') : '');
  return field && measureEnds(tokens, from, to, [first, second].map(({ direction }) => (direction === 'desc' ? 'max' : 'min')), field, draft);
}

/** `patient's age`, `claim`: the number that is most or least, with whose it is, and the place after it. */
function ofWhat(tokens: Tokens, from: number): readonly [field: Field | undefined, to: number] {
  let [field, to]: [Field | undefined, number] = [undefined, from];
  for (; tokens.at(to)?.after.has('in') !== true; to += 1) {
    const own = tokens.as(to, 'field')?.field;
    if (own && (isNumber(own) || own.kind === 'date') && !field) field = own;
    else if (own?.id !== 'patient' && !isOneClaim(tokens, to)) break;
  }
  return [field, to];
}

function measureEnds(tokens: Tokens, from: number, to: number, aggs: readonly Aggregation[], field: Field, draft: Draft): number | undefined {
  if (!(isNumber(field) || field.kind === 'date') || !aggs.every((agg) => canMeasure(field, agg)) || tokens.is(to, 'compare', 'number', 'range', 'about')) return undefined;
  draft.measures.push(...aggs.map((agg): MeasurePiece => ({ agg, field, at: from })));
  return to;
}

/** `skor risiko tertinggi klaim ranap`, `berapa nilai tertinggi selisih pada klaim …`, `the highest bill among claims`: the value itself; `klaim dengan skor tertinggi` are claims. */
function readExtreme(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const isFieldFirst = tokens.is(from, 'field');
  // `pada klaim tanpa indikasi, berapa skor risiko tertingginya?`
  const asked = isFieldFirst && tokens.is(from - 1, 'count') && !tokens.is(from + 3, 'superlative') ? tokens.as(from + 1, 'superlative') : undefined;
  const most = asked && tokens.as(from, 'field')?.field;
  if (most && isNumber(most) && canMeasure(most, 'max') && (asked.of === undefined || asked.of === most.id) && draft.limit === undefined && draft.groups.every(({ role }) => role === 'per') && draft.bare.length + draft.measures.length === 0 && draft.share === undefined && !tokens.before.isGrouped) {
    draft.measures.push({ agg: asked.direction === 'desc' ? 'max' : 'min', field: most, at: from });
    return from + 2;
  }
  const own = tokens.as(isFieldFirst ? from + 1 : from, 'superlative');
  const field = tokens.as(isFieldFirst ? from : from + 1, 'field')?.field;
  const behind = from + 2;
  const holder = tokens.as(behind, 'field')?.field.id;
  const isOfClaims = tokens.as(behind, 'subject')?.subject === 'claims' || (holder === 'patient' && tokens.at(behind)?.after.has('with') !== true);
  const isValue = isFieldFirst || holder === 'patient' || tokens.at(behind)?.after.has('in') === true || tokens.at(behind)?.after.has('of') === true;
  if (!own || !field || !isNumber(field) || !canMeasure(field, 'max') || (own.of !== undefined && own.of !== field.id) || !isOfClaims || !isValue || tokens.is(behind + 1, 'which', 'top')) return undefined;
  if (draft.subject !== undefined || draft.limit !== undefined || draft.groups.length > 0 || draft.bare.length > 0 || draft.terms.length > 0 || tokens.isShown || tokens.before.isThere) return undefined;
  draft.measures.push({ agg: own.direction === 'desc' ? 'max' : 'min', field, at: from });
  return behind;
}

/** `biaya per hak kelas (nilai maksimum)`: in brackets behind what it is of. */
function readBracketed(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const own = tokens.as(from, 'superlative');
  const isAggregate = /^(?:maksimum|minimum|maximum|max|min|maks)$/u.test(tokens.at(from)?.first ?? '');
  const bare = draft.bare.at(-1);
  if (!own || !isAggregate || tokens.at(from)?.closes !== true || draft.measures.length > 0 || !bare || !isNumber(bare.field)) return undefined;
  draft.bare.pop();
  draft.measures.push({ agg: own.direction === 'desc' ? 'max' : 'min', field: bare.field, at: bare.at });
  return from + 1;
}

/** `count, avg bill, biggest bill`, `how many got a drug top-up, and what was the largest one`: the most or least of a number, beside what is measured of the same claims. */
function readListedExtreme(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const isBeside = draft.measures.length > 0 && draft.groups.every(({ role }) => role === 'per') && tokens.list.slice(Math.max(0, from - 3), from).some((_, i) => tokens.is(Math.max(0, from - 3) + i, 'and', 'comma'));
  if (!isBeside || draft.limit !== undefined) return undefined;
  const named = tokens.as(from, 'field')?.field;
  const at = named ? from + 1 : from;
  const own = tokens.as(at, 'superlative');
  if (!own || own.of === 'count' || (named && !isNumber(named))) return undefined;
  const behind = named ? undefined : tokens.as(at + 1, 'field')?.field;
  const isOne = !named && !behind && tokens.at(at + 1)?.first === 'one';
  const had = draft.terms.findLast(({ field, isNegative, clauses: [clause] }) => !isNegative && findField(field)?.kind === 'rupiah' && clause && !('any' in clause) && clause.op === '>' && clause.value === 0);
  const field = named ?? (behind && isNumber(behind) ? behind : undefined) ?? findField(own.of ?? '') ?? (isOne && had ? findField(had.field) : undefined);
  const to = at + (behind || isOne ? 2 : 1);
  const isLast = to >= tokens.list.length || tokens.is(to, 'and', 'comma', 'per') || tokens.at(to)?.after.has('in') === true;
  if (!field || !isNumber(field) || !isLast || (own.of !== undefined && own.of !== field.id)) return undefined;
  draft.measures.push({ agg: own.direction === 'desc' ? 'max' : 'min', field, at: from });
  return to;
}

type Ranking = Pick<SenseOf<'superlative'>, 'direction' | 'of'>;

/** The highest rank is the first. */
function towards({ id }: Field, direction: Ranking['direction']): Ranking['direction'] {
  return id !== 'risk_rank' ? direction : direction === 'desc' ? 'asc' : 'desc';
}

/** `biaya tertinggi`, `highest cost`, `termahal`, `peringkat risiko teratas`, `klaim terbanyak`. */
function readSuperlative(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const field = tokens.as(from, 'field')?.field;
  const isTop = field !== undefined && isNumber(field) && /^(?:teratas|atas|top)$/u.test(tokens.at(from + 1)?.last ?? '') && tokens.is(from + 1, 'top') && !tokens.is(from + 2, 'number');
  const after: Ranking | undefined = tokens.as(from + 1, 'superlative') ?? (isTop ? { direction: 'desc' } : undefined);
  const value = readBracketed(tokens, from, draft) ?? readExtreme(tokens, from, draft);
  if (value !== undefined) return value;
  const both = readBothEnds(tokens, from, draft);
  if (both !== undefined) return both;
  const listed = readListedExtreme(tokens, from, draft);
  if (listed !== undefined) return listed;
  // `lama rawat paling lama 2 hari`: a bound.
  const bounds = [from, from + 1].some((at) => tokens.is(at, 'superlative') && tokens.is(at, 'compare') && tokens.as(at + 1, 'number')?.unit !== undefined);
  if (bounds) return undefined;
  // `rs dengan readmisi tertinggi`: how many there are, and not how long after.
  const event = eventAt(tokens, after ? from : from + 1);
  const ranked = after ?? tokens.as(from, 'superlative');
  if (event?.presentBy !== undefined && ranked && ranked.of === undefined) {
    draft.terms.push({ field: event.presentBy, clauses: [{ field: event.presentBy, op: '=', value: true }], isNegative: false, at: from, isAlternative: false, part: 'base', isPlace: false });
    draft.superlatives.push({ direction: ranked.direction, of: 'count', at: from });
    draft.assumed.push({ at: from, about: 'event' });
    return from + 2;
  }
  if (field && after && (isNumber(field) || field.kind === 'date') && (after.of === undefined || after.of === field.id)) {
    draft.superlatives.push({ direction: towards(field, after.direction), of: field.id, at: from });
    return from + 2;
  }
  if (field && isNumber(field) && ['paling', 'most'].includes(tokens.at(from)?.first ?? '')) {
    draft.superlatives.push({ direction: 'desc', of: field.id, at: from });
    return from + 1;
  }
  const own = tokens.as(from, 'superlative');
  if (!own) return undefined;
  // `the biggest claim per province`: of one claim, what is claimed.
  const claimed = own.of === undefined && isOneClaim(tokens, from + 1) && (draft.groups.length > 0 || tokens.has('per')) ? findField('amount_claimed') : undefined;
  if (claimed) {
    draft.measures.push({ agg: own.direction === 'desc' ? 'max' : 'min', field: claimed, at: from });
    draft.superlatives.push({ direction: own.direction, of: claimed.id, at: from });
    return from + 2;
  }
  // `highest inpatient cost`
  const place = own.of === undefined ? readBetween(tokens, from + 1, draft, ['max']) : from + 1;
  const named = tokens.as(place, 'field')?.field;
  if (named && (isNumber(named) || named.kind === 'date') && !tokens.is(place + 1, 'compare', 'number', 'range') && (own.of === undefined || own.of === named.id)) {
    draft.superlatives.push({ direction: towards(named, own.direction), of: named.id, at: from });
    return place + 1;
  }
  const agg = aggregateAt(tokens, from + 1);
  if (agg !== undefined && own.of === undefined) {
    draft.superlatives.push({ direction: own.direction, at: from });
    return from + 1;
  }
  draft.superlatives.push({ direction: own.direction, of: own.of, at: from });
  return own.of === 'count' && tokens.is(from + 1, 'subject') ? from + 2 : from + 1;
}
