import { type ClaimQuery, type Language, type Rational, findField, formatMonth, formatNumber, formatPercent, formatRupiah, isLess, isList, rationalOf, timesPowerOfTen, zero } from '#engine';

import { isPresentable, isPresentableCode } from '../presentable.ts';
import { fill, numberUnits, units } from '../../reading/texts.ts';
import { conjunctionText, dayText, havingTexts, measureText, nameOf, periodText, valueText } from '../../reading/understood.ts';
import { showEvidence, showList } from '../show-evidence.ts';
import { resultParts as parts } from '../texts/results.ts';
import { placeholders } from '../texts/words.ts';
import { joined, one, plural, said, withinSentence } from '../words.ts';
import { supportOf } from './evaluate.ts';
import { claimsText, inWords, plainly } from './phrase.ts';
import type { Fragment, Writer } from '../writer.ts';
import { type Column, type Results, evidenceId } from './result.ts';
import type { RowRef, SideRef } from './statement.ts';

/** Words and values of one result in one language, each value cited. */
export class Shown {
  readonly results: Results;
  readonly writer: Writer;

  constructor(results: Results, writer: Writer) {
    this.results = results;
    this.writer = writer;
  }

  get language(): Language {
    return this.writer.language;
  }

  query(of: SideRef): ClaimQuery | undefined {
    const query = this.results.data(of.query)?.query;
    const own = query?.against?.[of.side];
    return query && own ? { ...query, where: [...query.where, ...own.where] } : query;
  }

  id(of: SideRef & { readonly row?: number }, column: string): string {
    return evidenceId(of, this.results.data(of.query)?.query.against !== undefined, column);
  }

  /** A count of the side: `matched`, `total`, or of a field `without_value.los`, `withheld.los`. */
  count(of: SideRef, name: 'matched' | 'total' | `${'without_value' | 'withheld'}.${string}`): Fragment {
    return said(formatNumber(this.writer.facts.number(this.id({ query: of.query, side: of.side }, name)) ?? 0, this.language), [this.id({ query: of.query, side: of.side }, name)]);
  }

  /** A cell as a sentence shows it: names of the catalogue in place of stored words. */
  cell(of: RowRef, { name, field: fieldId, unit }: Column): Fragment {
    const id = this.id(of, name);
    const item = this.writer.facts.item(id);
    const field = findField(fieldId ?? '');
    if (!item || item.value === null) return said(placeholders.missing[this.language], item ? [id] : []);
    if (typeof item.value === 'boolean') return said(parts[item.value ? 'yes' : 'no'][this.language], [id]);
    if (Array.isArray(item.value) && field?.values !== undefined) return said(item.value.length === 0 ? placeholders.missing[this.language] : showList(item.value.map((value) => `“${valueText(field, value, this.language)}”`), this.language), [id]);
    if (field?.values?.some(({ value }) => value === item.value) === true) return said(valueText(field, item.value, this.language), [id]);
    return said(typeof item.value === 'number' ? this.amount(rationalOf(item.value), unit) : showEvidence(item, this.language), [id]);
  }

  /** A number in its unit. A bill is whole rupiah; a mean of what is counted keeps two decimals. */
  amount(value: Rational, unit: Column['unit']): string {
    if (unit === 'rupiah') return formatRupiah(value, this.language);
    if (unit === 'share') return this.percent(value);
    // A score below 1 is never read as 1.
    const isNearOne = isLess(value, rationalOf(1)) && !isLess(value, rationalOf(0.9995));
    const number = formatNumber(value, this.language, unit === 'score' ? (isNearOne ? 4 : 3) : value.n % value.d === 0n ? 0 : unit === 'years' ? 1 : 2);
    if (unit === 'days' || unit === 'years') return fill(numberUnits[unit], this.language, { n: number });
    return unit === 'claims' ? fill(parts.claims, this.language, { n: number }) : number;
  }

  /** A share to a tenth of a percent, a small one to a hundredth. */
  percent(share: Rational): string {
    return formatPercent(share, this.language, isLess(zero, share) && isLess(share, rationalOf(0.01)) ? 2 : 1);
  }

  /** A value of a group with the claims that it rests on: ` dari 942 klaim`, or behind a share `92 dari 204 klaim` in brackets. */
  founded(of: RowRef, column: Column, isBracketed = false): Fragment {
    const { results, language } = this;
    const value = this.cell(of, column);
    const [support, measure] = [supportOf(results, of, column.name), results.measure(of, column.name)];
    const n = support && results.number(of, support.name);
    if (!support || n === undefined) return value;
    const counted = measure?.of === 'group' && measure.field === undefined ? results.countOf(of, measure) : undefined;
    const cited = (text: string, ...columns: readonly Column[]): Fragment => said(text, columns.map(({ name }) => this.id(of, name)));
    const count = counted && results.number(of, counted.name);
    if (counted && count) return joined([value, cited(fill(parts.inBrackets, language, { share: fill(parts.ofBehind, language, { count: formatNumber(count, language), n: formatNumber(n, language) }) }), counted, support)], '');
    const claims = formatNumber(n, language);
    const own = measure?.agg === 'count' && measure.of === undefined ? results.number(of, column.name) : undefined;
    if (own) return cited(fill(parts.ofBehind, language, { count: formatNumber(own, language), n: claims }), column, support);
    return joined([value, cited(isBracketed ? fill(parts.inBrackets, language, { share: fill(parts.claims, language, { n: claims }) }) : fill(parts.behind, language, { n: claims }), support)], '');
  }

  /** How far two values are apart, in their unit; of shares in points. */
  difference(value: Rational, unit: Column['unit']): string {
    return unit === 'share' ? fill(parts.points, this.language, { n: formatNumber(timesPowerOfTen(value, 2), this.language, 1) }) : this.amount(value, unit);
  }

  /** What a row is called: its groups, or the claim; codes with their labels. */
  rowName(of: RowRef, isLabelled = true): Fragment {
    const { results, language } = this;
    const query = this.query(of);
    if (query?.subject === 'patients') return said(fill(parts.patient, language, { n: String(results.cell(of, 'patient') ?? of.row) }), [this.id(of, 'patient')]);
    const groups = results.columns(of, 'group');
    const own = query?.subject === 'claims' || query?.subject === 'decisions' ? results.columns(of, 'field').slice(0, 1) : groups;
    const names = own.map((column, i) => this.groupName(of, column, query?.by[i], isLabelled));
    return { text: names.map(({ text }) => text).join(' – '), evidence: names.flatMap(({ evidence }) => evidence) };
  }

  /** The same as it is named alone: a facility with what is known of it, and where it opens a sentence a code with what it is a code of. */
  fullName(of: RowRef, isOpening = false): Fragment {
    const { results, language } = this;
    const name = this.rowName(of);
    const isFacility = this.query(of)?.subject === 'facilities';
    const labels = isFacility ? results.columns(of, 'label').filter((column) => column.name !== 'facility_name' && typeof results.cell(of, column.name) === 'string').map((column) => this.cell(of, column)) : [];
    const [only, ...others] = this.query(of)?.by ?? [];
    const field = findField(only?.field ?? '');
    const isBare = isOpening && others.length === 0 && field !== undefined && (field.hierarchy !== undefined || field.kind === 'key' || field.id === 'flags');
    const named = { ...name, text: isFacility ? fill(parts.facility, language, { name: name.text }) : isBare ? `${isList(field) && language === 'en' ? one(nameOf(field, language)) : nameOf(field, language)} ${field.id === 'flags' ? `“${name.text}”` : name.text}` : name.text };
    return labels.length === 0 ? named : joined([named, said(' ('), joined(labels, ', '), said(')')], '');
  }

  groupName(of: RowRef, column: Column, by: ClaimQuery['by'][number] | undefined, isLabelled: boolean): Fragment {
    const { language, results } = this;
    const id = this.id(of, column.name);
    const value = results.cell(of, column.name);
    if (value === null || value === undefined) return said(parts.noValue[language], [id]);
    if (by?.unit !== undefined && typeof value === 'string') return said(`${periodName(value, by.unit, language)}${results.cell(of, 'is_whole') === false ? parts.cut[language] : ''}`, [id, ...(results.cell(of, 'is_whole') === false ? [this.id(of, 'is_whole')] : [])]);
    if (typeof value === 'number' && (by?.width !== undefined || by?.edges !== undefined)) return said(this.bin(value, by, column), [id]);
    const label = results.cell(of, `${column.name}_label`) ?? results.cell(of, 'facility_name');
    const shown = this.cell(of, column);
    if (typeof label !== 'string' || label === '' || !isLabelled) return shown;
    const isShowable = isPresentable(label);
    return { text: isShowable ? `${shown.text} ${readable(label)}` : shown.text, evidence: [...shown.evidence, ...(isShowable ? [this.id(of, results.cell(of, `${column.name}_label`) === undefined ? 'facility_name' : `${column.name}_label`)] : [])] };
  }

  private bin(low: number, { width, edges, field }: ClaimQuery['by'][number], { unit }: Column): string {
    const high = width === undefined ? edges?.find((edge) => edge > low) : low + width;
    const text = (value: number): string => valueText(findField(field), value, this.language);
    const shownLow = unit === 'days' || unit === 'years' ? valueText(undefined, low, this.language) : text(low);
    return high === undefined ? fill(parts.from, this.language, { low: text(low) }) : fill(parts.bin, this.language, { low: shownLow, high: text(high) });
  }

  /** A measure as it stands within a sentence: `rata-rata biaya tagih`. */
  measureName(of: SideRef, column: Column): string {
    const measure = this.results.measure(of, column.name);
    return measure ? this.measured(measure) : withinSentence(column.label[this.language]);
  }

  private measured(measure: ClaimQuery['measures'][number]): string {
    const { language } = this;
    const { where = [], of: whole, ...plain } = measure;
    const isShare = whole === 'group' && measure.field === undefined;
    if (where.length === 0 || (whole !== undefined && whole !== 'group')) return inWords(measureText(measure, language), language);
    const claims = claimsText({ subject: 'claims', where }, language);
    if (whole === 'group' && measure.field !== undefined) return fill(parts.shareOfSum, language, { field: this.fieldName(measure.field), claims });
    return fill(isShare ? parts.shareOf : measure.agg === 'count' ? parts.numberOf : parts.measureOf, language, { claims, measure: measureText(plain, language) });
  }

  /** What groups must pass: `jumlah klaim di atas 1.000`. */
  having(of: SideRef): string {
    const { language } = this;
    const query = this.query(of);
    if (!query) return '';
    const bounds = havingTexts(query, language).map((text, i) => {
      const measure = query.measures[query.having[i]?.measure ?? 0] ?? { agg: 'count' };
      return inWords(text.replace(measureText(measure, language), () => this.measured(measure)), language);
    });
    return bounds.join(parts.and[language]);
  }

  /** What a side of a comparison is called. */
  sideName(of: SideRef): string {
    const side = this.results.data(of.query)?.query.against?.[of.side];
    if (!side) return '';
    if (side.name !== undefined && (isPresentable(side.name) || isPresentableCode(side.name))) return side.name;
    const [only] = side.where;
    if (side.where.length === 1 && only && 'field' in only && only.field === 'admit_date' && only.op === 'between' && Array.isArray(only.value)) return periodText({ date: 'admit_date', from: String(only.value[0]), to: String(only.value[1]) }, this.language);
    return side.where.length === 0 ? parts.whole[this.language] : plainly(conjunctionText(side.where, this.language));
  }

  /** What groups are of: `provinsi`, `bulan`, `bulan (tanggal pulang)`; in English also as they are counted. */
  groups(of: SideRef, isCounted = false): string {
    const { language } = this;
    const query = this.query(of);
    const by = query?.subject === 'facilities' ? [{ field: 'facility_key' }] : query?.subject === 'patients' ? [{ field: 'patient' }] : (query?.by ?? []);
    const names = by.map(({ field, unit }: { readonly field: string; readonly unit?: keyof typeof units | undefined }) => (unit === undefined ? this.fieldName(field) : field === 'admit_date' ? units[unit][language] : fill(parts.unitOf, language, { unit: units[unit][language], field: this.fieldName(field) })));
    if (names.length > 1) return (isCounted ? parts.combinations[language] : '') + names.join(parts.by[language]);
    return isCounted && language === 'en' ? plural(names[0] ?? '') : (names[0] ?? '');
  }

  fieldName(id: string): string {
    return nameOf(findField(id), this.language);
  }
}

/** A label in capitals throughout as people write it; what is no word stays as it is. */
function readable(label: string): string {
  if (/\p{Ll}/u.test(label)) return label;
  const lower = label.replaceAll(/\p{Lu}{2,}/gu, (word) => (acronyms.has(word) ? word : word.toLowerCase()));
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

const acronyms: ReadonlySet<string> = new Set(['HIV', 'AIDS', 'TB', 'TBC', 'ICU', 'NICU', 'PICU', 'CT', 'MRI', 'USG', 'PET', 'IV', 'II', 'III', 'VI', 'VII', 'VIII', 'ESWL', 'ECT', 'COPD', 'PPOK', 'RS', 'CBG', 'CVA', 'TIA', 'GI']);

function periodName(day: string, unit: NonNullable<ClaimQuery['by'][number]['unit']>, language: Language): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'month') return formatMonth(day.slice(0, 7), language);
  if (unit === 'quarter') return fill(parts.quarter, language, { n: Math.ceil(Number(day.slice(5, 7)) / 3), year: day.slice(0, 4) });
  return unit === 'week' ? fill(parts.week, language, { day: dayText(day, language) }) : dayText(day, language);
}
