import { type Condition, type Field, fields, findField, isList, isNumber } from '#engine';

import { type Compared, bareComparisonAt, boundedAt, comparedAt, eventAt, orderedValueAt } from './comparisons.ts';
import { complementOf } from './complement.ts';
import type { Assumption, Draft, Part, Term } from './draft.ts';
import { groupAt, isOfSome } from './groups.ts';
import { besideAt, historyAt, returnAt } from './history.ts';
import type { Tokens } from './tokens.ts';
import { type Values, clinicAt, termOfValues, valuesAt } from './values.ts';

export interface Read {
  readonly term: Omit<Term, 'at' | 'isAlternative' | 'part' | 'isPlace'>;
  readonly to: number;
  readonly assumed: readonly Assumption[];
  /** It names no field and compares nothing: the next value may be joined to it. */
  readonly isOfValues: boolean;
}

type Negation = 'not' | 'except' | 'without';
/** Words that except and order nothing: others are meant. */
const besides = /^(?:selain|luar|di|diluar|bukan|other|besides|apart|outside)$/u;

const facility = fields.filter(({ id }) => id === 'facility_key');
const facilityWords: ReadonlySet<string> = new Set(['rs', 'rumah', 'rumkit', 'faskes', 'fasilitas', 'hospital', 'hospitals', 'klinik']);

function negationAt(tokens: Tokens, i: number): Negation | undefined {
  // `belum 1 tahun`: a bound.
  if (tokens.is(i, 'compare') && tokens.is(i + 1, 'number')) return undefined;
  return (['except', 'without', 'not'] as const).find((kind) => tokens.is(i, kind));
}

/** Whether a word that excepts is also one of showing. */
export function isShowing(tokens: Tokens, at: number): boolean {
  return tokens.is(at, 'except') && tokens.is(at, 'filler');
}

/** Reads the condition that stands at a token into the draft, with all that is joined to it; the place after it, or undefined. */
export function readConditions(tokens: Tokens, from: number, draft: Draft, part: Part): number | undefined {
  const negation = negationAt(tokens, from);
  // `bukan hanya ranap`, `not all`: what is denied is the quantity.
  if (negation !== undefined && (tokens.at(from + 1)?.after.has('quantity') === true || tokens.at(from + 1)?.after.has('every') === true)) return undefined;
  // `keluarkan` shows, or takes away.
  if (negation === 'except' && isShowing(tokens, from) && tokens.choose(`show ${from}`, [false, true]) === true) return undefined;
  // `drop the ones below 3 million`
  const own = negation === undefined ? from : tokens.as(from + 1, 'point')?.isMany === true && !tokens.is(from + 2, 'subject') ? from + 2 : from + 1;
  const first = conditionAt(tokens, own, negation);
  if (!first) return undefined;
  const isAlternative = from > 0 && tokens.is(from - 1, 'or');
  const [before] = from === 1 && tokens.is(0, 'count', 'number') ? [0] : [from];
  // `rs swasta di Bali`: hospitals are what the question is about, unless it names something else.
  if (before === 0 && negation === undefined && first.term.field.startsWith('facility_') && (facilityWords.has(tokens.at(from)?.first ?? '') || facilityWords.has(tokens.at(from)?.last ?? '')) && !tokens.is(from, 'field')) draft.bare.push(...facility.map((field) => ({ field, at: from })));
  if (draft.subject === undefined && tokens.as(from, 'subject')?.subject === 'decisions') draft.subject = 'decisions';
  const isDenied = negation === 'not' || (negation === 'except' && besides.test(tokens.at(from)?.first ?? ''));
  push(tokens, draft, { ...first, term: { ...first.term, ...(isDenied && { isDenied }), ...(negation === 'without' && { isWith: true }) } }, from, isAlternative, part);
  if (negation === undefined) return first.to;
  return readInScope(tokens, first, negation, draft, part);
}

/** `kecuali jabar dan kelas A`: whether what is joined is excepted too cannot be told, so both are tried. */
function readInScope(tokens: Tokens, first: Read, negation: Negation, draft: Draft, part: Part): number {
  let to = first.to;
  while (tokens.is(to, 'and', 'or')) {
    if (negationAt(tokens, to + 1) !== undefined) break;
    const isOr = tokens.is(to, 'or');
    // `exclude deaths and patients who left`: behind a noun of the claims it is of the same field.
    const noun = tokens.is(to + 1, 'subject') || tokens.as(to + 1, 'field')?.field.id === 'patient' ? conditionAt(tokens, to + 2, negation) : undefined;
    if (noun && noun.isOfValues && noun.term.field === first.term.field) {
      push(tokens, draft, noun, to + 2, false, part);
      to = noun.to;
      continue;
    }
    const next = conditionAt(tokens, to + 1, undefined);
    if (!next || (!next.isOfValues && negation !== 'except')) break;
    // `no secondary diagnosis and severity 3`: what is not there is no value that is joined to it.
    const isOfPresence = negation === 'without' && first.term.clauses.every((clause) => !('any' in clause) && (clause.op === 'is_null' || clause.value === true)) && next.term.field !== first.term.field;
    const isWide = isOfPresence ? false : tokens.choose(`scope ${to}`, [true, false]) === true;
    const read = isWide ? conditionAt(tokens, to + 1, negation) : next;
    if (!read) break;
    push(tokens, draft, read, to + 1, isOr && !isWide, part);
    to = read.to;
  }
  return to;
}

function push(tokens: Tokens, draft: Draft, { term, to, assumed }: Read, at: number, isAlternative: boolean, part: Part): void {
  draft.terms.push({ ...term, at, isAlternative, part, isPlace: tokens.at(at)?.after.has('in') === true, ...(tokens.at(at)?.after.has('with') === true && { isWith: true }), ...(tokens.at(to - 1)?.before.has('quantity') === true && { isOnly: true }), ...(tokens.at(to - 1)?.before.has('also') === true && { isAlso: true }) });
  draft.assumed.push(...assumed);
}

/** `hypertension only as a secondary diagnosis, not as primary`: of the codes before, where they do not stand. */
export function readNotAs(tokens: Tokens, at: number, draft: Draft, part: Part): number | undefined {
  const last = draft.terms.at(-1);
  const [clause, ...more] = last?.clauses ?? [];
  const place = tokens.is(at + 1, 'as') ? at + 2 : at + 1;
  const field = tokens.as(place, 'field')?.field;
  const isOther = tokens.is(at, 'not') && (place === at + 2 || tokens.at(place)?.after.has('in') === true) && field?.hierarchy !== undefined && field.id !== last?.field && findField(last?.field ?? '')?.hierarchy === field.hierarchy && !tokens.is(place + 1, 'value', 'compare');
  if (!last || last.isNegative || !clause || more.length > 0 || 'any' in clause || clause.op !== 'under' || !isOther) return undefined;
  draft.terms.push({ ...last, field: field.id, clauses: [{ ...clause, field: field.id, op: 'not_under' }], isNegative: true, at, part });
  return place + 1;
}

/** `yang sebagai diagnosis sekunder berapa?`, `as a comorbidity?`: the codes that were asked of before, where they stand. */
export function readCodesAs(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = tokens.as(at + 1, 'field')?.field;
  if (!tokens.before.isThere || !tokens.is(at, 'as') || field?.hierarchy === undefined || draft.terms.length > 0 || tokens.is(at + 2, 'value', 'compare')) return undefined;
  Object.assign(draft, { codesAs: { at, field }, isEdit: true });
  return at + 2;
}

export function conditionAt(tokens: Tokens, from: number, negation: Negation | undefined): Read | undefined {
  // `jaraknya 1 hari dari klaim sebelumnya`
  if (tokens.is(from, 'apart')) {
    const apart = bareComparisonAt(tokens, from + 1);
    return apart && findField(apart.field)?.restsOnOthers === true ? ofComparison(apart, negation !== undefined) : undefined;
  }
  const both = negation === undefined ? bothAt(tokens, from) : undefined;
  if (both) return both;
  const rule = tokens.all(from, 'value').find(({ field }) => field === 'flags');
  const unevaluated = rule && (tokens.is(from + 1, 'unevaluated') ? from + 2 : undefined);
  if (rule && unevaluated !== undefined) return { term: termOfValues({ ...rule, field: 'rules_not_evaluated', words: [rule.values], joiner: undefined, to: unevaluated }, false), to: unevaluated, assumed: [], isOfValues: true };
  const back = returnAt(tokens, from);
  if (back) return ofComparison(back, negation !== undefined);
  const codes = codesComparedAt(tokens, from);
  if (codes) return ofComparison(codes, negation !== undefined);
  const beside = besideAt(tokens, from);
  if (beside) return ofComparison(beside, negation !== undefined);
  const history = historyAt(tokens, from);
  if (history) return ofComparison(history, negation !== undefined);
  const anywhere = anywhereAt(tokens, from, negation !== undefined);
  if (anywhere) return anywhere;
  const listed = countedListAt(tokens, from, negation !== undefined);
  if (listed) return listed;
  const daily = dailyAt(tokens, from);
  if (daily) return ofComparison(daily, negation !== undefined);
  const field = tokens.as(from, 'field')?.field;
  if (field) {
    // `bukan pasien perempuan`: of whom it is not.
    if (negation !== undefined && (field.id === 'patient' || field.id === 'facility_key') && !tokens.all(from + 1, 'value').some((sense) => sense.field === field.id)) {
      const values = valuesAt(tokens, from + 1, undefined, true);
      if (values) return { term: termOfValues(values, true), to: values.to, assumed: [], isOfValues: true };
    }
    const inner = negation === undefined && (negationAt(tokens, from + 1) === 'not' || (tokens.is(from + 1, 'except') && tokens.all(from + 2, 'value').some((sense) => sense.field === field.id))) ? 1 : 0;
    const isNegative = negation !== undefined || inner > 0;
    const at = from + 1 + inner;
    const compared = comparedAt(tokens, at, field);
    if (compared) return ofComparison(compared, isNegative);
    if (tokens.is(at, 'empty') || tokens.is(at, 'present')) return ofPresence(field.id, tokens.is(at, 'empty') !== isNegative, at + 1);
    // `klaim readmisi`, where no days follow: that there was any.
    if (inner === 0 && eventAt(tokens, from)) return ofPresence(field.id, isNegative, from + 1, [{ at: from, about: 'event' }]);
    // `daerah Bali`: people call a province so too.
    const values = valuesAt(tokens, at, field.id, isNegative) ?? (field.id === 'district_name' ? valuesAt(tokens, at, 'province_name', isNegative) : undefined);
    if (values) return { term: termOfValues(values, isNegative), to: values.to, assumed: [], isOfValues: true };
    if (tokens.is(at, 'me') && (field.id === 'reviewer' || field.id === 'assignee')) return { term: ofMe(field.id, isNegative), to: at + 1, assumed: [], isOfValues: false };
    if (negation === 'without' || (negation !== undefined && tokens.at(from)?.after.has('with') === true)) return ofPresence(field.id, true, from + 1);
    // `biaya di atas P90` is what the value already says.
    // `ada top-up obat`: of a part of a sum, that there is any.
    const isPart = tokens.at(from)?.after.has('with') === true && fields.some(({ parts = [] }) => parts.includes(field.id)) && !isAskedOf(tokens, at);
    if (isPart && negation === undefined) return ofComparison({ field: field.id, conditions: [{ field: field.id, op: '>', value: 0 }], to: at, assumed: [] }, inner > 0);
    // `overlap with another stay`
    // `klaim yang tumpang tindih`
    // `klaim yang dipotong`: what is done to claims, where nothing is asked of how much.
    const isSaidOf = (tokens.is(from - 1, 'subject') || tokens.at(from)?.first === 'klaim') && !tokens.is(at, 'compare', 'number', 'range', 'count', 'aggregate', 'superlative', 'share') && !(tokens.is(at, 'which') && at + 1 < tokens.list.length);
    const isCut = isSaidOf && field.participles?.includes(tokens.at(from)?.last ?? '') === true;
    if (isCut || (field.restsOnOthers === true && field.unit === 'claims' && (tokens.is(at, 'another') || (isSaidOf && (tokens.at(from)?.after.has('that') === true || tokens.at(from)?.after.size === 0))))) return ofComparison({ field: field.id, conditions: [{ field: field.id, op: '>', value: 0 }], to: at, assumed: [] }, isNegative);
    const whole = tokens.all(at, 'value').find((sense) => sense.field === 'is_above_p90' && field.id === 'amount_claimed');
    if (whole && inner === 0) return { term: termOfValues({ ...whole, words: [whole.values], joiner: undefined, to: at + 1 }, isNegative), to: at + 1, assumed: [], isOfValues: true };
    // `yang top-up-nya ada`
    const isThere = tokens.at(from)?.last.endsWith('nya') === true && tokens.at(from)?.before.has('with') === true && (at >= tokens.list.length || tokens.is(at, 'count', 'comma', 'and'));
    if (isThere && inner === 0 && (field.presentBy !== undefined || isList(field))) return ofPresence(field.id, isNegative, from + 1);
    if (tokens.at(from)?.after.has('with') === true && negation === undefined && (field.presentBy !== undefined || isOfSome(field)) && !isAskedOf(tokens, from + 1)) return ofPresence(field.id, false, from + 1);
    return undefined;
  }
  // `kena flag duplikat`: what there is any of, and then which.
  const present = tokens.all(from, 'value').map((sense) => (sense.values[0] === false ? undefined : fields.find(({ presentBy }) => presentBy === sense.field))).find((one) => one !== undefined);
  const which = present && valuesAt(tokens, tokens.is(from + 1, 'as') ? from + 2 : from + 1, present.id, negation !== undefined);
  if (which) return { term: termOfValues(which, negation !== undefined), to: which.to, assumed: [], isOfValues: true };
  const bare = bareComparisonAt(tokens, from);
  if (bare && !tokens.is(bare.to, 'subject')) {
    const read = ofComparison(bare, negation !== undefined);
    return bare.assumed.some(({ about }) => about === 'field') ? { ...read, term: { ...read.term, isUnnamed: true, ...(bare.to === from + 1 && { isPlain: true }) } } : read;
  }
  const ordered = orderedValueAt(tokens, from);
  if (ordered) return ofComparison(ordered, negation !== undefined);
  const values = valuesAt(tokens, from, undefined, negation !== undefined);
  const told = values && toldAs(tokens, values);
  const clinic = told?.field === 'procedure_codes' && told.words.length === 1 && negation === undefined ? clinicAt(tokens, from) : undefined;
  return told && { term: termOfValues(told, negation !== undefined), to: told.to, assumed: clinic ? [{ at: from, about: 'clinic', value: String(clinic.values[0]) }] : [], isOfValues: true };
}

/** `dengan top-up mana yang terbesar`: what is had is asked about; `dengan top-up, siapa rs-nya` asks for something else. */
function isAskedOf(tokens: Tokens, at: number): boolean {
  return tokens.is(at, 'superlative', 'aggregate') || (tokens.is(at, 'which') && groupAt(tokens, at + 1) === undefined);
}

/** `kombinasi flag A dan B`, `both A and B`, `kedua indikasi: A dan B`: all of what one claim has several of. */
function bothAt(tokens: Tokens, from: number): Read | undefined {
  const isTwo = tokens.as(from, 'place')?.place === 2 || (tokens.as(from, 'number')?.value === 2 && tokens.as(from, 'number')?.unit === undefined);
  const field = tokens.as(from + 1, 'field')?.field;
  if (!tokens.is(from, 'both') && !(isTwo && field && isList(field))) return undefined;
  const named = field && isList(field) ? from + 2 : from + 1;
  const values = valuesAt(tokens, tokens.is(named, 'comma') ? named + 1 : named, named > from + 1 ? field?.id : undefined);
  const own = values && findField(values.field);
  if (!values || !own || !isList(own) || values.words.length < 2 || values.joiner !== 'and') return undefined;
  const isNamedBehind = tokens.as(values.to, 'field')?.field.id === own.id && tokens.at(values.to)?.after.size === 0;
  const { sides: _sides, ...term } = termOfValues(values, false);
  return { term, to: values.to + (isNamedBehind ? 1 : 0), assumed: [], isOfValues: true };
}

/** `A atau B tapi tidak keduanya`, `A or B but not both`: of two that one claim can both have, one of them alone. */
export function readNotBoth(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const first = tokens.is(at, 'but', 'comma') ? at + 1 : at;
  const last = draft.terms.at(-1);
  const isOfBoth = tokens.is(first, 'not', 'without', 'except') && (tokens.is(first + 1, 'both') || tokens.as(first + 1, 'point')?.isMany === true);
  if (!isOfBoth || last?.sides?.length !== 2 || last.isEither !== true) return undefined;
  draft.terms.push({ ...last, clauses: [{ any: last.sides.map((side) => complementOf([side])).flatMap((clause) => ('any' in clause ? clause.any : [clause])) }], at: first });
  return first + 2;
}

/** Where a diagnosis of a claim can stand. */
const diagnoses = ['dx_primary_code', 'dx_secondary_codes'] as const;

/** `diabetes sebagai diagnosis utama atau sekunder`, `primary or secondary diagnosis of diabetes`: whichever of the two has it. */
function anywhereAt(tokens: Tokens, from: number, isNegative: boolean): Read | undefined {
  const first = tokens.is(from, 'both') ? from + 1 : from;
  const start = tokens.is(first, 'anywhere') ? first + 1 : from;
  const values = valuesAt(tokens, start, diagnoses[0]);
  let behind = values?.to ?? start;
  while (tokens.is(behind, 'comma', 'as', 'both')) behind += 1;
  const isBehind = values !== undefined && start === from && tokens.is(behind, 'anywhere');
  if (!values || values.op !== 'under' || !(isBehind || start > from)) return undefined;
  const value = values.values.length === 1 ? values.values[0] : [...values.values];
  if (value === undefined) return undefined;
  const conditions = diagnoses.map((field): Condition => ({ field, op: isNegative ? 'not_under' : 'under', value }));
  return { term: { field: diagnoses[0], clauses: isNegative ? conditions : [{ any: conditions }], isNegative }, to: isBehind ? behind + 1 : values.to, assumed: [], isOfValues: true };
}

/** `dua flag sekaligus: A dan B`, `flags include both A and B`: a number before as many names counts these. */
function countedListAt(tokens: Tokens, from: number, isNegative: boolean): Read | undefined {
  const number = tokens.as(from, 'number');
  const field = tokens.as(number ? from + 1 : from, 'field')?.field;
  if (isNegative || !field || (number ? number.unit !== undefined || field.countedBy === undefined : !isList(field))) return undefined;
  let at = number ? from + 2 : from + 1;
  if (!number && !tokens.is(at, 'include', 'both')) return undefined;
  while (tokens.is(at, 'include', 'both', 'comma', 'and')) at += 1;
  const isBoth = tokens.is(at - 1, 'both');
  const values = valuesAt(tokens, at, field.id);
  if (!values || (number && values.words.length !== number.value) || (isBoth && (values.words.length !== 2 || values.joiner !== 'and'))) return undefined;
  return { term: termOfValues(values, false), to: values.to, assumed: [], isOfValues: true };
}

/** `diabetes sebagai diagnosis sekunder`: codes as those of the field that follows. */
function toldAs(tokens: Tokens, values: Values): Values {
  // `I10 di sekunder`, `hipertensi di diagnosa sekunder`
  const leads = tokens.at(values.to)?.after ?? new Set();
  // `is hypertension a secondary diagnosis`, `(E11.5), main diagnosis, how many`
  const isSaidOf = leads.size > 0 && [...leads].every((lead) => lead === 'plain' || lead === 'the') && !(tokens.is(values.to + 1, 'value') && tokens.at(values.to + 1)?.after.size === 0) && !tokens.is(values.to + 1, 'which', 'superlative', 'compare', 'number', 'and', 'comma');
  const isBetween = [values.to, values.to + 2].every((at) => tokens.is(at, 'comma')) && tokens.is(values.to + 3, 'count', 'share');
  const place = tokens.is(values.to, 'as') || isBetween ? values.to + 1 : leads.has('in') || isSaidOf ? values.to : undefined;
  const field = place === undefined ? undefined : tokens.as(place, 'field')?.field;
  const isOfField = field?.hierarchy !== undefined && values.op === 'under' && findField(values.field)?.hierarchy === field.hierarchy;
  return isOfField && place !== undefined ? { ...values, field: field.id, to: place + 1 } : values;
}

/** `diagnosa masuk beda dengan diagnosa utama`, `the admission diagnosis differs from the primary one`: two codes of one kind, or two amounts, that are the same, or are not. */
function codesComparedAt(tokens: Tokens, from: number): Compared | undefined {
  const code = (i: number): Field | undefined => tokens.all(i, 'field').map(({ field }) => field).find(({ kind, hierarchy }) => (kind === 'code' && hierarchy !== undefined) || kind === 'rupiah');
  const first = code(from);
  const differs = (i: number): 'differs' | undefined => (tokens.is(i, 'differs') ? 'differs' : undefined);
  if (!first) return undefined;
  const isJoined = tokens.is(from + 1, 'and', 'versus', 'comma');
  const [at, to] = differs(from + 1) ? [from + 1, from + 3] : isJoined && differs(from + 3) ? [from + 3, from + 4] : [undefined, from];
  const second = code(at === from + 1 ? from + 2 : from + 2);
  if (at === undefined || !second || second.id === first.id || second.hierarchy !== first.hierarchy || second.kind !== first.kind) return undefined;
  const isSame = tokens.as(at, 'differs')?.isSame === true;
  return { field: first.id, conditions: [{ field: first.id, op: isSame ? '=' : '!=', value: { field: second.id, times: 1 } }], to, assumed: [] };
}

/** `3 kali sehari`, `sehari klaim 2x atau lebih`: so many claims on one day are one fewer besides each. */
function dailyAt(tokens: Tokens, from: number): Compared | undefined {
  const isDay = (i: number): boolean => tokens.as(i, 'number')?.isOne === true && tokens.as(i, 'number')?.unit === 'days' && tokens.as(i, 'number')?.value === 1;
  const first = isDay(from) ? (tokens.is(from + 1, 'subject') ? from + 2 : from + 1) : from;
  const { number, op, to: end = from } = boundedAt(tokens, first) ?? {};
  if (number?.unit !== 'times' || !Number.isInteger(number.value) || number.value < 1 || (!isDay(from) && !isDay(end))) return undefined;
  return { field: 'same_day_claim_count', conditions: [{ field: 'same_day_claim_count', op: op ?? '>=', value: number.value - 1 }], to: isDay(from) ? end : end + 1, assumed: op === undefined ? [{ at: first, about: 'multiple' }] : [] };
}

function ofComparison({ field, conditions, to, assumed }: Compared, isNegative: boolean): Read {
  return { term: { field, clauses: isNegative ? [complementOf(conditions)] : conditions, isNegative }, to, assumed, isOfValues: false };
}

/** Whether there is any: by the field that says so, or by its being empty. */
function ofPresence(fieldId: string, isAbsent: boolean, to: number, assumed: readonly Assumption[] = []): Read | undefined {
  const field = findField(fieldId);
  if (!field || (field.without ?? []).includes('filter')) return undefined;
  const { presentBy } = field;
  if (isNumber(field) && presentBy === undefined && field.unit !== 'rupiah' && isAbsent && field.columns.length === 0) return undefined;
  const condition: Condition = presentBy === undefined ? { field: fieldId, op: isAbsent ? 'is_null' : 'not_null' } : { field: presentBy, op: isAbsent ? '!=' : '=', value: true };
  return { term: { field: condition.field, clauses: [condition], isNegative: isAbsent }, to, assumed, isOfValues: false };
}

/** What the caller holds or decided. */
export function ofMe(field: 'assignee' | 'reviewer', isNegative: boolean): Omit<Term, 'at' | 'isAlternative' | 'part' | 'isPlace'> {
  return { field, clauses: [{ field, op: isNegative ? '!=' : '=', value: 'me' }], isNegative };
}
