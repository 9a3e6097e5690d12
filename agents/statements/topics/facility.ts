import { type Localized, divide, formatNumber, knownRules, rationalOf } from '#engine';

import { investigationTexts } from '../texts/investigation.ts';
import { joined, listed, said, valueOf } from '../words.ts';
import { type Fragment, type Sentence, type Writer, nothing } from '../writer.ts';
import { type RowPart, rowSentence, rowsOf } from './rows.ts';

const measure = {
  n: ['n', { id: '{@.n} klaim', en: '{@.n} claims' }],
  median: ['median_claimed', { id: 'median biaya tagih {@.median_claimed}', en: 'median amount claimed {@.median_claimed}' }],
  allMedian: ['all_median_claimed', { id: 'median semua fasilitas {@.all_median_claimed}', en: 'median of all facilities {@.all_median_claimed}' }],
} as const satisfies Record<string, RowPart>;

/** Groups whose bills are far above those of all facilities for the same code. */
export function tellTariffs(writer: Writer): Sentence[] {
  const rows = rowsOf(writer, 'tariff', 'code');
  if (rows.length === 0) return writer.facts.has('tariff.total') ? [writer.write({ id: 'Tidak ada kelompok yang cukup besar untuk dibandingkan: {tariff.total} baris.', en: 'No group is large enough to compare: {tariff.total} rows.' })] : [];
  return rows.map((row) => {
    const subject: Localized = { id: 'Fasilitas {@.facility_key}, kode {@.code}', en: 'Facility {@.facility_key}, code {@.code}' };
    return rowSentence(writer, row, subject, [measure.n, measure.median, measure.allMedian]);
  });
}

/** What a facility is, and how its claims stand to all. */
export function tellFacility(writer: Writer): Sentence[] {
  const { facts, language, write } = writer;
  const candidates = rowsOfCandidates(writer);
  if (!facts.has('facility.n')) return candidates;
  const name: Localized = facts.has('facility.facility_name') ? { id: '{facility.facility_name} ({facility.facility_key})', en: '{facility.facility_name} ({facility.facility_key})' } : { id: 'Fasilitas {facility.facility_key}', en: 'Facility {facility.facility_key}' };
  const [own, all] = [facts.number('facility.flagged_rate') ?? 0, facts.number('facility.all.flagged_rate') ?? 0];
  const flagged = write({ id: `Sebanyak {facility.flagged_n} dari {facility.n} klaim ${name.id.replace('Fasilitas', 'fasilitas')}{place} berindikasi: {facility.flagged_rate}, {times}{facility.all.flagged_rate} pada semua klaim.`, en: `{facility.flagged_n} of {facility.n} claims of ${name.en.replace('Facility', 'facility')}{place} have an indication: {facility.flagged_rate}, {times}{facility.all.flagged_rate} of all claims.` }, {
    times: all > 0 && own > all ? write(investigationTexts.times, { times: said(formatNumber(divide(rationalOf(own), rationalOf(all)), language, 1)) }) : write(investigationTexts.against),
    place: inBrackets(['facility.facility_class', 'facility.province_name'].filter((id) => facts.has(id)).map((id) => valueOf(writer, id))),
  });
  const rules = knownRules.filter(({ id }) => (facts.number(`facility.flag.${id}.n`) ?? 0) > 0).toSorted((a, b) => (facts.number(`facility.flag.${b.id}.n`) ?? 0) - (facts.number(`facility.flag.${a.id}.n`) ?? 0));
  const [most, ...counted] = rules.map(({ id, label }) => joined([said(`“${label[language]}” (`), valueOf(writer, `facility.flag.${id}.n`), said(')')], ''));
  const more = counted.length === 0 ? nothing : write({ id: ', lalu {flags}', en: ', then {flags}' }, { flags: listed(counted, language) });
  const flags = most ? [write({ id: 'Indikasi dengan klaim terbanyak adalah {most}{more}.', en: 'The indication with the most claims is {most}{more}.' }, { most, more })] : [];
  const amount = write({ id: 'Total biaya tagihnya {facility.amount_claimed}.', en: 'Its total amount claimed is {facility.amount_claimed}.' });
  const risk = facts.has('facility.mean_risk') ? [write({ id: 'Rata-rata skor risikonya {facility.mean_risk}, dibanding {facility.all.mean_risk} pada semua klaim.', en: 'Its mean risk score is {facility.mean_risk}, against {facility.all.mean_risk} of all claims.' })] : [];
  return [flagged, ...flags, ...risk, amount];
}

function inBrackets(parts: readonly Fragment[]): Fragment {
  return parts.length === 0 ? nothing : joined([said(' ('), joined(parts, ', '), said(')')], '');
}

function rowsOfCandidates({ facts, write }: Writer): Sentence[] {
  const found: Sentence[] = [];
  for (let i = 1; facts.item(`facility.candidate.${i}`); i += 1) found.push(write({ id: `Fasilitas yang mungkin dimaksud: {facility.candidate.${i}}.`, en: `A facility that may be meant: {facility.candidate.${i}}.` }));
  return found;
}
