import type { Field } from '../field.ts';
import { weekdays } from '../values/weekdays.ts';
import { ofClaim, ofColumn } from './define.ts';

/** What names a claim, and where it came from. */
export const claimFields: readonly Field[] = [
  ofColumn('claim_id', {
    kind: 'key',
    unit: 'claims',
    label: { id: 'ID klaim', en: 'Claim id' },
    synonyms: { id: ['nomor klaim', 'no klaim', 'no. klaim', 'id kunjungan', 'kode klaim', 'nomor kunjungan', 'no kunjungan', 'kode kunjungan', 'id klaimnya', 'id', 'id-nya'], en: ['claim number', 'visit id', 'claim ids', 'claim code', 'visit number', 'visit ids', 'ids'] },
    definition: { id: 'ID kunjungan (FKL02) yang menjadi kunci klaim; satu klaim adalah satu kunjungan.', en: 'The visit id (FKL02), the key of a claim; a claim is one visit.' },
    examples: ['100080122V000022'],
    without: ['group'],
  }),
  ofColumn('claim_no', {
    kind: 'integer',
    label: { id: 'Nomor urut klaim', en: 'Claim sequence number' },
    synonyms: { id: ['nomor urut dalam proses'], en: ['sequence number'] },
    definition: { id: 'Nomor urut klaim dalam satu proses pemuatan data; nomor yang hilang adalah rekaman yang dikarantina.', en: 'The claim’s number within its ETL run; gaps are records that were quarantined.' },
    examples: [1],
    without: ['group', 'measure'],
  }),
  ofColumn('admit_date', {
    kind: 'date',
    label: { id: 'Tanggal masuk', en: 'Admission date' },
    synonyms: { id: ['tgl masuk', 'tanggal datang', 'tanggal kunjungan', 'tgl kunjungan', 'bulan masuk', 'bulan kunjungan', 'waktu masuk', 'masuk rs', 'masuk', 'tanggal masuk rs', 'tanggal masuk rumah sakit', 'tanggal mrs', 'mrs', 'tanggal admisi', 'admisi', 'tanggal berobat', 'tanggal pelayanan', 'tanggal layanan', 'tanggal klaim', 'tanggal rawat'], en: ['admit date', 'date of admission', 'admitted', 'visit date', 'month of admission', 'admission month', 'day of admission', 'admission day', 'week of admission', 'year of admission', 'date admitted', 'date of visit', 'date of the visit', 'date of service', 'service date', 'entry date', 'admission dates', 'admitted on', 'date of entry', 'claim date'] },
    definition: { id: 'Hari peserta masuk dirawat atau berkunjung (FKL03); periode klaim dihitung menurut tanggal ini bila tidak disebut lain.', en: 'The day of admission or visit (FKL03); periods of claims go by it unless another date is named.' },
    examples: ['2022-11-05'],
  }),
  ofClaim('admit_weekday', {
    kind: 'ordinal',
    sql: `CASE isodow(claims.admit_date) ${weekdays.map(({ value }, i) => `WHEN ${String(i + 1)} THEN '${String(value)}'`).join(' ')} END`,
    columns: ['admit_date'],
    values: weekdays,
    label: { id: 'Hari masuk dalam minggu', en: 'Weekday of admission' },
    synonyms: { id: ['hari dalam minggu', 'hari dalam seminggu', 'hari apa', 'hari apa dalam seminggu', 'hari apa dalam sepekan', 'hari kunjungan', 'nama hari', 'hari apa saja', 'nama hari masuk'], en: ['weekday', 'day of the week', 'day of week', 'days of the week', 'weekday of visit', 'weekday admitted', 'which weekday', 'days of week'] },
    definition: { id: 'Hari dalam minggu dari tanggal masuk, Senin sampai Minggu; akhir pekan ialah Sabtu dan Minggu.', en: 'The day of the week of admission, Monday to Sunday; the weekend is Saturday and Sunday.' },
    examples: ['Sabtu'],
  }),
  ofColumn('discharge_date', {
    kind: 'date',
    daysSinceBy: 'days_since_previous_discharge',
    label: { id: 'Tanggal pulang', en: 'Discharge date' },
    synonyms: { id: ['tgl pulang', 'tanggal keluar', 'tgl keluar', 'bulan pulang', 'waktu pulang', 'keluar rs', 'pulang', 'tanggal pulang rs', 'tanggal keluar rs', 'tanggal keluar rumah sakit', 'tanggal krs', 'krs', 'hari pulang', 'hari keluar'], en: ['date of discharge', 'discharged', 'month of discharge', 'discharge month', 'day of discharge', 'discharge day', 'week of discharge', 'year of discharge', 'quarter of discharge', 'date discharged', 'discharged on', 'discharge dates', 'date of leaving', 'leaving date'] },
    definition: { id: 'Hari peserta pulang (FKL04); pada rawat jalan biasanya sama dengan tanggal masuk.', en: 'The day of discharge (FKL04); for outpatients usually the day of the visit.' },
    examples: ['2022-11-08'],
  }),
  ofColumn('source_file', {
    kind: 'nominal',
    isLookedUp: true,
    label: { id: 'Berkas sumber', en: 'Source file' },
    synonyms: { id: ['nama berkas', 'asal berkas', 'file sumber', 'file asal', 'berkas asal', 'file data', 'sumber data', 'nama file'], en: ['raw file', 'file name', 'source files', 'data file'] },
    definition: { id: 'Nama berkas data mentah asal klaim.', en: 'Name of the raw file that the claim came from.' },
    examples: ['fkrtl.csv'],
  }),
  ofColumn('source_record', {
    kind: 'integer',
    label: { id: 'Nomor rekaman sumber', en: 'Source record' },
    synonyms: { id: ['nomor rekaman', 'baris sumber'], en: ['record number', 'source row'] },
    definition: { id: 'Nomor rekaman klaim di berkas sumbernya, baris judul tidak dihitung.', en: 'Number of the claim’s record in its file, the header not counted.' },
    examples: [1],
    without: ['group', 'measure'],
  }),
  ofColumn('ruleset_version', {
    kind: 'nominal',
    isLookedUp: true,
    label: { id: 'Versi aturan', en: 'Ruleset version' },
    synonyms: { id: ['versi ruleset', 'kumpulan aturan', 'versi rule', 'versi kumpulan aturan'], en: ['ruleset', 'version of the rules', 'rule version', 'version of the ruleset'] },
    definition: { id: 'Kumpulan aturan yang menentukan indikasi klaim.', en: 'The ruleset that decided the claim’s indications.' },
    examples: ['RULESET_v1'],
  }),
  ofColumn('model_version', {
    kind: 'nominal',
    isLookedUp: true,
    label: { id: 'Versi model', en: 'Model version' },
    synonyms: { id: ['nama model', 'model yang dipakai', 'versi ml', 'versi model ml'], en: ['model name', 'version of the model', 'model used'] },
    definition: { id: 'Model isolation forest yang memberi skor klaim.', en: 'The isolation forest that scored the claim.' },
    examples: ['iso_v1'],
  }),
  ofColumn('etl_run_id', {
    kind: 'nominal',
    isLookedUp: true,
    label: { id: 'Proses pemuatan data', en: 'ETL run' },
    synonyms: { id: ['proses etl', 'id etl'], en: ['run id', 'etl run id'] },
    definition: { id: 'Proses pemuatan data yang membuat baris klaim.', en: 'The ETL run that made the claim’s row.' },
    examples: ['etl-2025-01-02'],
  }),
];
