import { type Localized, findRule, findRuleset } from '#engine';

import { showEvidence } from '../../../statements/show-evidence.ts';
import type { Fragment, Writer } from '../../../statements/writer.ts';
import { at } from './rows.ts';

const single: readonly (readonly [name: string, text: Localized])[] = [
  ['province', { id: 'provinsi {@}', en: 'province {@}' }],
  ['district', { id: '{@}', en: '{@}' }],
  ['facility_key', { id: 'fasilitas {@}', en: 'facility {@}' }],
  ['facility_class', { id: '{@}', en: '{@}' }],
  ['severity', { id: 'tingkat keparahan {@}', en: 'severity {@}' }],
  ['segment', { id: 'segmen {@}', en: 'segment {@}' }],
  ['dx', { id: 'diagnosis primer {@}', en: 'primary diagnosis {@}' }],
  ['inacbg', { id: 'INA-CBG {@}', en: 'INA-CBG {@}' }],
  ['min_amount', { id: 'biaya paling sedikit {@}', en: 'an amount of at least {@}' }],
  ['max_amount', { id: 'biaya paling banyak {@}', en: 'an amount of at most {@}' }],
  ['min_risk_score', { id: 'skor paling rendah {@}', en: 'a score of at least {@}' }],
  ['max_risk_score', { id: 'skor paling tinggi {@}', en: 'a score of at most {@}' }],
];
const ranges: readonly (readonly [from: string, to: string, text: Localized, ofDay: Localized])[] = [
  ['start_date', 'end_date', { id: 'tanggal masuk {from} sampai {to}', en: 'admissions from {from} to {to}' }, { id: 'tanggal masuk {day}', en: 'admissions on {day}' }],
  ['discharge_start', 'discharge_end', { id: 'tanggal pulang {from} sampai {to}', en: 'discharges from {from} to {to}' }, { id: 'tanggal pulang {day}', en: 'discharges on {day}' }],
];
const services: Readonly<Record<string, Localized>> = { RITL: { id: 'rawat inap', en: 'inpatient' }, RJTL: { id: 'rawat jalan', en: 'outpatient' } };

/** The filters that a tool applied, as it understood them: ` (provinsi Jawa Timur, pelayanan RITL)`; nothing where there are none. */
export function filterEcho(writer: Writer, list: string): Fragment {
  const { facts, language, write } = writer;
  const id = (name: string): string => `${list}.filter.${name}`;
  const parts: Fragment[] = single.filter(([name]) => facts.has(id(name))).map(([name, text]) => write(at(text, id(name))));
  const flag = facts.text(id('flag'));
  const rule = flag === undefined ? undefined : findRule(findRuleset('RULESET_v1'), flag);
  if (rule) parts.push({ text: language === 'id' ? `indikasi “${rule.label.id}”` : `indication “${rule.label.en}”`, evidence: [id('flag')] });
  const service = facts.text(id('service_type'));
  if (service !== undefined) parts.push(write(services[service] ?? at({ id: 'pelayanan {@}', en: 'service {@}' }, id('service_type')), {}, [id('service_type')]));
  const period = periodEcho(writer, list);
  if (period.text !== '') parts.push(period);
  if (parts.length === 0) return { text: '', evidence: [] };
  return { text: ` (${parts.map(({ text }) => text).join(', ')})`, evidence: parts.flatMap(({ evidence }) => evidence) };
}

/** The period of the filters, a single day as one. */
function periodEcho({ facts, write, language }: Writer, list: string): Fragment {
  const id = (name: string): string => `${list}.filter.${name}`;
  const range = ranges.find(([from, to]) => facts.has(id(from)) && facts.has(id(to)));
  if (!range) return { text: '', evidence: [] };
  const [from, to, text, ofDay] = range;
  const [start, end] = [facts.text(id(from)) ?? '', facts.text(id(to)) ?? ''];
  if (start === end) return write({ id: ofDay.id.replace('{day}', `{${id(from)}}`), en: ofDay.en.replace('{day}', `{${id(from)}}`) }, {}, [id(to)]);
  const [first, last] = [facts.item(id(from)), facts.item(id(to))].map((item) => (item ? showEvidence(item, language) : ''));
  return { text: text[language].replace('{from}', first ?? '').replace('{to}', last ?? ''), evidence: [id(from), id(to)] };
}

/** Whether the dates of the filters were given. */
export function hasPeriod({ facts }: Writer, list: string): boolean {
  return ranges.some(([from]) => facts.has(`${list}.filter.${from}`));
}
