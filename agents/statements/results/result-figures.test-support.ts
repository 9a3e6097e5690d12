import { type Language, findField } from '#engine';
import type { EvidenceItem, QueryData } from '#tools';

import type { Sentence } from '../writer.ts';
import { type Asked, claimsBehind, measureOf, rowOf, sideOf, units } from './judge.test-support.ts';
import type { ResultStatement, RowRef, SideRef } from './statement.ts';

type Column = QueryData['columns'][number];

/** Texts of which a sentence must hold one, and what it must cite for it. */
interface Needed {
  readonly texts: readonly string[];
  readonly cites: readonly string[];
}

const one = units(1);
const months: Readonly<Record<Language, string>> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
  en: 'January February March April May June July August September October November December',
};

/** n/d rounded half away from zero, with the signs of the language. */
function decimal(n: bigint, d: bigint, decimals: number, language: Language): string {
  const positive = n < 0n ? -n : n;
  const digits = String((2n * positive * 10n ** BigInt(decimals) + d) / (2n * d)).padStart(decimals + 1, '0');
  const grouped = digits.slice(0, digits.length - decimals).replaceAll(/\B(?=(?:\d{3})+$)/g, language === 'id' ? '.' : ',');
  const text = decimals === 0 ? grouped : `${grouped}${language === 'id' ? ',' : '.'}${digits.slice(-decimals)}`;
  return n < 0n && /[1-9]/.test(digits) ? `-${text}` : text;
}

/** How n/d may stand in a sentence. */
function figure(n: bigint, d: bigint, unit: string | undefined, language: Language): string[] {
  if (unit === 'rupiah') return [decimal(n, d, 0, language).replace(/^(-?)/, '$1Rp ')];
  if (unit === 'share') return [`${decimal(n * 100n, d, n > 0n && n * 100n < d ? 2 : 1, language)}%`];
  if (unit === 'score') return [decimal(n, d, n < d && n * 10_000n >= d * 9995n ? 4 : 3, language)];
  return n % d === 0n ? [decimal(n, d, 0, language)] : [decimal(n, d, 2, language), decimal(n, d, 1, language)];
}

/** n/d as times: to a tenth without a zero that would end it, near one to a hundredth. */
function timesTexts(n: bigint, d: bigint, language: Language): string[] {
  const tenth = decimal(n, d, 1, language);
  return [tenth.replace(/[.,]0$/, ''), tenth, decimal(n, d, 2, language)];
}

export function day(date: string, language: Language): string {
  const [year, month, of] = date.split('-').map(Number);
  return `${of} ${months[language].split(' ')[(month ?? 1) - 1]} ${year}`;
}

/** How a cell of a column may stand in a sentence: none where there is no value. */
function cellTexts(value: unknown, { unit, field: id }: Pick<Column, 'unit' | 'field'>, language: Language): string[] {
  const known = findField(id ?? '')?.values?.find((each) => each.value === value);
  if (known) return [known.label[language], known.label[language].charAt(0).toLowerCase() + known.label[language].slice(1), String(value)];
  if (typeof value === 'number') return figure(units(value), one, unit, language);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [day(value, language)];
  if (typeof value === 'string') return [value, value.replace(/^([A-Z]\d\d|\d\d)(?=\w{1,3}$)/, '$1.')];
  if (typeof value === 'boolean') return language === 'id' ? [value ? 'ya' : 'tidak'] : [value ? 'yes' : 'no'];
  return Array.isArray(value) ? value.flatMap((entry, i) => [...cellTexts(entry, { field: id }, language), language === 'id' ? `dan ${i + 1} lainnya` : `and ${i + 1} more`]) : [];
}

/** What a group of a row is called. */
function groupTexts(data: QueryData, row: Readonly<Record<string, unknown>>, column: Column, place: number, language: Language): string[] {
  const value = row[column.name];
  const by = data.query.subject === 'groups' ? data.query.by[place] : undefined;
  if (value === null) return language === 'id' ? ['tidak terisi'] : ['no value'];
  if (data.query.subject === 'patients') return [`${language === 'id' ? 'Peserta' : 'Participant'} ${Number(value)}`];
  if (typeof value === 'string' && findField(by?.field ?? '')?.kind === 'date') {
    const [year = '', month = ''] = value.split('-');
    const unit = by?.unit ?? 'month';
    const name = { year, quarter: language === 'id' ? `triwulan ${Math.ceil(Number(month) / 3)} ${year}` : `quarter ${Math.ceil(Number(month) / 3)} of ${year}`, month: day(value, language).replace(/^\d+ /, ''), week: day(value, language), day: day(value, language) }[unit];
    return [row['is_whole'] === false ? `${name} (${language === 'id' ? 'belum utuh' : 'not whole'})` : name];
  }
  if (typeof value === 'number' && by?.width !== undefined) return [[units(value), units(value) + units(by.width)].map((end) => endText(end, column.unit, language)).join(language === 'id' ? ' sampai di bawah ' : ' to below ')];
  return cellTexts(value, column, language);
}

/** An end of a bin, as a condition would write it. */
function endText(end: bigint, unit: string | undefined, language: Language): string {
  return unit === 'share' ? `${figure(end * 100n, one, undefined, language)[0] ?? ''}%` : (figure(end, one, unit, language)[0] ?? '');
}

function isCountOfAll(data: QueryData, column: string): boolean {
  const measure = measureOf(data, column);
  return measure?.agg === 'count' && (measure.where ?? []).length === 0 && measure.of === undefined;
}

/** The figures and names that a statement is of, worked out from the tool's raw data alone. */
function needed(statement: ResultStatement, asked: Asked, language: Language, text: string): Needed[] {
  const first: SideRef = statement.kind === 'versus' ? statement.left : statement.of;
  const data = asked.get(first.query);
  const side = sideOf(asked, first);
  if (!data || !side) return [];
  const idOf = ({ query, side: at }: SideRef, ...parts: readonly (string | number)[]): string => [data.query.against ? `${query}.side${at + 1}` : query, ...parts].join('.');
  const count = (of: SideRef, name: 'matched' | 'total'): Needed => ({ texts: figure(units(sideOf(asked, of)?.[name] ?? 0), one, undefined, language), cites: [(asked.get(of.query)?.query.against ? `${of.query}.side${of.side + 1}` : of.query) + `.${name}`] });
  const column = (name: string): Column => data.columns.find((each) => each.name === name) ?? { name, role: 'measure', label: { id: name, en: name } };
  const cell = (of: RowRef, name: string): Needed => ({ texts: cellTexts(rowOf(asked, of)?.[name], column(name), language), cites: [idOf(of, of.row, name)] });
  const name = (of: RowRef): Needed[] => (data.query.subject === 'groups' || data.query.subject === 'patients' || data.query.subject === 'facilities' ? data.columns.filter(({ role }) => role === 'group') : data.columns.slice(0, 1)).map((group, place) => ({ texts: groupTexts(data, rowOf(asked, of) ?? {}, group, place, language), cites: [idOf(of, of.row, group.name)] }));
  const value = (of: RowRef, of1: string): bigint => units(Number(rowOf(asked, of)?.[of1] ?? 0));
  const apart = (of: string, from: bigint, to: bigint): Needed[] => {
    const [difference, unit] = [to > from ? to - from : from - to, column(of).unit];
    if (difference === 0n) return [];
    if (unit === 'share') return [{ texts: figure(difference * 100n, one, 'percent', language).concat(decimal(difference * 100n, one, 1, language)), cites: [] }];
    return [{ texts: figure(difference, one, unit, language), cites: [] }, ...(from > 0n ? [{ texts: figure(difference, from, 'share', language), cites: [] }] : [])];
  };
  switch (statement.kind) {
    case 'none_match':
      return [{ texts: [], cites: count(first, side.matched === 0 ? 'matched' : 'total').cites }];
    case 'relaxed':
      return [count(statement.relaxed, 'matched')];
    case 'matched':
      return [count(first, 'matched')];
    case 'few': {
      const behind = data.columns.flatMap(({ name: of }) => claimsBehind(data, side, of) ?? []).filter((n) => n > 0);
      return [{ texts: figure(units(Math.min(...behind)), one, undefined, language), cites: [] }];
    }
    case 'figures':
      return data.columns.filter(({ role, name: of }) => role === 'measure' && side.rows[0]?.[of] !== null && !isCountOfAll(data, of)).map(({ name: of }) => cell({ ...first, row: 1 }, of));
    case 'listed':
      return [...(data.query.subject === 'pairs' ? [] : [count(first, 'matched')]), ...(statement.rows < side.total ? [{ texts: figure(units(statement.rows), one, undefined, language), cites: [] }, ...(data.query.subject === 'claims' || data.query.subject === 'decisions' ? [] : [count(first, 'total')])] : [])];
    case 'row':
      return [
        ...name(statement.of), ...data.columns.filter(({ role, name: of }) => role === 'measure' && rowOf(asked, statement.of)?.[of] !== null).map(({ name: of }) => cell(statement.of, of)),
        ...(/ (?:klaim|claims?) \(\S+%\)/.test(text) ? data.columns.filter(({ name: of }) => isCountOfAll(data, of)).slice(0, 1).map(({ name: of }) => ({ texts: figure(value(statement.of, of), units(side.matched), 'share', language), cites: count(first, 'matched').cites })) : []),
      ];
    case 'leader': {
      const shares = isCountOfAll(data, statement.column) && /\(\S+%\)\.$/.test(text) ? [{ texts: figure(value(statement.of, statement.column), units(side.matched), 'share', language), cites: count(first, 'matched').cites }] : [];
      const begins = /, (\S+(?: \S+)*?) (?:di atas|di bawah|above|below) /.test(text) ? side.rows.map((_, i) => ({ ...statement.of, row: i + 1 })).find((row) => new RegExp(`(?:di atas|di bawah|above|below) (?:${name(row).flatMap(({ texts }) => texts.flatMap((each) => [each, each.replace(/ \d{4}$/, '')])).map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})\\.$`).test(text)) : undefined;
      const since = begins ? [...apart(statement.column, value(begins, statement.column), value(statement.of, statement.column)).slice(-1), ...name(begins).map(({ texts, cites }) => ({ texts: [...texts, ...texts.map((each) => each.replace(/ \d{4}$/, ''))], cites })), { texts: [], cites: [idOf(begins, begins.row, statement.column)] }] : [];
      return [...name(statement.of), cell(statement.of, statement.column), ...since, ...shares, ...(/ dari semuanya\)\.$| of all\)\.$/.test(text) ? needed({ ...statement, kind: 'portion' }, asked, language, text).slice(-1) : [])];
    }
    case 'tie':
      return [...statement.rows.flatMap((row) => [...(statement.rows.length === side.rows.length ? [] : name({ ...first, row })), { texts: [], cites: [idOf(first, row, statement.column)] }]), cell({ ...first, row: statement.rows[0] ?? 1 }, statement.column)];
    case 'portion':
      return [...name(statement.of), { texts: figure(value(statement.of, statement.column), isCountOfAll(data, statement.column) ? units(side.matched) : side.rows.reduce((sum, row) => sum + units(Number(row[statement.column] ?? 0)), 0n), 'share', language), cites: isCountOfAll(data, statement.column) ? [idOf(statement.of, statement.of.row, statement.column), ...count(first, 'matched').cites] : side.rows.map((_, i) => idOf(first, i + 1, statement.column)) }];
    case 'runners_up': {
      const at = (row: number): RowRef => ({ ...statement.of, row });
      const behind = Array.from({ length: statement.rows - 1 }, (_, i) => at(i + 2)).flatMap((row) => [...name(row), cell(row, statement.column)]);
      const counted = data.columns.find(({ name: of }) => isCountOfAll(data, of))?.name ?? '';
      const times = [statement.column, counted].map((of) => [value(at(1), of), value(at(2), of)] as const).flatMap(([a, b]) => (b > 0n ? timesTexts(a, b, language) : []));
      return [...behind, ...(/ kali |times/.test(text) ? [{ texts: times.slice(0, 3), cites: [idOf(at(1), 1, statement.column)] }, ...(/ klaim \S+ kali|times the claims/.test(text) ? [{ texts: times.slice(3), cites: [idOf(at(1), 1, counted)] }] : [])] : [])];
    }
    case 'each': {
      const whole = { ...first, row: 1 };
      const isSum = measureOf(data, statement.column)?.agg === 'sum';
      const [a, b] = [value(whole, statement.column), units(side.matched)];
      return [{ texts: isSum ? figure(a, b, column(statement.column).unit, language) : timesTexts(b, a, language), cites: [idOf(whole, 1, statement.column), ...count(first, 'matched').cites] }];
    }
    case 'overlap':
      return [count(first, 'matched'), { texts: figure(side.rows.reduce((sum, row) => sum + units(Number(row[statement.column] ?? 0)), 0n), one, undefined, language), cites: side.rows.map((_, i) => idOf(first, i + 1, statement.column)) }];
    case 'volume':
      return [count(first, 'matched')];
    case 'thin':
      return side.rows.slice(0, statement.rows).flatMap((row, i) => {
        const counted = data.columns.find(({ name: of }) => isCountOfAll(data, of))?.name ?? '';
        return Number(row[counted]) > 0 && Number(row[counted]) < 30 ? [[...name({ ...first, row: i + 1 }), cell({ ...first, row: i + 1 }, counted)]] : [];
      }).slice(0, 5).flat();
    case 'change': {
      const [from, to] = [{ ...statement.of, row: statement.from }, { ...statement.of, row: statement.to }];
      return [...name(from).map(({ texts, cites }) => ({ texts: [...texts, ...texts.map((each) => each.replace(/ \d{4}$/, ''))], cites })), ...name(to), cell(from, statement.column), cell(to, statement.column), ...apart(statement.column, value(from, statement.column), value(to, statement.column))];
    }
    case 'step': {
      const [from, to] = [{ ...statement.of, row: statement.from }, { ...statement.of, row: statement.to }];
      return [...name(from).map(({ texts, cites }) => ({ texts: [...texts, ...texts.map((each) => each.replace(/ \d{4}$/, ''))], cites })), ...name(to), ...[from, to].map((of) => ({ texts: [], cites: [idOf(of, of.row, statement.column)] })), ...apart(statement.column, value(from, statement.column), value(to, statement.column))];
    }
    case 'together': {
      const first3 = side.rows.slice(0, statement.rows);
      return [count(first, 'matched'), { texts: figure(units(statement.rows), one, undefined, language), cites: [] }, { texts: figure(first3.reduce((sum, row) => sum + units(Number(row[statement.column] ?? 0)), 0n), units(side.matched), 'share', language), cites: first3.map((_, i) => idOf(first, i + 1, statement.column)) }];
    }
    case 'alike': {
      const held = side.rows.slice(0, statement.rows).flatMap((row, i) => ([row[statement.column]].flat().includes(statement.value) ? [i + 1] : []));
      const counts = held.length === statement.rows ? [[], []] : [held.length, statement.rows].map((n) => figure(units(n), one, undefined, language));
      return [{ texts: counts[0] ?? [], cites: held.map((row) => idOf(first, row, statement.column)) }, { texts: counts[1] ?? [], cites: [] }, { texts: cellTexts(statement.value, column(statement.column), language), cites: [] }];
    }
    case 'versus': {
      const { left, right } = statement;
      return [...name(left), ...name(right), cell(left, statement.column), cell(right, statement.column), ...(/\(\S+ (?:klaim|claims?)\)/.test(text) ? [count(left, 'matched'), count(right, 'matched')] : []), ...apart(statement.column, value(right, statement.column), value(left, statement.column))];
    }
    default:
      return !('field' in statement) ? [] : [{ texts: figure(units(side[statement.kind === 'absent' ? 'without_value' : 'withheld'].find(({ field }) => field === statement.field)?.n ?? 0), one, undefined, language), cites: [] }];
  }
}

/** The name of the side that a statement is of, where the side has one and the sentence opens no list of its rows. */
function sideNameOf(statement: ResultStatement, asked: Asked): string | undefined {
  const of: SideRef = statement.kind === 'versus' ? statement.left : statement.of;
  return ['leader', 'tie', 'portion', 'runners_up', 'overlap', 'volume', 'thin', 'change', 'step', 'together', 'versus', 'few', 'absent', 'withheld'].includes(statement.kind) ? asked.get(of.query)?.query.against?.[of.side]?.name : undefined;
}

function isOfDecisions(statement: ResultStatement, asked: Asked): boolean {
  return statement.kind !== 'versus' && asked.get(statement.of.query)?.query.subject === 'decisions';
}

/** Where a figure stands by itself, and is no part of a longer one. */
function standing(text: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}[.,])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}]|[.,]\\p{N})`, 'u');
}

/** Figures that the words of a query bring into a sentence: values of its conditions, and names that hold a digit. */
function wordsOf({ query, columns, sides }: QueryData, language: Language): string[] {
  const words: string[] = [...columns.map(({ label }) => label[language]), ...sides.flatMap((_, i) => query.against?.[i]?.name ?? []), 'P90', 'RITL', 'RJTL'];
  const visit = (value: unknown, field: string): void => {
    if (Array.isArray(value)) value.forEach((each) => visit(each, field));
    else if (typeof value === 'object' && value !== null) {
      const own = 'field' in value && typeof value.field === 'string' ? value.field : field;
      const known = findField(own);
      if (known) words.push(...Object.values(known.label).flatMap((label) => label.match(/\p{N}+ \p{L}+/gu) ?? []));
      Object.values(value).forEach((each) => visit(each, own));
    } else if (typeof value === 'number') words.push(...cellTexts(value, { unit: findField(field)?.unit, field }, language), ...figure(units(value), one, undefined, language), `Rp ${decimal(units(value), one, 0, language)}`, `Rp ${figure(units(value), one, undefined, language).at(-1) ?? ''}`, ...figure(units(value) * 100n, one, undefined, language).map((each) => `${each}%`));
    else if (typeof value === 'string') words.push(...cellTexts(value, { field }, language), ...(/^\d{4}-\d{2}-\d{2}$/.test(value) ? [day(value, language).replace(/^\d+ /, ''), value.slice(0, 4)] : []));
  };
  visit(query, '');
  return words;
}

/** Whether the rows stand in the order that the sentence above them says, or by date where it says none. */
function readsInOrder(text: string, of: SideRef, asked: Asked): boolean {
  const said = text.match(/(?:terendah|terbaru|terlama|(?:highest|lowest|newest|oldest) first|with the (?:highest|lowest|newest|oldest)|tertinggi|risiko tertinggi|riskiest first)(?=:| \(| dari |, dari | \p{L})/u)?.[0];
  const [data, rows] = [asked.get(of.query), sideOf(asked, of)?.rows ?? []];
  if (!data || rows.length < 2 || /risiko tertinggi(?:$|:| \()|riskiest|keputusan terbaru|decision date, newest/.test(text)) return true;
  const { order: [first], by, fields } = data.query;
  const groups = data.columns.filter(({ role }) => role === 'group');
  if (said === undefined && (first !== undefined || findField(by[0]?.field ?? '')?.kind !== 'date')) return false;
  const place = first?.measure ?? (first === undefined ? 0 : undefined);
  const column = said === undefined ? groups[0]?.name : first?.field ?? (first?.group === undefined ? data.columns.find(({ role, measure }) => role === 'measure' && measure === place)?.name : groups[first.group]?.name);
  if (column === undefined || (first?.field !== undefined && !fields.includes(column)) || findField(column)?.kind === 'ordinal') return true;
  const isUp = said === undefined || /rendah|lama|lowest|old/.test(said);
  const values = rows.map((row) => row[column]);
  return values.every((value, i) => {
    const before = values[i - 1];
    return i === 0 || value === null || (before !== null && before !== undefined && value !== undefined && (isUp ? before <= value : before >= value));
  });
}

/** What is wrong with the figures of a sentence: one that it lacks, does not cite, or that stands on nothing. Empty where all is right. */
export function faultsOf(statement: ResultStatement, { text, evidence }: Sentence, asked: Asked, items: ReadonlyMap<string, EvidenceItem>, language: Language): string {
  if (evidence.length === 0) return 'cites nothing';
  if (/klaim|claims/.test(text) && ['matched', 'none_match', 'listed'].includes(statement.kind) && isOfDecisions(statement, asked) && !/diputus|decision/.test(text)) return 'does not say that only decided claims are meant';
  const side = sideNameOf(statement, asked);
  if (side !== undefined && !text.toLowerCase().includes(side.toLowerCase())) return `does not name ${side}`;
  const unknown = evidence.filter((id) => !items.has(id));
  if (unknown.length > 0) return `cites ${unknown.join(' ')}`;
  if (/[{}]|undefined|NaN|\bnull\b| {2}|\(\)|“”/.test(text)) return 'holes';
  const stated: string[] = [];
  for (const { texts, cites } of needed(statement, asked, language, text)) {
    const lacking = cites.filter((id) => !evidence.includes(id));
    if (lacking.length > 0) return `does not cite ${lacking.slice(0, 3).join(' ')}`;
    // What opens a sentence has a capital.
    const found = texts.flatMap((each) => [each, each.charAt(0).toUpperCase() + each.slice(1)]).find((each) => standing(each).test(text));
    if (texts.length > 0 && found === undefined) return `lacks ${texts.join(' / ')}`;
    if (found !== undefined) stated.push(found);
  }
  const first = statement.kind === 'versus' ? statement.left : statement.of;
  const data = asked.get(first.query);
  const changed = data?.columns.filter(({ role, unit }) => role === 'change' && unit === 'share') ?? [];
  const points = evidence.flatMap((id) => (changed.some(({ name }) => id.endsWith(`.${name}`)) ? decimal(units(Number(items.get(id)?.value ?? 0)) * 100n, one, 1, language) : []));
  const cells = evidence.flatMap((id) => cellTexts(items.get(id)?.value, data?.columns.find(({ name }) => id.endsWith(`.${name}`)) ?? {}, language));
  const place = statement.kind === 'row' ? [`${statement.of.row}.`] : [];
  const allowed = [...stated, ...points, ...place, ...cells, ...(data ? [...wordsOf(data, language), ...data.query.by.flatMap(({ edges = [], field }) => edges.flatMap((edge) => cellTexts(edge, { unit: findField(field)?.unit }, language)))] : [])].filter((each) => /\p{N}/u.test(each)).toSorted((a, b) => b.length - a.length);
  if (statement.kind === 'listed' && !readsInOrder(text, statement.of, asked)) return 'says another order';
  let rest = text;
  for (const each of new Set(allowed)) rest = rest.replaceAll(new RegExp(standing(each).source, 'giu'), '·');
  const left = rest.match(/\S*\p{N}\S*/gu) ?? [];
  return left.length === 0 ? '' : `stands on nothing: ${left.join(' ')}`;
}
