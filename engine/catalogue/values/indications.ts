import { qualityMarks } from '../../claims/quality-marks.ts';
import { knownRules } from '../../rules/rulesets.ts';
import type { FieldValue } from '../field.ts';
import { each } from '../words.ts';

/** What auditors call a rule besides its label. */
const ruleSynonyms: Readonly<Record<string, readonly string[]>> = {
  short_stay_high_cost: [
    'lama rawat singkat', 'rawat singkat', 'short stay', 'short-stay', 'layanan singkat berbiaya tinggi',
    ...each(['rawat singkat', 'rawat sebentar', 'rawat pendek', 'inap singkat', 'rawat inap singkat', 'lama rawat singkat', 'lama rawat pendek', 'los singkat', 'los pendek'], ['biaya tinggi', 'berbiaya tinggi', 'biaya mahal', 'mahal', 'tapi mahal', 'tapi biaya tinggi', 'dengan biaya tinggi']),
    ...each(['short stay', 'short stays', 'short hospital stay'], ['high cost', 'with high cost', 'at high cost', 'but high cost', 'and high cost', 'high bill', 'but costly', 'but expensive', 'with a high bill']),
  ],
  severity_mismatch: [
    ...each(['keparahan', 'tingkat keparahan', 'severity', 'severitas'], ['tidak sepadan', 'tidak sesuai', 'tidak cocok', 'tidak sebanding', 'tidak match', 'mismatch']).filter((name) => name !== 'keparahan tidak sepadan'),
    'keparahan tidak sepadan', 'ketidaksesuaian keparahan', 'ketidakcocokan keparahan', 'ketidaksepadanan keparahan', 'mismatch keparahan', 'mismatch severity', 'severity mismatches', 'mismatched severity', 'severity does not match', 'severity that does not match', 'severity not matching', 'severity does not fit',
  ],
  duplicate_pattern: ['klaim berulang', 'klaim ganda', 'klaim kembar', 'duplikat', 'duplikasi', 'terduplikasi', 'pola duplikat', 'pola duplikasi', 'pola ganda', 'pola berulang', 'pola klaim ganda', 'pola klaim duplikat', 'tagihan berulang', 'tagihan dobel', 'dobel', 'duplicate', 'a duplicate', 'duplicates', 'duplicated', 'duplicate pattern', 'duplicate patterns', 'duplicate claim', 'duplicate claims', 'duplicate billing', 'duplicate bills', 'duplication', 'repeated claims', 'repeated pattern', 'repeat pattern', 'repeat claim', 'repeat claims', 'repeat billing', 'double claim', 'double claims'],
  high_cost_full_paid: [
    ...each(['biaya tinggi', 'biaya mahal', 'mahal', 'tagihan tinggi'], ['dibayar penuh', 'tapi dibayar penuh', 'dan dibayar penuh', 'dibayar full', 'full dibayar', 'lunas', 'dibayar lunas', 'dibayar semua']),
    ...each(['high cost', 'costly', 'expensive', 'high bill'], ['full paid', 'fully paid', 'paid in full', 'and fully paid', 'but fully paid', 'and paid in full', 'but paid in full']).filter((name) => name !== 'high cost paid in full'),
  ],
  cost_above_peers: [
    ...each(['biaya', 'tagihan'], ['di atas kelompok pembanding', 'jauh di atas kelompok pembanding', 'di atas klaim serupa', 'jauh di atas pembanding', 'di atas klaim sejenis', 'jauh di atas klaim sejenis']),
    'tagihan membengkak', 'tagihan jauh di atas klaim serupa',
    ...each(['cost', 'costs', 'bill', 'bills'], ['far above its peers', 'far above their peers', 'far above the peers', 'above similar claims', 'above the peer group']), 'bill far above similar claims',
  ],
  prolonged_stay: [...each(['rawat', 'rawat inap', 'perawatan', 'opname', 'ranap'], ['diperpanjang', 'dipanjangkan', 'diulur', 'berkepanjangan']), 'extended stay', 'extended stays', 'rawat inap terlalu lama', 'lama rawat jauh di atas pembanding', 'lama rawat di atas klaim serupa', 'prolonged stays', 'stay far longer than usual', 'overlong stay', 'overlong stays'],
  brief_stay: ['rawat inap sangat singkat', 'rawat inap terlalu singkat', 'rawat inap terlalu pendek', 'very short stay', 'very short stays', 'very short inpatient stays', 'stay too short'],
  rare_procedure: ['tindakan jarang', 'tindakan langka', 'prosedur jarang', 'rare procedure', 'rare procedures'],
  rare_group: ['ina-cbg jarang', 'inacbg jarang', 'kelompok jarang', 'grup inacbg jarang', 'rare ina-cbg', 'rare inacbg', 'rare group', 'rare grouping'],
  cloned_record: ['rekaman kloning', 'rekaman kembar', 'berkas kembar', 'cloned record', 'cloned records', 'copied record', 'copied records', 'identical records'],
  facility_burst: ['lonjakan klaim', 'lonjakan kunjungan', 'lonjakan layanan', 'lonjakan tagihan', 'burst of claims', 'burst of visits', 'claim burst', 'facility burst'],
  overlapping_stays: ['perawatan bertumpang tindih', 'overlapping care'],
  same_day_visits: ['beberapa kunjungan sehari', 'kunjungan ganda sehari', 'beberapa kunjungan pada hari yang sama', 'kunjungan pada hari yang sama', 'several visits a day', 'multiple visits on one day'],
  early_readmission: ['masuk kembali', 'rawat ulang dini', 'early readmission', 'early readmissions'],
  severity_without_comorbidity: ['keparahan tanpa penyerta', 'keparahan tanpa komorbid', 'keparahan tanpa komorbiditas', 'keparahan tanpa diagnosis penyerta', 'severity without comorbidity', 'severity without comorbidities', 'severity without secondary diagnoses'],
};

const markNames: Readonly<Record<keyof typeof qualityMarks, { readonly id: string; readonly en: string; readonly synonyms?: readonly string[] }>> = {
  SEVERITY_CONTRADICTION: { id: 'Keparahan bertentangan', en: 'Severity contradicts', synonyms: ['fkl23 bertentangan', ...each(['keparahan', 'severity', 'tingkat keparahan', 'recorded severity', 'severity tercatat'], each(['bertentangan dengan', 'tidak cocok dengan', 'tidak sesuai dengan', 'tidak sesuai', 'beda dengan', 'tidak sama dengan', 'tidak konsisten dengan', 'contradicts', 'that contradicts', 'contradicting', 'does not match', 'that does not match', 'differs from', 'that differs from', 'conflicts with', 'that conflicts with', 'inconsistent with'], ['kode ina-cbg', 'kode inacbg', 'ina-cbg', 'inacbg', 'kode cbg', 'the ina-cbg code', 'ina-cbg code', 'the inacbg code', 'its ina-cbg code', 'the code']))] },
  SEVERITY_MISSING: { id: 'Keparahan tidak diketahui', en: 'Severity unknown', synonyms: ['keparahan kosong'] },
  CASE_TYPE_CONTRADICTION: { id: 'Tipe kasus bertentangan', en: 'Case type contradicts' },
  INACBG_UNREADABLE: { id: 'INA-CBG tidak terbaca', en: 'INA-CBG unreadable', synonyms: ['inacbg kosong', 'ina-cbg kosong'] },
  PAID_MISSING: { id: 'Biaya terverifikasi kosong', en: 'Verified amount missing', synonyms: ['biaya verifikasi kosong', 'belum ada biaya verifikasi', 'paid missing'] },
  BILLED_NOT_SUM: { id: 'Tagihan bukan tarif ditambah top-up', en: 'Bill is not tariff plus top-ups', synonyms: ['tagihan tidak sama dengan tarif'] },
  FACILITY_UNKNOWN: { id: 'Fasilitas tidak diketahui', en: 'Facility unknown' },
  FACILITY_AMBIGUOUS: { id: 'Fasilitas rancu', en: 'Facility ambiguous', synonyms: ['fasilitas ambigu'] },
  PATIENT_MISSING: { id: 'Nomor peserta kosong', en: 'Participant number missing' },
  DX_MISSING: { id: 'Diagnosis primer kosong', en: 'Primary diagnosis missing', synonyms: ['diagnosis kosong', 'tanpa diagnosis primer'] },
  DX_CONTRADICTION: { id: 'Diagnosis bertentangan', en: 'Diagnosis contradicts' },
  CODE_UNKNOWN: { id: 'Kolom berkode tidak dikenal', en: 'Unknown code', synonyms: ['kode tidak dikenal'] },
  IDENTIFIER_MASKED: { id: 'Identitas disamarkan', en: 'Identifier masked', synonyms: ['nik disamarkan'] },
  CODE_UNLISTED: { id: 'Kode di luar daftar rujukan', en: 'Code not in the lists', synonyms: ['kode di luar daftar'] },
  PROCEDURE_INCOHERENT: { id: 'Tindakan tidak lazim untuk diagnosisnya', en: 'Procedure unusual for its diagnosis', synonyms: ['tindakan tidak lazim', 'diagnosis dan tindakan tidak cocok'] },
  GAP_CONTRADICTION: { id: 'Selisih bertentangan', en: 'Gap contradicts' },
  DATE_UNLIKELY: { id: 'Tanggal tidak wajar', en: 'Unlikely date' },
};

/** Rules of every ruleset, by the labels that the rulesets give them. */
export const rules: readonly FieldValue[] = knownRules.map(({ id, label }) => ({ value: id, label, synonyms: ruleSynonyms[id] ?? [] }));

/** Data-quality marks by short names; what each means is in `qualityMarks`. */
export const marks: readonly FieldValue[] = Object.entries(markNames).map(([value, { id, en, synonyms = [] }]) => ({ value, label: { id, en }, synonyms, ...meaningOf(value) }));

function meaningOf(mark: string): Pick<FieldValue, 'meaning'> {
  const meaning = Object.entries(qualityMarks).find(([known]) => known === mark)?.[1];
  return meaning ? { meaning } : {};
}
