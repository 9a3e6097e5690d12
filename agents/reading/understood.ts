import { type ClaimQuery, type Clause, type Condition, type Divisor, type Field, type Language, type Reference, findCodeSet, findField, formatInstant, outcomes } from '#engine';

import { actTold } from './acts/told.ts';
import { monthIndexOf, monthsOf, yearOf } from './calendar.ts';
import type { Part } from './part.ts';
import { fill, measureTexts, numberUnits, operatorSigns, texts, units } from './texts.ts';

/** One line for people that says how a message was read: every condition, measure, grouping, order and limit of its queries, and what else it wants. */
export function understoodLine(parts: readonly Part[], language: Language): string {
  const said = parts.map((part) => {
    if (part.kind === 'query') return partsOf(part.query, language).join(' · ');
    return actTold(part, language, ({ where, period, outcomes: of = [] }) => [conditionsText(where, period, language), of.map((id) => outcomeText(id, language)).join(', ')].filter((text) => text !== '').join(' · '), (field) => nameOf(field, language));
  });
  return said.length === 0 ? '' : fill(texts.readAs, language, { parts: said.join('; ') });
}

function outcomeText(id: string, language: Language): string {
  const outcome = outcomes.find((one) => one.id === id);
  const [shown] = outcome?.shown ?? [];
  return outcome?.test === 'rate' && shown ? clausesText([shown], language).join(' · ') : nameOf(findField(outcome?.measure.field ?? ''), language);
}

function conditionsText(where: readonly Clause[], period: ClaimQuery['period'], language: Language): string {
  return [...clausesText(where, language), ...(period ? [periodText(period, language)] : [])].join(' · ');
}

function partsOf(query: ClaimQuery, language: Language): readonly string[] {
  const { subject, where, period, by, measures, fields, order, limit, top_per, base, against, change } = query;
  const say = (text: Parameters<typeof fill>[0], values = {}): string => fill(text, language, values);
  const isList = subject === 'claims' || subject === 'decisions' || subject === 'pairs';
  const heads = isList ? [say(texts[subject])] : measures.map((measure) => measureText(measure, language));
  const orderOf = ({ field: id, measure, group, direction }: ClaimQuery['order'][number]): string => {
    const field = findField(id ?? (group === undefined ? '' : (by[group]?.field ?? '')));
    const what = measure === undefined ? nameOf(field, language) : measureText(measures[measure] ?? { agg: 'count' }, language);
    const isDate = field?.kind === 'date';
    return say(direction === 'asc' ? (isDate ? texts.oldestFirst : texts.smallestFirst) : isDate ? texts.newestFirst : texts.largestFirst, { by: what });
  };
  return [
    ...heads,
    ...(isList && fields.length > 0 ? [say(texts.columns, { fields: fields.map((id) => nameOf(findField(id), language)).join(', ') })] : []),
    ...(against ? [say(texts.against, { sides: against.map((side) => (side.where.length === 0 ? say(texts.whole) : clausesText(side.where, language).join(' · '))).join(say(texts.versus)) })] : []),
    ...clausesText(where, language),
    ...(period ? [periodText(period, language)] : []),
    ...(subject === 'facilities' ? [say(texts.perFacility)] : subject === 'patients' ? [say(texts.perPatient)] : []),
    ...by.map(({ field, unit, width, edges }) => (edges ? say(texts.perBand, { field: nameOf(findField(field), language), bands: bandsText(edges, language) }) : width !== undefined ? say(texts.perBin, { field: nameOf(findField(field), language), width: numberText(width, findField(field), language) }) : unit === undefined ? say(texts.per, { field: nameOf(findField(field), language) }) : say(texts.perUnit, { unit: say(units[unit]), field: nameOf(findField(field), language) }))),
    ...havingTexts(query, language),
    ...(base?.claim_ids ? [say(texts.baseIds, { n: base.claim_ids.length })] : []),
    ...(base?.first === undefined ? [] : [say(texts.base, { n: base.first }), ...(base.order ?? []).map(orderOf)]),
    ...(change ? [say(texts.change)] : []),
    ...order.map(orderOf),
    ...(top_per === undefined ? [] : [say(texts.topPer, { n: top_per, field: nameOf(findField(by[0]?.field ?? ''), language) })]),
    ...(limit === 50 ? [] : [say(texts.limit, { n: limit })]),
  ];
}

/** `0–17, 18–59, ≥ 60`: bands of whole numbers by where each begins. */
function bandsText(edges: readonly number[], language: Language): string {
  return edges.map((low, i) => {
    const [first, last] = [low, (edges[i + 1] ?? Infinity) - 1].map((end) => numberText(end, undefined, language));
    return i + 1 === edges.length ? `${operatorSigns['>=']} ${first}` : first === last ? first : `${first}–${last}`;
  }).join(', ');
}

/** A measure as people say it, with its own conditions, and of a share with what it is a share of. */
export function measureText({ agg, field: id, where = [], of }: ClaimQuery['measures'][number], language: Language): string {
  const [field, conditions] = [nameOf(findField(id ?? ''), language), conjunctionText(where, language)];
  if (of === 'group' && where.length > 0) return fill(id === undefined ? texts.share : texts.shareOfSum, language, { field, where: conditions });
  const isDay = findField(id ?? '')?.kind === 'date';
  const plain = fill(isDay && agg === 'min' ? texts.earliest : isDay && agg === 'max' ? texts.latest : measureTexts[agg], language, { field });
  const measure = where.length === 0 ? plain : fill(id === undefined ? texts.countOf : texts.measureOf, language, { measure: plain, where: conditions });
  if (of === undefined) return measure;
  if (typeof of === 'object') return ratioText(measure, of, language);
  const whole = of === 'all' ? texts.allClaims : texts.matchingClaims;
  return measure === measureTexts.count[language] ? fill(texts.shareOf, language, { whole: whole[language] }) : fill(texts.partOf, language, { measure, whole: whole[language] });
}

/** `jumlah klaim per peserta`, `total biaya tagih per hari lama rawat`; of divisors with conditions of their own, both are named. */
function ratioText(measure: string, { agg, field: id, where = [] }: Divisor, language: Language): string {
  const field = findField(id ?? '');
  if (where.length > 0) return fill(texts.ratio, language, { measure, divisor: measureText({ agg, ...(id !== undefined && { field: id }), where }, language) });
  const unit = agg === 'count' ? texts.claim[language] : agg === 'sum' && field?.unit === 'days' ? fill(texts.dayOf, language, { field: nameOf(field, language) }) : nameOf(field, language);
  return fill(texts.perOne, language, { measure, unit });
}

/** One amount over another of its unit. */
export function isShare({ field, of }: Pick<ClaimQuery['measures'][number], 'field' | 'of'>): boolean {
  return typeof of === 'object' && of.field !== undefined && findField(of.field)?.unit === findField(field ?? '')?.unit;
}

/** Conditions on the measures of a group, each as people say it. */
export function havingTexts({ having, measures }: Pick<ClaimQuery, 'having' | 'measures'>, language: Language): readonly string[] {
  return having.map(({ measure: place, op, value }) => {
    const measure = measures[place] ?? { agg: 'count' };
    const field = measure.agg === 'distinct' ? undefined : findField(measure.field ?? '');
    return fill(texts.having, language, { measure: measureText(measure, language), op: operatorSigns[op], value: typeof value === 'string' ? texts[value === 'groups' ? 'meanOfGroups' : 'ofMatching'][language] : typeof measure.of === 'string' || isShare(measure) ? percentText(value, language) : numberText(value, field, language) });
  });
}

/** Each clause as people say it. */
export function clausesText(clauses: readonly Clause[], language: Language): readonly string[] {
  return clauses.map((clause) => ('any' in clause ? clause.any.map((one) => conditionText(one, language)).join(` ${texts.or[language]} `) : conditionText(clause, language)));
}

/** Clauses that all hold, as they stand within a sentence; of several, one of which alternatives are enough stands in brackets. */
export function conjunctionText(clauses: readonly Clause[], language: Language): string {
  const said = clauses.map((clause) => {
    const text = clauseWithin(clause, language);
    return clauses.length > 1 && 'any' in clause && clause.any.length > 1 ? `(${text})` : text;
  });
  return said.join(` ${texts.and[language]} `);
}

/** A clause as it stands within a sentence: names keep their capitals, labels do not. */
export function clauseWithin(clause: Clause, language: Language): string {
  const text = clausesText([clause], language).join('');
  const [first] = 'any' in clause ? clause.any : [clause];
  return first && ['province_name', 'district_name', 'facility_name'].includes(first.field) && ['=', 'in'].includes(first.op) ? text : withinSentence(text);
}

/** A condition as people say it: `rawat inap`, `bukan Bali`, `biaya tagih > Rp 20 juta`. */
export function conditionText({ field: id, op, value }: Condition, language: Language): string {
  const field = findField(id);
  const name = nameOf(field, language);
  if (op === 'is_null' || op === 'not_null') return fill(op === 'is_null' ? texts.without : texts.with, language, { value: name });
  const isNegative = op === '!=' || op === 'not_in' || op === 'not_contains' || op === 'not_under';
  const given = Array.isArray(value) ? value : [value];
  const group = field?.groups?.find(({ values }) => values.length === given.length && values.every((one) => given.includes(one)));
  const list = group ? [group.label[language]] : given.map((one) => valueText(field, one, language));
  if (field?.kind === 'boolean') return (value === true) === isNegative ? fill(texts.notTrue, language, { value: name }) : name;
  if (op === 'between' && field?.kind === 'date' && given.every((day) => typeof day === 'string')) return `${name} ${daysText(String(given[0]), String(given[1]), language)}`;
  if (op === 'between') return `${name} ${fill(texts.between, language, { low: list[0] ?? '', high: list[1] ?? '' })}`;
  const isPlain = op === '=' || op === 'in' || op === 'contains' || op === 'under' || isNegative;
  if (!isPlain || field?.values === undefined && op !== 'under' && op !== 'not_under' && field?.isLookedUp !== true) return `${name} ${signOf(op)} ${list.join(', ')}`;
  const words = list.join(` ${texts.or[language]} `);
  const shown = field?.values === undefined || field.hierarchy !== undefined ? `${name} ${words}` : words;
  return isNegative ? fill(texts.not, language, { value: shown }) : shown;
}

function signOf(op: Condition['op']): string {
  return Object.entries(operatorSigns).find(([sign]) => sign === op)?.[1] ?? '=';
}

/** A value of a field as people say it. */
export function valueText(field: Field | undefined, value: unknown, language: Language): string {
  if (isReference(value)) {
    const { field: of, times, agg } = value;
    const other = agg ? measureText({ agg, field: of }, language) : nameOf(findField(of), language);
    return times === 1 ? other : fill(texts.times, language, { n: numberText(times, undefined, language), field: other });
  }
  if (value === 'me' && (field?.id === 'assignee' || field?.id === 'reviewer')) return texts.me[language];
  if (typeof value === 'string' && value.startsWith('set:')) return findCodeSet(value.slice('set:'.length))?.label[language] ?? value;
  const known = field?.values?.find((one) => one.value === value);
  if (known) return known.label[language];
  if (typeof value === 'number') return numberText(value, field, language);
  if (field?.kind === 'time') return formatInstant(String(value), language);
  return field?.kind === 'date' && typeof value === 'string' ? dayText(value, language) : String(value);
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'field' in value && 'times' in value;
}

export function numberText(value: number, field: Pick<Field, 'unit'> | undefined, language: Language): string {
  const shown = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 6 });
  if (field?.unit === 'rupiah') return `${value < 0 ? '-' : ''}Rp ${shown.format(Math.abs(value))}`;
  if (field?.unit === 'share') return percentText(value, language);
  return field?.unit === 'days' || field?.unit === 'years' ? fill(numberUnits[field.unit], language, { n: shown.format(value) }) : shown.format(value);
}

function percentText(share: number, language: Language): string {
  return `${new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 4 }).format(Math.round(share * 1e6) / 1e4)}%`;
}

/** A period as people say it, with its date where that is not the admission. */
export function periodText({ date, from, to }: NonNullable<ClaimQuery['period']>, language: Language): string {
  const on = date === 'admit_date' ? '' : `${nameOf(findField(date), language)} `;
  return `${on}${daysText(from, to, language)}`;
}

function daysText(from: string | undefined, to: string | undefined, language: Language): string {
  if (from === undefined || to === undefined) return fill(from === undefined ? texts.until : texts.from, language, { day: dayText(from ?? to ?? '', language) });
  if (from === to) return dayText(from, language);
  const month = monthsOf(yearOf(from), monthIndexOf(from));
  if (month.start === from && month.end === to) return new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(from));
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  const last = monthsOf(yearOf(to), monthIndexOf(to));
  if (month.start === from && last.end === to && yearOf(from) === yearOf(to)) return `${new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' }).format(new Date(from))}–${new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(to))}`;
  return fill(texts.between, language, { low: dayText(from, language), high: dayText(to, language) });
}

export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}

function localeOf(language: Language): string {
  return language === 'id' ? 'id-ID' : 'en-GB';
}

/** A field's label inside a sentence: abbreviations keep their capitals. */
export function nameOf(field: Field | undefined, language: Language): string {
  return withinSentence(field?.label[language] ?? '');
}

function withinSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
