import { type DateUnit, type Field, canGroup, findField, isList, isNumber } from '#engine';

import { unitNamed } from '../entities/periods.ts';
import { readBins, rebinned } from './bins.ts';
import type { Draft, GroupPiece } from './draft.ts';
import type { Tokens } from './tokens.ts';
import { senseFor, termOfValues, valuesAt } from './values.ts';
import { isWhole } from './wholes.ts';

type Group = Pick<GroupPiece, 'field' | 'unit' | 'isImplied'>;

/** What claims can be grouped by at a token: a field of names, codes or dates, a unit of time, persons. */
export function groupAt(tokens: Tokens, i: number): Group | undefined {
  const unit = tokens.as(i, 'unit')?.unit;
  if (unit !== undefined) return { field: 'admit_date', unit, isImplied: true };
  const field = tokens.as(i, 'field')?.field;
  if (!field || !isGroup(field)) return undefined;
  return field.kind === 'date' ? { field: field.id, unit: unitIn(tokens.at(i)?.words ?? []) } : { field: field.id };
}

/** `bulan masuk`, `month of admission`: the name of a date says by what it is told; by days where it does not. */
function unitIn(words: readonly string[]): DateUnit {
  const [unit] = words.flatMap((word) => unitNamed(word) ?? []);
  return unit === undefined || unit === 'semester' ? 'day' : unit;
}

export function isGroup(field: Field): boolean {
  return field.id === 'patient' || (canGroup(field) && !isNumber(field));
}

/** What many claims do not have: a clinic is of outpatients, procedures are of some. */
export function isOfSome(field: Pick<Field, 'id' | 'kind'>): boolean {
  return field.id === 'clinic_name' || isList(field);
}

/** `per provinsi dan bulan`, `tiap bulan`, `by province`: the place after it, or undefined. */
export function readPer(tokens: Tokens, from: number, draft: Draft): number | undefined {
  if (!tokens.is(from, 'per')) return undefined;
  if (tokens.is(from + 1, 'kinds')) {
    draft.kinds = from;
    return from + 2;
  }
  // `for each of them`
  if (tokens.is(from + 1, 'point')) {
    draft.points = from + 1;
    draft.isOfRows = true;
    return from + 2;
  }
  // `average cost per stay`: of one claim of an inpatient.
  if (one.has(tokens.at(from)?.first ?? '') && stays.has(tokens.at(from + 1)?.words.join(' ') ?? '') && !tokens.is(from + 2, 'and', 'or', 'comma', 'versus')) return readStays(tokens, from + 1, draft);
  const named = readNamedGroups(tokens, from, draft);
  if (named !== undefined) return named;
  const first = groupAt(tokens, from + 1);
  const binned = rebinned(tokens, from + 1, draft);
  if (binned !== undefined) return binned;
  if (!first && (tokens.is(from + 1, 'aggregate', 'count') || isNumber(tokens.as(from + 1, 'field')?.field ?? { kind: 'text' }))) {
    // `berdasarkan total biaya`: what they are ranked by.
    const field = tokens.as(from + 1, 'field')?.field;
    // `compare Bali and NTB by total cost`: what is compared.
    if (draft.comparing !== undefined || draft.versus !== undefined) return from + 1;
    // `klaim per umur`: counted, a number is grouped by.
    const isCounted = ['per', 'tiap', 'setiap', 'each', 'every'].includes(tokens.at(from)?.first ?? '') || tokens.list.slice(0, from).some((_, i) => tokens.is(i, 'spread'));
    if (field && canGroup(field) && isCounted && draft.measures.every(({ agg }) => agg === 'count') && !draft.bare.some((bare) => isNumber(bare.field))) return readBins(tokens, from + 1, from + 2, field, draft);
    // `lowest 5 provinces by average cost`: what the superlative is of.
    const open = draft.superlatives.findIndex(({ of }) => of === undefined);
    const ranked = draft.superlatives[open];
    if (ranked) {
      draft.superlatives.splice(open, 1, { ...ranked, ...(field && { of: field.id }) });
      return from + (field ? 2 : 1);
    }
    // `what about by total cost?`
    if (!field && tokens.before.isGrouped) draft.orders.push({ isOfLast: true, direction: 'desc', at: from });
    else draft.superlatives.push({ direction: 'desc', of: field?.id, at: from });
    return from + (field ? 2 : 1);
  }
  if (!first && tokens.as(from + 1, 'subject')?.subject === 'claims') return from + 2;
  // `per inpatient claim`
  const values = first ? undefined : valuesAt(tokens, from + 1);
  if (values && tokens.as(values.to, 'subject')?.subject === 'claims') {
    draft.terms.push({ ...termOfValues(values, false), at: from + 1, isAlternative: false, part: 'base', isPlace: false });
    return values.to + 1;
  }
  if (!first) return undefined;
  let to = endOf(tokens, from + 1, first);
  draft.groups.push({ ...first, role: 'per', at: from, ...furtherAt(tokens, from, to) });
  while (tokens.is(to, 'and', 'comma')) {
    const at = to + (tokens.is(to, 'comma') && tokens.is(to + 1, 'and') ? 2 : 1) ;
    const start = tokens.is(at, 'per') ? at + 1 : at;
    const next = groupAt(tokens, start);
    // `per poli, yang ada polinya saja`: which of them, and no further group.
    const isOfThem = tokens.at(at)?.after.has('that') === true || tokens.at(at)?.after.has('with') === true;
    if (!next || isOfThem || tokens.is(start + 1, 'compare', 'value', 'number', 'superlative', 'which')) break;
    draft.groups.push({ ...next, role: 'per', at: start });
    to = endOf(tokens, start, next);
  }
  return to;
}

/** Words for one claim of an inpatient. */
const stays: ReadonlySet<string> = new Set(['stay', 'hospital stay', 'inpatient stay', 'admission', 'hospitalisation', 'hospitalization', 'opname', 'rawat inap']);
const one: ReadonlySet<string> = new Set(['per', 'each', 'every', 'for', 'tiap', 'setiap']);

function readStays(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const said = tokens.list.flatMap((_, i) => (i === at ? [] : tokens.all(i, 'value').filter(({ field }) => field === 'service_type')));
  if (said.some(({ values }) => values[0] !== 'RITL')) return undefined;
  if (said.length === 0) draft.terms.push({ field: 'service_type', clauses: [{ field: 'service_type', op: '=', value: 'RITL' }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: false });
  return at + 1;
}

const dividing: ReadonlySet<string> = new Set('split break divide separate further pecah pecahkan dipecah pisah pisahkan dipisah dipisahkan belah rinci rincikan dirinci jabarkan dijabarkan breakdown'.split(' '));

/** Whether what was there is grouped further: `pecah lagi per kelas`, `per bulan juga`. */
function furtherAt(tokens: Tokens, from: number, to: number): Pick<GroupPiece, 'isAlso' | 'isSplit'> {
  const isAlso = tokens.at(to - 1)?.before.has('also') === true || tokens.as(from, 'per')?.isFurther === true;
  return { ...(isAlso && { isAlso }), ...(dividing.has(tokens.at(from)?.first ?? '') && { isSplit: true }) };
}

/** `pecah lagi laki-laki sama perempuan`, `split by inpatient / outpatient`: groups by their names; where these are some of more, as sides. */
function readNamedGroups(tokens: Tokens, from: number, draft: Draft): number | undefined {
  if (!tokens.is(from + 1, 'value') || groupAt(tokens, from + 1)) return undefined;
  const values = valuesAt(tokens, from + 1);
  if (!values || values.words.length < 2) return undefined;
  const term = termOfValues({ ...values, joiner: 'or' }, false);
  if (isWhole(term)) draft.groups.push({ field: values.field, role: 'per', at: from, ...furtherAt(tokens, from, values.to) });
  else draft.terms.push({ ...term, isVersus: true, at: from + 1, isAlternative: false, part: 'base', isPlace: false });
  return values.to;
}

/** `per bulan pulang`: the date that a unit is of. */
function endOf(tokens: Tokens, i: number, group: Group): number {
  // `regional tarif (1 s.d. 5)`, `jenis kelamin (laki-laki, perempuan)`: all that there are, said again.
  const values = tokens.at(i + 1)?.opens === true ? valuesAt(tokens, i + 1, group.field) : undefined;
  if (values && tokens.at(values.to - 1)?.closes === true && isWhole(termOfValues({ ...values, joiner: 'or' }, false))) return values.to;
  return group.unit !== undefined && tokens.as(i + 1, 'field')?.field.id === group.field ? i + 2 : i + 1;
}

/** `provinsi mana`, `which hospitals`, `5 provinsi`, `top 10 diagnosis`: what is asked for one by one. */
export function readHead(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const isTop = tokens.is(from, 'top');
  const at = isTop ? from + 1 : from;
  const limit = limitAt(tokens, at);
  if (limit !== undefined) return readCounted(tokens, from, at + 1, limit, draft);
  if (isTop) return undefined;
  const group = groupAt(tokens, from);
  // `ber-flag (flag apa aja)`: any of what was just named.
  const said = draft.terms.at(-1)?.field;
  if (group && tokens.is(from + 1, 'which') && tokens.at(from)?.opens === true && tokens.at(from + 1)?.closes === true && said !== undefined && (said === group.field || findField(group.field)?.presentBy === said)) return from + 2;
  if (group && tokens.is(from + 1, 'which')) {
    draft.groups.push({ ...group, role: 'head', at: from });
    return from + 2;
  }
  const asked = tokens.is(from, 'which') ? groupAt(tokens, from + 1) : undefined;
  // `what is INA-CBG I-1-40-III`: a value is asked about, not what there is.
  const own = asked?.field;
  if (!asked || tokens.all(from + 2, 'value').some((sense) => own !== undefined && senseFor(sense, own) !== undefined)) return undefined;
  draft.groups.push({ ...asked, role: 'head', at: from });
  return from + 2;
}

function limitAt(tokens: Tokens, at: number): number | undefined {
  const number = tokens.as(at, 'number');
  const { value = 0, unit } = number ?? {};
  return number && unit === undefined && Number.isInteger(value) && value >= 1 && value <= 10_000 ? value : undefined;
}

const timeUnits: Readonly<Partial<Record<string, DateUnit>>> = { days: 'day', months: 'month', years: 'year' };

/** `3 bulan dengan total terbesar`: of times that are ranked, so many. */
export function readTimes(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const number = tokens.as(from, 'number');
  const unit = timeUnits[number?.unit ?? ''];
  const isRanked = tokens.list.some((_, i) => i > from && tokens.is(i, 'superlative'));
  const isFirst = draft.terms.length + draft.measures.length + draft.groups.length === 0 && (from === 0 || tokens.is(from - 1, 'top', 'which'));
  if (!number || unit === undefined || !Number.isInteger(number.value) || !isRanked || !isFirst || tokens.at(from + 1)?.after.has('with') !== true) return undefined;
  draft.groups.push({ field: 'admit_date', unit, isImplied: true, role: 'head', limit: number.value, at: from });
  return from + 1;
}

/** `100 peringkat teratas`, `peringkat 100 teratas`: the places of the worklist up to it. */
export function readRank(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const at = tokens.is(from, 'top') ? from + 1 : from;
  const [first, second] = [limitAt(tokens, at), limitAt(tokens, at + 1)];
  const field = tokens.as(first === undefined ? at : at + 1, 'field')?.field.id;
  const value = first ?? second;
  const isTop = at > from || tokens.is(at + 2, 'top');
  if (field !== 'risk_rank' || value === undefined || !isTop) return undefined;
  draft.terms.push({ field, clauses: [{ field, op: '<=', value }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: false });
  return at + (at > from ? 2 : 3);
}

/** `klaim yang biayanya 10 tertinggi`, `skor risiko 5 teratas`: so many by what stands before. */
export function readFirstBy(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const field = tokens.as(from, 'field')?.field;
  const limit = limitAt(tokens, from + 1);
  const ranked = tokens.as(from + 2, 'superlative') ?? (tokens.is(from + 2, 'top') ? { direction: 'desc' as const } : undefined);
  if (!field || !isNumber(field) || field.id === 'risk_rank' || limit === undefined || draft.limit !== undefined || !ranked || ('of' in ranked && ranked.of !== undefined && ranked.of !== field.id)) return undefined;
  draft.superlatives.push({ direction: ranked.direction, of: field.id, at: from });
  Object.assign(draft, { limit, limitAt: from + 1 });
  return from + 3;
}

/** `10 klaim`, `5 rs`, `5 teratas`, `3 termahal`. */
function readCounted(tokens: Tokens, from: number, at: number, limit: number, draft: Draft): number | undefined {
  const isTop = tokens.is(from, 'top');
  const subject = tokens.as(at, 'subject')?.subject;
  if (subject !== undefined) {
    if (draft.limit !== undefined) return undefined;
    Object.assign(draft, { limit, limitAt: from });
    draft.subject = subject;
    draft.subjectAt ??= at;
    return at + (tokens.is(at + 1, 'top') ? 2 : 1);
  }
  const group = groupAt(tokens, at);
  const isCounted = !isTop && tokens.as(at, 'field')?.field.countedBy !== undefined && !tokens.is(at + 1, 'superlative', 'top') && !(draft.terms.length + draft.measures.length === 0 && draft.subject === undefined && tokens.list.some((_, i) => i > at && tokens.is(i, 'superlative')));
  if (group && !tokens.is(at, 'unit') && !isCounted) {
    draft.groups.push({ ...group, role: 'head', limit, at: from });
    return at + (tokens.is(at + 1, 'top') ? 2 : 1);
  }
  if (draft.limit !== undefined || !(isTop || tokens.is(at, 'superlative', 'top'))) return undefined;
  Object.assign(draft, { limit, limitAt: from });
  return tokens.is(at, 'top') ? at + 1 : at;
}

/** `termurah 3`, `urut dari terendah, 5 saja`, `10 aja`: how many, said behind what is ranked or with `saja`. */
export function readLimit(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const at = tokens.is(from, 'comma') ? from + 1 : from;
  const limit = limitAt(tokens, at);
  const token = tokens.at(at);
  if (limit === undefined || !token || draft.limit !== undefined || token.after.has('with') || (tokens.is(at + 1, 'field', 'subject', 'unit', 'compare', 'number', 'range', 'superlative', 'top') && tokens.at(at + 1)?.after.has('that') !== true)) return undefined;
  // `15 female patients' claims`
  const noun = at > 0 ? -1 : tokens.list.findIndex((_, i) => i > at && !tokens.is(i, 'value') && tokens.as(i, 'field')?.field.id !== 'patient');
  if (noun > 1 && tokens.is(1, 'value') && tokens.as(noun, 'subject')?.subject === 'claims') {
    Object.assign(draft, { limit, limitAt: at });
    return at + 1;
  }
  const isRanked = tokens.is(at - 1, 'superlative', 'from_end') || (tokens.is(at - 1, 'top') && tokens.is(at - 2, 'superlative')) || (tokens.is(at - 1, 'field') && tokens.is(at - 2, 'superlative', 'order'));
  const isLast = at + 1 >= tokens.list.length;
  const isSaid = token.before.has('quantity') || token.after.has('quantity') || (isLast && tokens.is(at - 1, 'comma') && draft.orders.length + draft.superlatives.length > 0);
  const isAlone = tokens.list.length === 1;
  // `tampilkan 10 yang tagihannya paling mahal`
  const isOfRanked = tokens.at(at + 1)?.after.has('that') === true && (tokens.is(at + 1, 'superlative') || (tokens.is(at + 1, 'field') && tokens.is(at + 2, 'superlative')));
  if (!isRanked && !isSaid && !isAlone && !isOfRanked) return undefined;
  if (isAlone) draft.isEdit = true;
  Object.assign(draft, { limit, limitAt: at });
  return at + 1;
}

/** `biggest first`, `termahal dulu`: the word that follows a superlative and counts nothing. */
export function skipFirst(tokens: Tokens, at: number): number {
  const isRanked = tokens.is(at - 1, 'superlative') || (tokens.is(at - 1, 'field') && tokens.is(at - 2, 'superlative'));
  return tokens.is(at, 'top') && isRanked && !tokens.is(at + 1, 'number') ? at + 1 : at;
}

/** The unit of time that a trend is by. */
export const trendUnit: DateUnit = 'month';
