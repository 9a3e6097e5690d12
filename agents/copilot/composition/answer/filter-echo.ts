import { type Localized, findRule, findRuleset } from '#engine';

import type { Fragment, Writer } from '../write-sentence.ts';
import { at } from './rows.ts';

const single: readonly (readonly [name: string, text: Localized])[] = [
  ['province', { id: 'provinsi {@}', en: 'province {@}' }],
  ['district', { id: '{@}', en: '{@}' }],
  ['facility_key', { id: 'fasilitas {@}', en: 'facility {@}' }],
  ['facility_class', { id: '{@}', en: '{@}' }],
  ['service_type', { id: 'pelayanan {@}', en: 'service {@}' }],
  ['severity', { id: 'tingkat keparahan {@}', en: 'severity {@}' }],
  ['segment', { id: 'segmen {@}', en: 'segment {@}' }],
  ['dx', { id: 'diagnosis primer {@}', en: 'primary diagnosis {@}' }],
  ['inacbg', { id: 'INA-CBG {@}', en: 'INA-CBG {@}' }],
  ['min_amount', { id: 'biaya paling sedikit {@}', en: 'an amount of at least {@}' }],
  ['max_amount', { id: 'biaya paling banyak {@}', en: 'an amount of at most {@}' }],
  ['min_risk_score', { id: 'skor paling rendah {@}', en: 'a score of at least {@}' }],
  ['max_risk_score', { id: 'skor paling tinggi {@}', en: 'a score of at most {@}' }],
];
const ranges: readonly (readonly [from: string, to: string, text: Localized])[] = [
  ['start_date', 'end_date', { id: 'tanggal masuk {from} sampai {to}', en: 'admissions from {from} to {to}' }],
  ['discharge_start', 'discharge_end', { id: 'tanggal pulang {from} sampai {to}', en: 'discharges from {from} to {to}' }],
];

/** The filters that a tool applied, as it understood them: ` (provinsi Jawa Timur, pelayanan RITL)`; nothing where there are none. */
export function filterEcho(writer: Writer, list: string): Fragment {
  const { facts, language, write } = writer;
  const id = (name: string): string => `${list}.filter.${name}`;
  const parts: Fragment[] = single.filter(([name]) => facts.has(id(name))).map(([name, text]) => write(at(text, id(name))));
  const flag = facts.text(id('flag'));
  const rule = flag === undefined ? undefined : findRule(findRuleset('RULESET_v1'), flag);
  if (rule) parts.push({ text: language === 'id' ? `indikasi “${rule.label.id}”` : `indication “${rule.label.en}”`, evidence: [id('flag')] });
  for (const [from, to, text] of ranges)
    if (facts.has(id(from)) && facts.has(id(to))) parts.push(write({ id: text.id.replace('{from}', `{${id(from)}}`).replace('{to}', `{${id(to)}}`), en: text.en.replace('{from}', `{${id(from)}}`).replace('{to}', `{${id(to)}}`) }));
  if (parts.length === 0) return { text: '', evidence: [] };
  return { text: ` (${parts.map(({ text }) => text).join(', ')})`, evidence: parts.flatMap(({ evidence }) => evidence) };
}

/** Whether the dates of the filters were given. */
export function hasPeriod({ facts }: Writer, list: string): boolean {
  return ranges.some(([from]) => facts.has(`${list}.filter.${from}`));
}
