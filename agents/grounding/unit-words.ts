import type { CountedItem, WrittenUnit } from './figure.ts';
import { type Rational, multiply, rationalOf } from './rational.ts';

const scales: Readonly<Record<string, number>> = {
  ribu: 3, rb: 3, thousand: 3, juta: 6, jt: 6, million: 6, miliar: 9, milyar: 9, billion: 9, triliun: 12, trilyun: 12, trillion: 12,
};
const scalePattern = new RegExp(`^\\s?(${Object.keys(scales).join('|')})(?![\\p{L}\\p{N}])`, 'iu');

const between =
  '(?:(?:lain(?:nya)?|other|more|further|active|aktif|secondary|additional|distinct|calendar|kalender|such|similar|matching|flagged|inpatient|outpatient|different)\\s)?';
type UnitWords = readonly [unit: WrittenUnit, pattern: string, counted?: CountedItem];
const words: readonly UnitWords[] = [
  ['points', 'poin\\spersen(?:tase)?|percentage\\spoints?'],
  ['percent', '%|persen|percent|per\\scent'],
  ['rupiah', 'rupiah'],
  ['multiple', '[x×]|kali(?:\\slipat)?|times'],
  ['days', 'hari|days?'],
  ['years', 'tahun|years?(?:[\\s-]old)?'],
  ['claims', 'klaim|claims?|kasus|cases?|kunjungan|visits?|episodes?'],
  ['facilities', 'fasilitas(?:\\skesehatan)?|faskes|rumah\\ssakit|RS(?=\\s(?:di|dengan|yang|dan|pada|memiliki|kelas|tipe|dari|itu|ini|tersebut)\\s|[.,;)]|$)|(?:health\\s)?facilit(?:y|ies)|hospitals?'],
  ['participants', 'peserta|pasien|participants?|patients?'],
  ['beds', 'tempat\\stidur|(?:hospital\\s)?beds?'],
  ['items', 'diagnos(?:is|es|a)|komorbid(?:itas)?|penyakit|comorbidit(?:y|ies)', 'diagnosis'],
  ['items', 'tindakan|prosedur|procedures?', 'procedure'],
  ['items', 'flags?|rules?|aturan|indikasi|indications?', 'rule'],
  ['items', 'kode|codes?', 'code'],
  ['items', 'top-ups?', 'topup'],
  ['items', 'kandidat|candidates?', 'candidate'],
  ['items', 'tanda|marks?', 'mark'],
  ['items', 'bulan|months?', 'month'],
  ['items', 'baris|rows?|entri|entries|butir|items?', 'row'],
  ['unknown', 'minggu|pekan|weeks?|jam|hours?|menit|minutes?|detik|seconds?|orang|persons?|people|dokter|doctors?|perawat|nurses?|kamar|rooms?|permil|‰|dolar|dollars?|usd|eur|euros?|kg|gram|mg|ml|km|poin|points?'],
];
const unitPatterns = words.map(([unit, pattern, counted]) => ({ unit, counted, regex: new RegExp(`^[\\s-]?${between}(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu') }));
/** A rate: nothing cited is one, so a figure per day, claim or patient is never proven. */
const rate = /^\s?(?:\/\s?|(?:per|setiap|tiap|each|every)\s)\p{L}/iu;
const gluedPercent = /^\s?%/u;

/** What follows a number: a scale (`juta`), a unit, and how many characters they take. */
export interface NumberTail {
  readonly length: number;
  readonly scale: Rational;
  readonly isScaled: boolean;
  readonly unit: WrittenUnit;
  readonly counted?: CountedItem;
}

export function readNumberTail(text: string): NumberTail {
  let length = 0;
  let scale: Rational = rationalOf(1);
  for (let match = scalePattern.exec(text); match; match = scalePattern.exec(text.slice(length))) {
    scale = multiply(scale, rationalOf(10n ** BigInt(scales[(match[1] ?? '').toLowerCase()] ?? 0)));
    length += match[0].length;
  }
  const isScaled = length > 0;
  const rest = text.slice(length, length + 60);
  const percent = gluedPercent.exec(rest);
  if (rate.test(rest)) return { length, scale, isScaled, unit: 'unknown' };
  if (percent) return { length: length + percent[0].length, scale, isScaled, unit: 'percent' };
  for (const { unit, counted, regex } of unitPatterns) {
    const match = regex.exec(rest);
    if (!match) continue;
    const isRate = rate.test(rest.slice(match[0].length));
    return { length: length + match[0].length, scale, isScaled, unit: isRate ? 'unknown' : unit, ...(counted && !isRate && { counted }) };
  }
  return { length, scale, isScaled, unit: 'none' };
}
