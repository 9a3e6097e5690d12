import type { Language, Localized } from '#engine';

import { columnsBefore, findComparisons } from './attribution.ts';
import { findCategories } from './categories.ts';
import { canonicalCode, findCodes, stringsOf, supportOfCode, supportOfStatistic } from './codes.ts';
import { Coverage } from './coverage.ts';
import { findDates, isPartOfDate } from './dates.ts';
import type { Cited, Figure, FigureKind, Finding, FindingCode, Support } from './figure.ts';
import { checkFlags } from './flags.ts';
import { findNumberWords, findOrdinalWords, findVagueQuantities } from './number-words.ts';
import { findNumbers, type FoundNumber } from './numerals.ts';
import { canonicalProvince, findFacilities, findPersons, findPlaces } from './places.ts';
import { isPresentable, isPresentableCode } from './presentable.ts';
import { supportOfNumber } from './support.ts';
import { findUnsafeText } from './unsafe-text.ts';
import { findForbiddenWording } from './wording.ts';

export interface SentenceToCheck {
  readonly text: string;
  /** The evidence this sentence cites, and no other. */
  readonly cited: Cited;
  readonly language: Language;
  /** Rules whose names a sentence might use; one that is named must be cited with its status. */
  readonly rules: readonly { readonly id: string; readonly label: Localized }[];
}

export interface SentenceCheck {
  readonly figures: readonly Figure[];
  /** Empty where the sentence may be shown. */
  readonly findings: readonly Finding[];
}

/**
 * The grounding check: every number, amount, percentage, ratio, date, code, flag and name in a
 * sentence must equal a cited value, or follow from cited values by a named derivation, at the
 * precision shown. What looks like a figure and cannot be read is a finding: nothing unprovable
 * passes. Deterministic, without state.
 */
export function checkSentence({ text, cited, language, rules }: SentenceToCheck): SentenceCheck {
  const figures: Figure[] = [];
  const findings: Finding[] = findUnsafeText(text);
  const coverage = new Coverage(text);
  const strings = new Set<string>();

  const record = (kind: FigureKind, start: number, end: number, support: Support | undefined, code: FindingCode = 'FIGURE_UNSUPPORTED'): void => {
    const shown = text.slice(start, end).trim();
    figures.push({ kind, text: shown, start, end, ...(support && { support }) });
    if (!support) findings.push({ code, text: shown, start });
    coverage.cover(start, end);
  };

  for (const flag of checkFlags(coverage.text, cited, rules)) record('flag', flag.start, flag.end, flag.support, 'FLAG_UNSUPPORTED');

  for (const match of coverage.text.matchAll(/“([^”]*)”|"([^"]*)"/g)) {
    const content = (match[1] ?? match[2] ?? '').trim();
    const item = cited.find(({ value, label }) => stringsOf(value).includes(content) || label[language] === content);
    const isName = content.replaceAll('\uE000', '') === '';
    if (!isName) record('quote', match.index, match.index + match[0].length, item && (item.label[language] === content || isShowable(item, content)) ? equal(item.id) : undefined, 'QUOTE_UNKNOWN');
    strings.add(canonicalCode(content));
  }

  findings.push(...findForbiddenWording(text, coverage.text));

  for (const { item, value } of namesOf(cited))
    for (const { start, end } of occurrences(coverage.text, value)) {
      record(item.unit === 'category' ? 'category' : 'code', start, end, equal(item.id));
      strings.add(canonicalCode(value));
    }

  /** What the words before a figure allow it to come from: all that is cited, or the columns they name. */
  const meant = (start: number): Cited => {
    const columns = columnsBefore(text.slice(0, start));
    return columns ? cited.filter(({ source }) => columns.includes(source.column)) : cited;
  };

  for (const { start, end, parts } of findDates(coverage.text)) {
    const isCited = (item: Cited[number]): boolean => item.unit === 'date' && typeof item.value === 'string' && parts !== undefined && isPartOfDate(parts, item.value);
    const item = meant(start).find(isCited);
    const code = cited.some(isCited) ? 'FIGURE_MISATTRIBUTED' : 'FIGURE_UNSUPPORTED';
    const isWhole = parts?.day !== undefined && parts.year !== undefined;
    record('date', start, end, item && { derivation: isWhole ? 'equal' : 'part_of_date', evidence: [item.id] }, code);
  }

  for (const { start, end, text: code, kind } of findCodes(coverage.text)) {
    if (kind === 'system') coverage.cover(start, end);
    else if (kind === 'statistic') record('statistic', start, end, supportOfStatistic(code, cited));
    else record('code', start, end, supportOfCode(code, meant(start)));
    strings.add(canonicalCode(code));
  }

  for (const { start, end, isSupported } of findCategories(coverage.text)) {
    if (coverage.touches(start, end)) continue;
    record('category', start, end, isSupported(cited) ? { derivation: 'equal', evidence: [] } : undefined, 'NAME_UNSUPPORTED');
  }

  for (const found of findNumbers(coverage.text, language)) recordNumber(found);
  for (const found of findOrdinalWords(coverage.text)) recordNumber(found);
  for (const found of findNumberWords(coverage.text)) recordNumber(found);
  function recordNumber({ start, end, number, bareDigits }: FoundNumber): void {
    const code = bareDigits === undefined ? undefined : supportOfCode(bareDigits, cited);
    const support = code ?? (number && supportOfMeant(number, meant(start)));
    if (code && bareDigits !== undefined) strings.add(canonicalCode(bareDigits));
    record(code ? 'code' : kindOf(number), start, end, support, number ? unsupported(number) : 'TOKEN_UNKNOWN');
  }

  function unsupported(number: NonNullable<FoundNumber['number']>): FindingCode {
    return supportOfNumber(number, cited, strings) ? 'FIGURE_MISATTRIBUTED' : 'FIGURE_UNSUPPORTED';
  }
  function supportOfMeant(number: NonNullable<FoundNumber['number']>, from: Cited): Support | undefined {
    const support = supportOfNumber(number, cited, strings);
    if (!support || from.length === cited.length) return support;
    const own = supportOfNumber(number, from, strings);
    if (own) return own;
    const isDerived = support.derivation !== 'equal' && support.derivation !== 'rank' && support.derivation !== 'unit_change';
    return isDerived && (from.length === 0 || from.some(({ id }) => support.evidence.includes(id))) ? support : undefined;
  }

  for (const { text: words, start, column, says } of findComparisons(text, language)) {
    const [amount, peer] = [valueOf(cited, 'amount_claimed'), valueOf(cited, column)];
    const isQuestion = text.endsWith('?');
    if (amount === undefined || peer === undefined ? !isQuestion : amount > peer !== (says === 'above')) findings.push({ code: 'COMPARISON_FALSE', text: words, start });
  }
  for (const found of findVagueQuantities(coverage.text)) findings.push({ code: 'QUANTITY_VAGUE', ...found });
  for (const { start, end, text: place, province } of findPlaces(coverage.text)) {
    if (coverage.touches(start, end)) continue;
    const item = cited.find(({ value, unit }) => unit === 'name' && stringsOf(value).some((name) => isSamePlace(name, place, province)));
    record('place', start, end, item && equal(item.id), 'NAME_UNSUPPORTED');
  }
  for (const { start, end } of findPersons(coverage.text)) findings.push({ code: 'NAME_UNSUPPORTED', text: text.slice(start, end), start });
  for (const { start, end } of findFacilities(coverage.text)) record('facility', start, end, undefined, 'NAME_UNSUPPORTED');
  for (const match of coverage.text.matchAll(/\S*[\p{Nd}\p{Nl}\p{No}]\S*/gu)) findings.push({ code: 'TOKEN_UNKNOWN', text: match[0].replaceAll('\uE000', '…'), start: match.index });

  return { figures: figures.toSorted((a, b) => a.start - b.start), findings: findings.toSorted((a, b) => a.start - b.start) };
}

/** Cited names, categories and codes that a sentence may hold without quotes, longest first. */
function namesOf(cited: Cited): { readonly item: Cited[number]; readonly value: string }[] {
  return cited
    .filter(({ unit }) => unit === 'name' || unit === 'category' || unit === 'code')
    .flatMap((item) => stringsOf(item.value).map((value) => ({ item, value })))
    .filter(({ value }) => /\p{L}/u.test(value) && value.length > 2)
    .filter(({ item, value }) => isShowable(item, value))
    .toSorted((a, b) => b.value.length - a.value.length);
}

function isShowable({ unit }: Cited[number], value: string): boolean {
  return unit === 'code' ? isPresentableCode(value) : isPresentable(value);
}

function occurrences(text: string, value: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  const [haystack, needle] = [text.toLowerCase(), value.toLowerCase()];
  for (let start = haystack.indexOf(needle); start >= 0; start = haystack.indexOf(needle, start + needle.length)) {
    const end = start + needle.length;
    const isWhole = !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]|^[-_./|]\p{N}/u.test(text.slice(end));
    if (isWhole && !/[\p{N}][-_./|]$/u.test(text.slice(0, start))) found.push({ start, end });
  }
  return found;
}

function valueOf(cited: Cited, column: string): number | undefined {
  const value = cited.find(({ source }) => source.column === column)?.value;
  return typeof value === 'number' ? value : undefined;
}

function isSamePlace(value: string, place: string, province: string | undefined): boolean {
  return province === undefined ? value.toLowerCase() === place.toLowerCase() : canonicalProvince(value) === province;
}

function equal(id: string): Support {
  return { derivation: 'equal', evidence: [id] };
}

function kindOf(number: FoundNumber['number']): FigureKind {
  if (number?.unit === 'rupiah') return 'amount';
  if (number?.unit === 'percent' || number?.unit === 'multiple' || number?.unit === 'ordinal') return number.unit;
  return 'number';
}
