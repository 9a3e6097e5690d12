import { suggestChecklistDataSchema } from '#tools';

import type { Sentence, Writer } from '../writer.ts';
import { rowSentence, rowsOf } from './rows.ts';

/** The decisions on a claim, the newest first. */
export function tellOutcomes(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  if ((facts.number('outcome.count') ?? 0) === 0) return [write({ id: 'Belum ada keputusan audit yang tercatat atas klaim ini.', en: 'No audit decision is recorded on this claim yet.' }, {}, ['outcome.count'])];
  return rowsOf(writer, 'outcome', 'decision').map((row) => {
    const why = facts.has(`${row}.reason`) ? { id: `, alasan: {${row}.reason}`, en: `, reason: {${row}.reason}` } : { id: '', en: '' };
    return write({
      id: `Keputusan {${row}.decision} pada {${row}.decided_at}, rasio koreksi {${row}.correction_ratio}${why.id}.`,
      en: `Decision {${row}.decision} on {${row}.decided_at}, correction ratio {${row}.correction_ratio}${why.en}.`,
    });
  });
}

/** The checks as the tool gives them, in the order of their weight. */
export function tellChecklist({ facts, language }: Writer, data: unknown): Sentence[] {
  const checklist = suggestChecklistDataSchema.safeParse(data);
  if (!checklist.success) return [];
  return checklist.data.checks.map(({ text, evidence }) => ({ text: text[language], evidence: evidence.filter((id) => facts.item(id)) }));
}

const measures = [
  ['rows_in', { id: 'Baris yang dibaca: {quality.rows_in} klaim.', en: 'Rows read: {quality.rows_in} claims.' }],
  ['rows_quarantined', { id: 'Dikarantina: {quality.rows_quarantined} klaim.', en: 'Quarantined: {quality.rows_quarantined} claims.' }],
  ['flagged_rows', { id: 'Dengan indikasi: {quality.flagged_rows} klaim.', en: 'With an indication: {quality.flagged_rows} claims.' }],
  ['data_date', { id: 'Tanggal data: {quality.data_date}.', en: 'Date of the data: {quality.data_date}.' }],
] as const;

/** What was measured of the data of the snapshot. */
export function tellQuality({ facts, write }: Writer): Sentence[] {
  if (!facts.has('quality.total_rows')) return [];
  return [write({ id: 'Snapshot ini memuat {quality.total_rows} klaim.', en: 'This snapshot holds {quality.total_rows} claims.' }), ...measures.filter(([name]) => facts.has(`quality.${name}`)).map(([, text]) => write(text))];
}

/** What a code means: the one that was asked for where it is among those found. */
export function tellCodes(writer: Writer, prefix: string, asked: unknown): Sentence[] {
  const list = `${prefix}code`;
  const found = rowsOf(writer, list, 'code');
  const exact = found.filter((row) => plain(writer.facts.text(`${row}.code`)) === plain(asked));
  const rows = exact.length > 0 ? exact : found;
  if (rows.length === 0) return writer.facts.has(`${list}.total`) ? [writer.write({ id: 'Kode ini tidak ditemukan dalam daftar kode.', en: 'This code is not in the lists of codes.' }, {}, [`${list}.total`])] : [];
  return rows.map((row) => codeSentence(writer, row));
}

function plain(code: unknown): string {
  return typeof code === 'string' ? code.replaceAll('.', '').toUpperCase() : '';
}

function codeSentence(writer: Writer, row: string): Sentence {
  const code = writer.facts.text(`${row}.code`) ?? '';
  const isIcd = (writer.facts.text(`${row}.system`) ?? '').startsWith('icd');
  const shown = isIcd ? code.replace(/^([A-Z]\d[0-9A-Z]|\d{2})(?=[0-9A-Z]{1,3}$)/, '$1.') : undefined;
  const rest = rowSentence(writer, row, { id: 'Kode {@.code}', en: 'Code {@.code}' }, [['label', { id: '{@.label}', en: '{@.label}' }], ['claims', { id: '{@.claims} klaim dalam data', en: '{@.claims} claims in the data' }]]);
  return shown === undefined ? rest : { text: rest.text.replace(code, shown), evidence: rest.evidence };
}
