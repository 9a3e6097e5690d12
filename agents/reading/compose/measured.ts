import { type Field, canShow, findField, isNumber } from '#engine';

import { isGroup, trendUnit } from '../grammar/groups.ts';
import { defaultAggregation } from '../grammar/measures.ts';
import { type Work, addMeasure, assumeMeasure } from './work.ts';

/** Fields that no rule gave a part: what is ranked, measured, or only said along with the subject. */
export function takeBareFields(work: Work): void {
  const { superlatives, subject, share, trend, change, comparing, versus, count } = work.draft;
  const ranks = superlatives.length > 0 || work.draft.having.length > 0;
  for (const { field, unit, isListed, at } of work.draft.bare) {
    // `per clinic, only clinics with at least 50 claims`
    if (work.draft.having.length > 0 && work.by.some((group) => group.field === field.id)) continue;
    if (isPartOf(work, field)) continue;
    // `masuk hari apa`: by which date the day of the week is.
    if (field.id === 'admit_date' && unit === undefined && work.draft.bare.some((one) => one.field.id === 'admit_weekday')) continue;
    // `simpangan baku biaya terbesar`: a number that says something of the one behind it is no measure besides.
    if (isNumber(field) && (superlatives.some((ranked) => ranked.at === at + 1 && ranked.of !== undefined && ranked.of !== field.id && isNumber(findField(ranked.of) ?? { kind: 'text' })) || (field.id.startsWith('peer_') && work.draft.bare.some((other) => other.at === at + 1 && other.isListed !== true && isNumber(other.field))))) {
      work.left.push(at);
      continue;
    }
    // `berapa lama rata-rata pasien dirawat`: what is measured already.
    if (isNumber(field) && field.participles === undefined && work.draft.measures.some((measure) => measure.field?.id === field.id && measure.at !== at)) continue;
    if (takesDate(work, field) || takesRisk(work, field, at) || takesDays(work, field)) continue;
    const isCompared = comparing !== undefined || versus !== undefined;
    if (isNumber(field) && (count !== undefined || trend !== undefined || change !== undefined || isCompared || work.by.length > 0) && work.draft.measures.length === 0 && share === undefined) assumeMeasure(work, { agg: isCompared ? 'mean' : defaultAggregation(field), field, at });
    else if (!isNumber(field) && field.id !== 'patient' && field.id !== 'facility_key' && isGroup(field) && isHead(work, at) && (ranks || comparing !== undefined) && work.by.length < 2) work.by.push({ field: field.id, ...(field.kind === 'date' && { unit: unit ?? 'day' }), role: 'head', at });
    else if (field.id === 'patient' || field.id === 'facility_key') takeHolder(work, field, at, subject !== undefined || work.draft.measures.length + work.measures.length > 0 || work.by.length > 0 || share !== undefined || trend !== undefined || isCompared);
    else if (unit === undefined && isColumn(work, field, isListed === true, at)) work.columns.push({ id: field.id, at });
    else work.left.push(at);
  }
}

/** `daftar klaim …, id dan skornya`: what is named beside claims that are listed, and has no other part, is what their list shows. */
function isColumn({ draft, measures, by }: Work, field: Field, isListed: boolean, at: number): boolean {
  const { subject, limit, subjectAt = Infinity, limitAt = Infinity, share, trend, change, comparing, versus, count, kinds } = draft;
  const isOfGroups = measures.length + draft.measures.length + by.length + draft.having.length > 0;
  return ((isListed && at > Math.min(subjectAt, limitAt)) || field.id === 'claim_id') && (subject === 'claims' || (subject === undefined && limit !== undefined)) && !isOfGroups && canShow(field) && field.kind !== 'boolean' && [share, trend, change, comparing, versus, count, kinds].every((said) => said === undefined);
}

/** `30 hari terakhir berapa klaim masuk`: by which date the period is. */
function takesDate({ draft }: Work, field: Field): boolean {
  const place = draft.periods.findIndex(({ date }) => date === undefined);
  const piece = draft.periods[place];
  if (!piece || draft.periods.length > 1 || draft.superlatives.length > 0 || (field.id !== 'admit_date' && field.id !== 'discharge_date' && field.id !== 'decided_on')) return false;
  draft.periods[place] = { ...piece, date: field.id };
  return true;
}

/** `readmisi ranap kurang dari 30 hari setelah pulang`: days that are not named otherwise are of what happened. */
function takesDays({ draft: { terms } }: Work, field: Field): boolean {
  const place = terms.findIndex((term) => !term.isNegative && ((term.isUnnamed === true && findField(term.field)?.unit === 'days') || term.field === findField('discharge_date')?.daysSinceBy));
  const term = terms[place];
  if (field.isEvent !== true || !term) return false;
  terms[place] = { ...term, field: field.id, clauses: term.clauses.map((clause) => ('any' in clause ? clause : { ...clause, field: field.id })) };
  return true;
}

/** `klaim yang berisiko, 10 saja`: of a score without a bound the first so many are the highest. */
function takesRisk(work: Work, field: Field, at: number): boolean {
  const { limit, measures, superlatives, orders } = work.draft;
  if (field.unit !== 'score' || limit === undefined || work.by.length + measures.length + superlatives.length + orders.length > 0) return false;
  work.order.push({ field: field.id, direction: 'desc' });
  work.assumed.push({ at, about: 'order', value: field.id });
  return true;
}

/** What is ranked stands first, or beside the word that ranks it. */
function isHead(work: Work, at: number): boolean {
  const { superlatives, terms, periods, subjectAt } = work.draft;
  const isFirst = ![...terms, ...periods].some((piece) => piece.at < at) && (subjectAt === undefined || subjectAt > at);
  return isFirst || superlatives.some((ranked) => Math.abs(ranked.at - at) === 1 && (subjectAt === undefined || ranked.of === undefined || ranked.of === 'count'));
}

/** `klaim pasien`, `rs di Bali`: every claim is of a patient and a facility; without another subject they are the subject. */
function takeHolder(work: Work, field: Field, at: number, isAlong: boolean): void {
  const { openCount, subject, measures } = work.draft;
  // `how many private hospitals`: what is counted.
  const counted = openCount !== undefined && subject === undefined ? measures.findIndex((one) => one.at === openCount) : -1;
  if (counted >= 0 && work.by.length === 0) {
    // `patients seen at more than one facility: how many?`: those that the bound leaves.
    if (work.draft.having.length > 0) work.by.push({ field: field.id, role: 'head', at });
    return void measures.splice(counted, 1, ...(work.draft.having.length > 0 ? [] : [{ agg: 'distinct' as const, field, at }]));
  }
  // `umur tertua pasien`: whose it is; `pasien dengan biaya terbesar` are ranked.
  const isRanked = (work.draft.superlatives.some((ranked) => ranked.at > at || ranked.at === at - 1) || work.draft.having.length > 0) && isHead(work, at) && work.by.length === 0;
  const isOwner = work.draft.isOwned === true && work.by.length === 0 && measures.length === 0;
  if (isAlong && !isRanked && !isOwner) return;
  work.by.push({ field: field.id, role: 'head', at });
}

/** `total top-up per jenis`: of an amount that is a sum, what it is the sum of. */
function splitMeasure(work: Work): void {
  const { kinds } = work.draft;
  if (kinds === undefined) return;
  const named = work.draft.bare.filter(({ field }) => isPartOf(work, field)).map(({ field }) => field.id);
  const split = partsOf(work.measures)?.filter(({ field }) => named.length === 0 || (field !== undefined && named.includes(field)));
  if (split) work.measures.splice(0, work.measures.length, ...split);
  else work.left.push(kinds, kinds + 1);
}

/** `per jenis: SA, SP, RR`: what is named behind the kinds are some of them. */
function isPartOf({ draft }: Work, field: Field): boolean {
  return draft.kinds !== undefined && draft.measures.some((measure) => measure.field?.parts?.includes(field.id) === true);
}

/** The measures of the parts of the one field that is measured. */
export function partsOf<Measure extends { readonly field?: string | undefined }>([measure, ...others]: readonly Measure[]): Measure[] | undefined {
  const parts = findField(measure?.field ?? '')?.parts;
  return measure && parts && others.length === 0 ? parts.map((field) => ({ ...measure, field })) : undefined;
}

/** `klaim yang dapat top-up, totalnya berapa`: of claims that have an amount, that amount. */
function paidOut({ draft: { terms } }: Work, agg: string): string | undefined {
  const had = terms.filter(({ field, isNegative, clauses: [clause] }) => !isNegative && findField(field)?.kind === 'rupiah' && clause && !('any' in clause) && clause.op === '>' && clause.value === 0);
  return agg === 'sum' && had.length === 1 ? had[0]?.field : undefined;
}

/** What is measured, the months of a trend, and bounds on an aggregate where there are groups. */
export function addMeasures(work: Work): void {
  for (const piece of work.draft.measures) {
    if (piece.agg === 'count' || piece.field) addMeasure(work, piece);
    else {
      const field = findField(paidOut(work, piece.agg) ?? 'amount_claimed');
      if (!field) continue;
      addMeasure(work, { ...piece, field });
      work.assumed.push({ at: piece.at, about: 'aggregate', value: `${piece.agg} ${field.id}` });
    }
  }
  splitMeasure(work);
  const { trend, change } = work.draft;
  const isDated = work.by.some(({ unit }) => unit !== undefined);
  if ((trend !== undefined || change !== undefined) && !isDated) {
    if (work.by.length > 1) work.left.push(trend ?? change ?? 0);
    else work.by = [{ field: work.isOnDecisions ? 'decided_on' : 'admit_date', unit: trendUnit, role: 'per', at: trend ?? change ?? 0 }, ...work.by];
  }
  // Bounds on an aggregate without groups are bounds on the claim itself.
  for (const { op, value, measure } of work.draft.having) {
    if (work.by.length > 0 || !measure?.field) continue;
    if (measure.agg === 'distinct' || typeof value === 'string') {
      work.left.push(measure.at);
      continue;
    }
    const place = work.measures.findIndex(({ agg, field }) => agg === measure.agg && field === measure.field?.id);
    work.measures.splice(place, 1);
    work.draft.terms.push({ field: measure.field.id, clauses: [{ field: measure.field.id, op, value }], isNegative: false, at: measure.at, isAlternative: false, part: 'base', isPlace: false });
  }
}
