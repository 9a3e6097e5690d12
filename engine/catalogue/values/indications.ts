import { qualityMarks } from '../../claims/quality-marks.ts';
import { knownRules } from '../../rules/rulesets.ts';
import type { FieldValue } from '../field.ts';

/** What auditors call a rule besides its label. */
const ruleSynonyms: Readonly<Record<string, readonly string[]>> = {
  short_stay_high_cost: ['rawat singkat biaya tinggi', 'rawat singkat berbiaya tinggi', 'lama rawat singkat', 'rawat singkat', 'layanan singkat berbiaya tinggi', 'short stay', 'short stay high cost'],
  severity_mismatch: ['keparahan tidak sepadan', 'keparahan tidak sesuai', 'keparahan tidak cocok', 'severity mismatch'],
  duplicate_pattern: ['klaim berulang', 'klaim ganda', 'klaim kembar', 'duplikat', 'duplikasi', 'pola duplikat', 'tagihan berulang', 'duplicate', 'a duplicate', 'duplicates', 'duplicate pattern', 'repeated claims', 'repeat billing'],
  high_cost_full_paid: ['biaya tinggi dibayar penuh', 'high cost full paid', 'high cost fully paid'],
};

const markNames: Readonly<Record<keyof typeof qualityMarks, { readonly id: string; readonly en: string; readonly synonyms?: readonly string[] }>> = {
  SEVERITY_CONTRADICTION: { id: 'Keparahan bertentangan', en: 'Severity contradicts', synonyms: ['fkl23 bertentangan'] },
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
};

/** Rules of every ruleset, by the labels that the rulesets give them. */
export const rules: readonly FieldValue[] = knownRules.map(({ id, label }) => ({ value: id, label, synonyms: ruleSynonyms[id] ?? [] }));

/** Data-quality marks by short names; what each means is in `qualityMarks`. */
export const marks: readonly FieldValue[] = Object.entries(markNames).map(([value, { id, en, synonyms = [] }]) => ({ value, label: { id, en }, synonyms, ...meaningOf(value) }));

function meaningOf(mark: string): Pick<FieldValue, 'meaning'> {
  const meaning = Object.entries(qualityMarks).find(([known]) => known === mark)?.[1];
  return meaning ? { meaning } : {};
}
