import type { Language, Localized } from '#engine';

import { findCategories } from './categories.ts';
import { canonicalCode, findCodes, stringsOf, supportOfCode, supportOfStatistic } from './codes.ts';
import { Coverage } from './coverage.ts';
import { type WrittenDate, findDates, isPartOfDate } from './dates.ts';
import type { Accept, Cited, FigureKind, Finding, FindingCode, Support, WrittenNumber } from './figure.ts';
import { findRuleNames, supportOfRule } from './flags.ts';
import { findComposedFractions, findRatios, findSingleFractions } from './fractions.ts';
import { joinNeighbours } from './number-neighbours.ts';
import { findNumberWords, findOrdinalWords, findPeriods, findVagueQuantities } from './number-words.ts';
import { type FoundNumber, findNumbers } from './numerals.ts';
import { type Span, lowerCase, occurrencesOf } from './occurrences.ts';
import { canonicalProvince, findFacilities, findLongerNames, findPersons, findPlaces } from './places.ts';
import { isPresentable, isPresentableCode } from './presentable.ts';
import { type Proof, supportOfNumber, supportOfRatio } from './support.ts';
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

/** A part of a sentence that must be proven, and how cited evidence may prove it. */
export interface Statement extends Span {
  readonly kind: FigureKind;
  readonly judge: (proof: Proof) => Support | undefined;
  /** What is wrong where nothing cited proves it. */
  readonly code: FindingCode;
  /** The number it says, where it says one. */
  readonly number?: WrittenNumber;
}

export interface SentenceReading {
  readonly statements: readonly Statement[];
  /** What no evidence could prove. */
  readonly findings: readonly Finding[];
  readonly dates: readonly WrittenDate[];
  /** Codes and texts that the sentence itself names. */
  readonly shown: ReadonlySet<string>;
}

/** Reads every figure, code, flag and name of a sentence. What looks like one and cannot be read is a finding. */
export function readSentence({ text, cited, language, rules }: SentenceToCheck): SentenceReading {
  const statements: Statement[] = [];
  const findings: Finding[] = findUnsafeText(text);
  const coverage = new Coverage(text);
  const shown = new Set<string>();

  const state = (kind: FigureKind, { start, end }: Span, judge: Statement['judge'], code: FindingCode = 'FIGURE_UNSUPPORTED', number?: WrittenNumber): void => {
    statements.push({ kind, start, end, judge, code, ...(number && { number }) });
    coverage.cover(start, end);
  };

  for (const name of findRuleNames(text, rules)) state('flag', name, (proof) => supportOfRule(name.rule, text, proof), 'FLAG_UNSUPPORTED');
  for (const match of coverage.text.matchAll(/“([^”]*)”|"([^"]*)"/g)) {
    const content = (match[1] ?? match[2] ?? '').trim();
    if (content.replaceAll('\uE000', '') !== '') state('quote', spanOf(match), ({ accept }) => supportOfQuote(content, cited, language, accept), 'QUOTE_UNKNOWN');
    shown.add(canonicalCode(content));
  }
  findings.push(...findForbiddenWording(text, coverage.text));

  for (const { unit, value } of namesOf(cited))
    for (const span of occurrencesOf(value.toLowerCase(), lowerCase(coverage.text))) {
      state(unit === 'category' ? 'category' : 'code', span, ({ accept }) => equal(cited.find((item) => item.unit === unit && stringsOf(item.value).includes(value) && accept([item], 'equal'))));
      shown.add(canonicalCode(value));
      if (unit === 'name') for (const longer of findLongerNames(text, span)) findings.push({ code: 'NAME_UNSUPPORTED', text: text.slice(longer.start, longer.end), start: longer.start });
    }

  const dates = findDates(coverage.text);
  for (const date of dates) state(date.parts?.day === undefined ? 'month' : 'date', date, ({ accept }) => supportOfDate(date, cited, accept));

  for (const code of findCodes(coverage.text)) {
    if (code.kind === 'system') coverage.cover(code.start, code.end);
    else if (code.kind === 'statistic') state('statistic', code, ({ accept }) => supportOfStatistic(code.text, cited) ?? supportOfCode(code.text, cited, accept));
    else state('code', code, ({ accept }) => supportOfCode(code.text, cited, accept));
    shown.add(canonicalCode(code.text));
  }
  for (const category of findCategories(coverage.text))
    if (!coverage.touches(category.start, category.end)) state('category', category, ({ accept }) => equal(category.find(cited.filter((item) => accept([item], 'equal')))), 'NAME_UNSUPPORTED');
  for (const place of findPlaces(coverage.text))
    if (!coverage.touches(place.start, place.end))
      state('place', place, ({ accept }) => equal(cited.find((item) => item.unit === 'name' && stringsOf(item.value).some((name) => isSamePlace(name, place.text, place.province)) && accept([item], 'equal')) ?? cited.find((item) => isProvinceValue(item, place.province) && accept([item], 'equal'))), 'NAME_UNSUPPORTED');

  for (const ratio of findRatios(coverage.text)) state('ratio', ratio, (proof) => supportOfRatio(ratio.value, proof));
  const numbers: FoundNumber[] = [];
  for (const find of [(part: string) => findNumbers(part, language), findComposedFractions, findOrdinalWords, findNumberWords, findSingleFractions])
    for (const found of find(coverage.text)) {
      if (coverage.touches(found.start, found.end)) continue;
      numbers.push(found);
      coverage.cover(found.start, found.end);
    }
  for (const found of joinNeighbours(text, numbers.toSorted((a, b) => a.start - b.start))) {
    const { number, bareDigits } = found;
    if (bareDigits !== undefined && supportOfCode(bareDigits, cited, () => true)) shown.add(canonicalCode(bareDigits));
    const judge: Statement['judge'] = (proof) => (bareDigits === undefined ? undefined : supportOfCode(bareDigits, cited, proof.accept)) ?? (number && supportOfNumber(number, proof));
    state(kindOf(number), found, judge, number ? 'FIGURE_UNSUPPORTED' : 'TOKEN_UNKNOWN', number);
  }

  for (const found of findVagueQuantities(coverage.text)) findings.push({ code: 'QUANTITY_VAGUE', ...found });
  if (!cited.some(isOfPeriod)) for (const found of findPeriods(coverage.text)) findings.push({ code: 'QUANTITY_VAGUE', ...found });
  for (const { start, end } of findPersons(coverage.text)) findings.push({ code: 'NAME_UNSUPPORTED', text: text.slice(start, end), start });
  for (const facility of findFacilities(coverage.text)) state('facility', facility, () => undefined, 'NAME_UNSUPPORTED');
  for (const match of coverage.text.matchAll(/\S*[\p{Nd}\p{Nl}\p{No}]\S*/gu)) findings.push({ code: 'TOKEN_UNKNOWN', text: match[0].replaceAll('\uE000', '…'), start: match.index });
  return { statements: statements.toSorted((a, b) => a.start - b.start), findings, dates, shown };
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** Cited names, categories and codes that a sentence may hold without quotes, longest first. */
function namesOf(cited: Cited): { readonly unit: Cited[number]['unit']; readonly value: string }[] {
  const names = new Map<string, { unit: Cited[number]['unit']; value: string }>();
  for (const item of cited)
    if (item.unit === 'name' || item.unit === 'category' || item.unit === 'code')
      for (const value of stringsOf(item.value)) if (value.length > 2 && /\p{L}/u.test(value) && isShowable(item.unit, value)) names.set(`${item.unit} ${value}`, { unit: item.unit, value });
  return [...names.values()].toSorted((a, b) => b.value.length - a.value.length);
}

function isShowable(unit: Cited[number]['unit'], value: string): boolean {
  return unit === 'code' ? isPresentableCode(value) : isPresentable(value);
}

function supportOfQuote(content: string, cited: Cited, language: Language, accept: Accept): Support | undefined {
  return equal(cited.find((item) => (item.label[language] === content || (stringsOf(item.value).includes(content) && isShowable(item.unit, content))) && accept([item], 'equal')));
}

function supportOfDate({ parts }: WrittenDate, cited: Cited, accept: Accept): Support | undefined {
  if (!parts) return undefined;
  const item = cited.find((one) => (one.unit === 'date' || one.unit === 'month') && typeof one.value === 'string' && isPartOfDate(parts, one.value) && accept([one], 'equal'));
  const isWhole = parts.year !== undefined && (parts.day !== undefined || item?.unit === 'month');
  return item && { derivation: isWhole ? 'equal' : 'part_of_date', evidence: [item.id] };
}

/** Evidence that says what days a sentence is about: filters of dates, months, or the newest date of the data. */
function isOfPeriod({ id, unit, source }: Cited[number]): boolean {
  if (unit === 'month' || source.column === 'data_date' || id.endsWith('.data_date')) return true;
  return Object.keys(source.keys).concat(id.includes('.filter.') ? id.slice(id.lastIndexOf('.') + 1) : []).some((key) => /^(?:month|start_date|end_date|discharge_start|discharge_end)$/.test(key));
}

function isSamePlace(value: string, place: string, province: string | undefined): boolean {
  return province === undefined ? value.toLowerCase() === place.toLowerCase() : canonicalProvince(value) === province;
}

/** The group of a casemix and a filter are a province where their value is one. */
function isProvinceValue({ value, source, id }: Cited[number], province: string | undefined): boolean {
  return province !== undefined && typeof value === 'string' && (source.column === 'value' || id.endsWith('.filter.province')) && canonicalProvince(value) === province;
}

function equal(item: Cited[number] | undefined): Support | undefined {
  return item && { derivation: 'equal', evidence: [item.id] };
}

function kindOf(number: WrittenNumber | undefined): FigureKind {
  if (number?.unit === 'rupiah') return 'amount';
  if (number?.unit === 'points') return 'percent';
  if (number?.unit === 'percent' || number?.unit === 'multiple' || number?.unit === 'ordinal') return number.unit;
  return 'number';
}
