import type { Aggregation, Language, Localized } from '#engine';

/** Every text that tells people how a question was read, or asks back. Braces are filled in. */
export const texts = {
  readAs: { id: 'Dibaca: {parts}', en: 'Read as: {parts}' },
  claims: { id: 'daftar klaim', en: 'list of claims' },
  decisions: { id: 'daftar keputusan', en: 'list of decisions' },
  pairs: { id: 'pasangan klaim yang berulang', en: 'pairs of repeated claims' },
  perFacility: { id: 'per fasilitas', en: 'per facility' },
  perPatient: { id: 'per peserta', en: 'per patient' },
  per: { id: 'per {field}', en: 'per {field}' },
  perBin: { id: 'per {field}, tiap {width}', en: 'per {field}, in steps of {width}' },
  perBand: { id: 'per {field}: {bands}', en: 'per {field}: {bands}' },
  perUnit: { id: 'per {unit} ({field})', en: 'per {unit} ({field})' },
  not: { id: 'bukan {value}', en: 'not {value}' },
  notTrue: { id: 'tidak: {value}', en: 'not: {value}' },
  without: { id: 'tanpa {value}', en: 'without {value}' },
  with: { id: 'ada {value}', en: 'with {value}' },
  or: { id: 'atau', en: 'or' },
  and: { id: 'dan', en: 'and' },
  times: { id: '{n} × {field}', en: '{n} × {field}' },
  me: { id: 'saya', en: 'me' },
  between: { id: '{low} sampai {high}', en: '{low} to {high}' },
  from: { id: 'sejak {day}', en: 'from {day}' },
  until: { id: 'sampai {day}', en: 'until {day}' },
  largestFirst: { id: 'dari {by} terbesar', en: 'by {by}, largest first' },
  smallestFirst: { id: 'dari {by} terkecil', en: 'by {by}, smallest first' },
  newestFirst: { id: 'dari {by} terbaru', en: 'by {by}, newest first' },
  oldestFirst: { id: 'dari {by} terlama', en: 'by {by}, oldest first' },
  columns: { id: 'kolom {fields}', en: 'columns {fields}' },
  limit: { id: '{n} baris pertama', en: 'first {n} rows' },
  topPer: { id: '{n} teratas di tiap {field}', en: 'top {n} in each {field}' },
  base: { id: 'dari {n} klaim pertama', en: 'of the first {n} claims' },
  baseIds: { id: 'dari {n} klaim percakapan ini', en: 'of {n} claims of this conversation' },
  having: { id: '{measure} {op} {value}', en: '{measure} {op} {value}' },
  change: { id: 'perubahan dari periode sebelumnya', en: 'change from the period before' },
  against: { id: '{sides}', en: '{sides}' },
  versus: { id: ' dibandingkan dengan ', en: ' compared with ' },
  whole: { id: 'semua', en: 'all' },
  share: { id: 'persentase klaim yang {where}', en: 'share of claims: {where}' },
  shareOfSum: { id: 'bagian {field} dari klaim: {where}', en: 'share of {field} of claims: {where}' },
  shareOf: { id: 'bagian dari {whole}', en: 'share of {whole}' },
  partOf: { id: 'bagian {measure} dari {whole}', en: 'share of {measure} among {whole}' },
  matchingClaims: { id: 'semua klaim yang cocok', en: 'all matching claims' },
  allClaims: { id: 'semua klaim', en: 'all claims' },
  perOne: { id: '{measure} per {unit}', en: '{measure} per {unit}' },
  ratio: { id: '{measure} dibagi {divisor}', en: '{measure} over {divisor}' },
  claim: { id: 'klaim', en: 'claim' },
  dayOf: { id: 'hari {field}', en: 'day of {field}' },
  earliest: { id: '{field} terawal', en: 'earliest {field}' },
  latest: { id: '{field} terakhir', en: 'latest {field}' },
  countOf: { id: '{measure} yang {where}', en: '{measure} where {where}' },
  measureOf: { id: '{measure} dari klaim yang {where}', en: '{measure} where {where}' },
  definition: { id: 'arti {concept}', en: 'meaning of {concept}' },
  askDefinition: { id: 'apa itu {word}', en: 'what is {word}' },
  unreadOne: { id: 'Saya belum tahu maksud {words}.', en: 'I do not know what is meant by {words}.' },
  ambiguous: { id: 'Pertanyaan ini dapat dibaca lebih dari satu cara.', en: 'This question can be read in more than one way.' },
  tooMany: { id: 'Pesan ini berisi lebih dari tiga pertanyaan; ajukan paling banyak tiga sekaligus.', en: 'This message holds more than three questions; ask three at most.' },
  nothing: { id: 'Pesan ini tidak menanyakan apa pun tentang klaim.', en: 'This message asks nothing about claims.' },
  nearWord: { id: '“{word}”', en: '“{word}”' },
} satisfies Readonly<Record<string, Localized>>;

/** What was taken for words that do not say it, by what it is about. */
export const assumptionTexts = {
  field: { id: 'angka tanpa keterangan dibaca sebagai {field}', en: 'a number without a name is read as {field}' },
  aggregate: { id: 'dibaca: {measure}', en: 'read as: {measure}' },
  unit: { id: 'dibaca: {unit}', en: 'read as: {unit}' },
  year: { id: 'tahun yang tidak disebut dibaca {year}', en: 'the year that is not said is read as {year}' },
  date: { id: 'periode dibaca menurut tanggal masuk', en: 'the period is read by date of admission' },
  share: { id: 'persentase dihitung dari klaim di tempat dan periode itu', en: 'the share is of the claims of that place and period' },
  measure: { id: 'yang dibandingkan dibaca: jumlah klaim', en: 'what is compared is read as: number of claims' },
  million: { id: 'M dibaca: juta (million)', en: 'M is read as million' },
  miliar: { id: 'M dibaca: miliar', en: 'M is read as miliar (thousand million)' },
  third: { id: 'awal, tengah, atau akhir dibaca sepertiganya: tanggal 1–10, 11–20, atau sejak 21; dari setahun, empat bulan', en: 'early, middle or late is read as a third: days 1–10, 11–20 or from 21 on; of a year, four months' },
  event: { id: 'tanpa batas hari dibaca: setelah berapa hari pun', en: 'without a number of days it is read as after any number of them' },
  approximate: { id: 'sekitar dibaca ±10 %', en: 'about is read as ±10 %' },
  multiple: { id: 'kelipatan tanpa batas dibaca: sekurang-kurangnya', en: 'a multiple without a bound is read as at least' },
  months: { id: 'satu bulan rawat dibaca 30 hari', en: 'a month of stay is read as 30 days' },
  order: { id: 'yang diurutkan dibaca: {field}', en: 'what is put in order is read as: {field}' },
  ratio: { id: 'rata-rata per peserta dibaca: total dibagi banyaknya peserta', en: 'a mean per patient is read as the total over the number of patients' },
  bins: { id: 'dikelompokkan selebar {unit}', en: 'grouped in bins of {unit}' },
  code: { id: 'diagnosis dibaca menurut kode lengkap', en: 'diagnoses are read by their full codes' },
  empty: { id: 'klaim tanpa {field} ikut sebagai satu kelompok', en: 'claims without {field} are one of the groups' },
  clinic: { id: 'dibaca sebagai tindakan, bukan nama poli', en: 'read as a procedure, not as the name of a clinic' },
  together: { id: 'beberapa nilai dibaca bersama', en: 'several values are read together' },
  spelling: { id: 'ejaan dibaca: {unit}', en: 'spelling read as: {unit}' },
  pending: { id: 'dibaca bersama pertanyaan sebelumnya: “{unit}”', en: 'read together with the question before: “{unit}”' },
  verdict: { id: 'dibaca: klaim berindikasi; data klaim tidak menyatakan kesalahan siapa pun', en: 'read as: claims with an indication; claims say nothing about anybody’s fault' },
  anchor_claims: { id: 'periode dihitung dari tanggal data terbaru', en: 'the period counts from the newest date of the data' },
  anchor_clock: { id: 'periode dihitung dari hari ini (WIB)', en: 'the period counts from today (Jakarta time)' },
} satisfies Readonly<Record<string, Localized>>;

export const units: Readonly<Record<'day' | 'week' | 'month' | 'quarter' | 'year', Localized>> = {
  day: { id: 'hari', en: 'day' },
  week: { id: 'minggu', en: 'week' },
  month: { id: 'bulan', en: 'month' },
  quarter: { id: 'triwulan', en: 'quarter' },
  year: { id: 'tahun', en: 'year' },
};

export const numberUnits: Readonly<Record<'days' | 'years', Localized>> = { days: { id: '{n} hari', en: '{n} days' }, years: { id: '{n} tahun', en: '{n} years' } };

export const measureTexts: Readonly<Record<Aggregation, Localized>> = {
  count: { id: 'jumlah klaim', en: 'number of claims' },
  distinct: { id: 'banyaknya {field}', en: 'number of {field}' },
  sum: { id: 'total {field}', en: 'total {field}' },
  mean: { id: 'rata-rata {field}', en: 'mean {field}' },
  p10: { id: 'P10 {field}', en: 'P10 of {field}' },
  p25: { id: 'P25 {field}', en: 'P25 of {field}' },
  median: { id: 'median {field}', en: 'median {field}' },
  p75: { id: 'P75 {field}', en: 'P75 of {field}' },
  p90: { id: 'P90 {field}', en: 'P90 of {field}' },
  p95: { id: 'P95 {field}', en: 'P95 of {field}' },
  p99: { id: 'P99 {field}', en: 'P99 of {field}' },
  min: { id: '{field} terkecil', en: 'smallest {field}' },
  max: { id: '{field} terbesar', en: 'largest {field}' },
};

export const operatorSigns = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** A text with its braces filled in. */
export function fill(text: Localized, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, () => String(value)), text[language]);
}
