import { type Clause, findField, isNumber } from '#engine';

import type { Draft, MeasurePiece } from './draft.ts';
import type { Tokens } from './tokens.ts';
import { termOfValues, valuesAt } from './values.ts';

const holders: ReadonlySet<string> = new Set(['patient', 'facility_key']);

/** Who a number is told for each of: `per pasien`, `for each patient`, `per rs`; the place after it. */
function holderAt(tokens: Tokens, at: number): { readonly field: string; readonly to: number } | undefined {
  // `rata-rata kunjungan per hari`: of each day that has any.
  if (tokens.is(at, 'per') && tokens.as(at + 1, 'unit')?.unit === 'day' && !tokens.is(at + 2, 'field', 'and', 'comma')) return { field: 'admit_date', to: at + 2 };
  const field = tokens.is(at, 'per') ? tokens.as(at + 1, 'field')?.field.id : undefined;
  return field !== undefined && holders.has(field) ? { field, to: at + 2 } : undefined;
}

/** `rata-rata klaim per pasien`, `rata2 berapa kali kunjungan per pasien`, `claims per patient`, `how many claims per patient on average`: claims over those who have them. */
export function readClaimsPerHolder(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const isMean = tokens.as(from, 'aggregate')?.agg === 'mean';
  // `rata-rata tiap orang berapa klaim`, `rata-rata tiap pasien cuci darahnya berapa kali`
  const first = isMean ? holderAt(tokens, from + 1) : undefined;
  const done = first && valuesAt(tokens, first.to);
  const end = done?.to ?? first?.to ?? from;
  if (first && tokens.is(end, 'count') && (end + 1 >= tokens.list.length || (tokens.as(end + 1, 'subject')?.subject === 'claims' && end + 2 >= tokens.list.length))) {
    if (done) draft.terms.push({ ...termOfValues(done, false), at: first.to, isAlternative: false, part: 'base', isPlace: false });
    draft.measures.push({ agg: 'count', of: { agg: 'distinct', field: first.field }, at: from });
    return tokens.list.length;
  }
  let at = isMean ? from + 1 : from;
  const isCounted = tokens.is(at, 'count', 'versus') || tokens.as(at, 'aggregate')?.agg === 'sum';
  if (isCounted) at += 1;
  if (tokens.as(at, 'subject')?.subject !== 'claims') return undefined;
  const values = valuesAt(tokens, at + 1);
  const holder = holderAt(tokens, values?.to ?? at + 1);
  const isOnAverage = tokens.as(tokens.list.length - 1, 'aggregate')?.agg === 'mean' && tokens.list.length - 1 >= (holder?.to ?? 0);
  // `claims per patient` is one number, and so is `how many claims per patient` where nothing ranks or bounds them; `jumlah klaim per pasien` is one for each.
  const isAsked = tokens.at(from)?.first === 'how' && holder?.field === 'patient' && !(['superlative', 'compare', 'top', 'order'] as const).some((kind) => tokens.has(kind));
  const isRate = (!isCounted || isAsked) && tokens.at(at)?.last === 'claims' && !tokens.is(from - 1, 'count', 'number', 'top', 'which', 'share', 'comparing');
  if (!holder || !(isMean || isOnAverage || (isRate && holder.field !== 'admit_date'))) return undefined;
  if (isCounted && isRate && !isOnAverage) draft.assumed.push({ at: from, about: 'ratio' });
  if (values) draft.terms.push({ ...termOfValues(values, false), at: at + 1, isAlternative: false, part: 'base', isPlace: false });
  draft.measures.push({ agg: 'count', of: { agg: 'distinct', field: holder.field }, at: from });
  return holder.to;
}

/** `how many claims per patient on average`: what a ratio is anyway. */
export function readOnAverage(tokens: Tokens, at: number, draft: Draft): number | undefined {
  return tokens.as(at, 'aggregate')?.agg === 'mean' && at + 1 >= tokens.list.length && typeof draft.measures.at(-1)?.of === 'object' ? at + 1 : undefined;
}

/** `how much did chemo cost per patient on average`: what was named last over those who have it. */
export function readPerHolder(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const holder = holderAt(tokens, at);
  const isMean = holder !== undefined && tokens.as(holder.to, 'aggregate')?.agg === 'mean' && holder.to + 1 >= tokens.list.length;
  const amount = isMean ? takeAmount(draft) : undefined;
  if (!holder || !amount) return undefined;
  draft.measures.push({ ...amount, of: { agg: 'distinct', field: holder.field } });
  return holder.to + 1;
}

/** The amount that was named last, added up; it is no piece of its own any more. */
function takeAmount({ measures, bare }: Draft): MeasurePiece | undefined {
  const [measure, named] = [measures.at(-1), bare.at(-1)];
  const field = measure?.field ?? named?.field;
  if (field?.kind !== 'rupiah' || (measure && (!measure.field || measure.of !== undefined || !['sum', 'mean'].includes(measure.agg)))) return undefined;
  const at = (measure ? measures.pop() : bare.pop())?.at ?? 0;
  return { agg: 'sum', field, at };
}

/** `biaya per hari rawat`, `cost per day of stay`: what was named last over the days of stay. */
export function readPerDay(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.is(at, 'per')) return undefined;
  // `per inpatient day`
  const whose = valuesAt(tokens, at + 1, 'service_type');
  const first = whose?.to ?? at + 1;
  const isDay = tokens.as(first, 'unit')?.unit === 'day';
  const next = isDay ? first + 1 : first;
  // `per day of inpatient stay`
  const care = isDay ? (whose ?? valuesAt(tokens, next, 'service_type')) : undefined;
  const to = whose || !care ? next : care.to;
  const stay = tokens.as(to, 'field')?.field.id === 'los';
  const isOfDays = care ? care.values[0] === 'RITL' : stay && (isDay || /^(?:hari|days?|bed)$/u.test(tokens.at(next)?.first ?? ''));
  const amount = isOfDays ? takeAmount(draft) : undefined;
  if (!amount) return undefined;
  if (care) draft.terms.push({ ...termOfValues(care, false), at: next, isAlternative: false, part: 'base', isPlace: false });
  draft.measures.push({ ...amount, of: { agg: 'sum', field: 'los' } });
  return stay ? to + 1 : to;
}

/** `total paid divided by total billed`, `dibagi jumlah klaim`: what was measured last over what follows; where nothing was, it is left. */
export function readDivided(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.is(at, 'per') || !/^(?:di)?bagi$|^divided$/u.test(tokens.at(at)?.first ?? '')) return undefined;
  const isSum = tokens.as(at + 1, 'aggregate')?.agg === 'sum';
  const isCount = tokens.is(at + 1, 'count') && tokens.as(at + 2, 'subject')?.subject === 'claims';
  const field = tokens.as(isSum ? at + 2 : at + 1, 'field')?.field;
  const isAmount = field !== undefined && isNumber(field);
  if (!isCount && !isAmount && !tokens.is(at + 1, 'aggregate', 'count')) return undefined;
  const measure = draft.measures.at(-1);
  const of = isAmount ? ({ agg: 'sum', field: field.id } as const) : isCount ? ({ agg: 'count' } as const) : undefined;
  if (!measure || !of || measure.of !== undefined || !['sum', 'count', 'distinct'].includes(measure.agg)) {
    draft.left.push(at);
    return at + 1;
  }
  draft.measures.splice(-1, 1, { ...measure, of });
  return isCount ? at + 3 : at + (isSum ? 3 : 2);
}

/** `rasio klaim ranap terhadap rajal`, `ratio of inpatient to outpatient claims`: the claims of one value over those of another of its field. */
export function readRatio(tokens: Tokens, from: number, draft: Draft): number | undefined {
  if (!tokens.is(from, 'share') || !/^(?:rasio|ratio|perbandingan)/u.test(tokens.at(from)?.first ?? '') && tokens.at(from)?.words.includes('ratio') !== true) return undefined;
  const isNoun = (i: number): boolean => tokens.is(i, 'subject') || tokens.is(i, 'count');
  let at = from + 1;
  while (isNoun(at)) at += 1;
  const first = valuesAt(tokens, at);
  if (!first) return undefined;
  let [to, second] = [first.to, first.words.length === 2 ? first.words[1] : undefined];
  if (first.words.length === 1) {
    let next = first.to;
    while (isNoun(next) || tokens.is(next, 'versus', 'and')) next += 1;
    const other = next > first.to || tokens.at(next)?.after.has('of') === true || tokens.at(next)?.after.has('in') === true ? valuesAt(tokens, next, first.field) : undefined;
    if (!other || other.words.length !== 1) return undefined;
    [to, second] = [other.to, other.values];
  }
  const own = first.words[0];
  if (!own || !second) return undefined;
  const clauses = (values: readonly (string | number | boolean)[]): Clause[] => [...termOfValues({ ...first, values, words: [values], joiner: undefined }, false).clauses];
  draft.subject ??= 'claims';
  draft.measures.push({ agg: 'count', where: clauses(own), of: { agg: 'count', where: clauses(second) }, at: from });
  return isNoun(to) ? to + 1 : to;
}

/** `rata-rata biaya per pasien`: the sum over persons, each counted once; undefined where it is no mean of one field. */
export function overHolders(measures: readonly MeasurePiece[], holder: string): readonly MeasurePiece[] | undefined {
  const made = measures.map((measure): MeasurePiece | undefined => {
    const { agg, field } = measure;
    if (agg === 'mean') return field && (field.unit === 'rupiah' || field.unit === 'days') ? { ...measure, agg: 'sum', of: { agg: 'distinct', field: holder } } : undefined;
    return agg === 'count' || agg === 'distinct' ? measure : undefined;
  });
  return made.some((one) => one === undefined) || !findField(holder) ? undefined : made.flatMap((one) => one ?? []);
}
