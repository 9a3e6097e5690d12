import { type DriftCause, type Language, type Localized, type RunValidation, type Verdict, findDriftMetric, formatDate, formatPercent, verdictKey } from '#engine';
import type { EvidenceItem, GetSliceShiftData } from '#tools';

import { Facts, citable } from './facts.ts';
import { showEvidence } from './show-evidence.ts';
import { attributeNames, causeNames, driftTexts as texts, driftTitles, noValue, scopeNames } from './texts/drift.ts';
import { joined, said, valueOf } from './words.ts';
import { type Fragment, type Sentence, type Writer, createWriter } from './writer.ts';

/** A sentence in both languages; it cites the same evidence in both. */
export interface LocalizedSentence {
  readonly text: Localized;
  readonly evidence: string[];
}

/** Writes a sentence in each language from evidence. */
export function inBoth(evidence: readonly EvidenceItem[], write: (writer: Writer) => Sentence): LocalizedSentence {
  const of = (language: Language): Sentence => write(createWriter(new Facts({}, citable(evidence, language)), language));
  const [id, en] = [of('id'), of('en')];
  return { text: { id: id.text, en: en.text }, evidence: id.evidence };
}

/** What one verdict says: how a metric stands beside what is usual, or that it is as usual again. */
export function tellVerdict(writer: Writer, verdict: Verdict): Sentence {
  const { kind } = findDriftMetric(verdict.metric);
  const id = (column: string): string => `drift.${verdictKey(verdict).replace('/', '.')}.${column}`;
  const name = said(nameOfMetric(verdict, writer.language), [id('value')]);
  if (!verdict.is_breach) return writer.write(texts.ended, { name });
  const part = (column: string): Fragment => (writer.facts.item(id(column)) ? valueOf(writer, id(column)) : said('-'));
  const parts = { name, at: atOf(writer, verdict, id('at')), value: part('value'), expected: part('expected'), low: part('low'), high: part('high'), n: part('n'), q: said(showQ(verdict.q, writer.language), [id('q')]) };
  if (kind === 'version') return writer.write(texts.version, parts);
  if (kind === 'history') return writer.write(texts.history, parts);
  if (kind === 'level') {
    const change = (value: number | string | null, column: string): Fragment => said(showShift(Number(value ?? 0), writer.language), [id(column)]);
    return writer.write(texts.level, { ...parts, shift: change(verdict.value, 'value'), low: change(verdict.null95?.[0] ?? 0, 'low'), high: change(verdict.null95?.[1] ?? 0, 'high') });
  }
  if (kind === 'rate' || kind === 'volume') return writer.write(texts.usual, parts);
  return writer.write(texts.distance, { ...parts, what: said(findDriftMetric(verdict.metric).definition[writer.language]) });
}

/** What a metric is called, with its part and the claims it is of. */
export function nameOfMetric({ metric, scope }: Pick<Verdict, 'metric' | 'scope'>, language: Language): string {
  const part = metric.includes(':') ? ` “${metric.slice(metric.indexOf(':') + 1)}”` : '';
  const whose = scope === 'fresh' ? ` (${scopeNames.fresh[language]})` : '';
  return `${findDriftMetric(metric).name[language]}${part}${whose}`;
}

function atOf(writer: Writer, { at }: Verdict, id: string): Fragment {
  if (at === null) return said('');
  const where = at.includes('=') ? said(showWhere(Object.fromEntries(at.split('&').map((pair) => [pair.slice(0, pair.indexOf('=')), [pair.slice(pair.indexOf('=') + 1)]])), writer.language), [id]) : valueOf(writer, id);
  return joined([said(writer.language === 'id' ? ', pada ' : ', at '), where], '');
}

/** `provinsi BALI, keparahan berat`; values as they may be shown. */
export function showWhere(where: Readonly<Record<string, readonly string[]>>, language: Language): string {
  return Object.entries(where)
    .map(([name, values]) => `${attributeNames[name]?.[language] ?? name} ${values.map((value) => (value === '' ? noValue[language] : showEvidence({ id: `slice.${name}`, value: value.replaceAll('+', ' + '), unit: 'name' }, language))).join(language === 'id' ? ' atau ' : ' or ')}`)
    .join(', ');
}

/** A difference of mean logarithms as a change in percent, with its sign. */
export function showShift(shift: number, language: Language): string {
  const change = Math.expm1(shift);
  return `${change > 0 ? '+' : ''}${formatPercent(change, language)}`;
}

function showQ(q: number | null, language: Language): string {
  if (q === null) return '-';
  return q < 0.001 ? (language === 'id' ? 'kurang dari 0,001' : 'below 0.001') : showEvidence({ id: 'q', value: Math.ceil(q * 1000) / 1000, unit: 'score' }, language);
}

type Slices = GetSliceShiftData['localisations'][number];

/** Where a change is: one slice of a search. @param at ids of its evidence, such as `slice.1.2`. */
export function tellSlice(writer: Writer, { measure }: Slices, slice: Slices['slices'][number], at: string): Sentence {
  const where = said(showWhere(slice.where, writer.language), Object.keys(slice.where).map((name) => `${at}.where.${name}`));
  const parts = { where, n: valueOf(writer, `${at}.n`), reference: valueOf(writer, `${at}.reference`) };
  // Of a mix the shift is a ratio less one, of amounts a difference of logarithms.
  const shift = said(measure === 'mix' ? `${slice.shift > 0 ? '+' : ''}${formatPercent(slice.shift, writer.language)}` : showShift(slice.shift, writer.language), [`${at}.shift`]);
  return writer.write({ mix: texts.sliceMix, amount: texts.sliceAmount, ratio: texts.sliceRatio }[measure], { ...parts, shift });
}

export function tellDecomposition(writer: Writer, { total, mix, within }: NonNullable<GetSliceShiftData['decomposition']>): Sentence {
  const part = (value: number, name: string): Fragment => said(showShift(value, writer.language), [`decomposition.${name}`]);
  return writer.write(texts.decomposition, { total: part(total, 'total'), mix: part(mix, 'mix'), within: part(within, 'within') });
}

/** The likely cause, or one that may be it beside. @param evidence ids of the values that speak for it. */
export function tellCause(writer: Writer, cause: DriftCause, { isFirst, evidence }: { readonly isFirst: boolean; readonly evidence: readonly string[] }): Sentence {
  return writer.write(isFirst ? texts.cause : texts.causeBeside, { cause: said(causeNames[cause][writer.language], evidence) });
}

/** The title of an incident: what leads by the size of its effect, and the likely cause. No model has a say in it. */
export function driftTitle({ data_date, incident, verdicts }: RunValidation): Localized {
  const lead = verdicts.find((verdict) => verdictKey(verdict) === incident?.lead);
  const of = (language: Language): string => {
    const at = lead && lead.at !== null && !lead.at.includes('=') ? ` (${showEvidence({ id: 'at', value: lead.at, unit: 'name' }, language)})` : '';
    const parts: Readonly<Record<string, string>> = { lead: lead ? `${nameOfMetric(lead, language)}${at}` : '', date: formatDate(data_date, language), cause: causeNames[incident?.causes[0]?.cause ?? 'unknown'][language] };
    return driftTitles[incident?.state ?? 'resolved'][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
  };
  return { id: of('id'), en: of('en') };
}
