import { chapterOf, chapters } from '../chapters.ts';
import type { Field } from '../field.ts';
import { ofClaim, ofColumn } from './define.ts';

/** Diagnoses by ICD-10. */
export const diagnosisFields: readonly Field[] = [
  ofColumn('dx_primary_code', {
    kind: 'code',
    hierarchy: 'icd10',
    labelSql: 'claims.dx_primary_label',
    label: { id: 'Diagnosis primer', en: 'Primary diagnosis' },
    synonyms: { id: ['diagnosis', 'diagnosa', 'dx', 'diagnosis utama', 'diagnosa utama', 'diagnosa primer', 'dx primer', 'dx utama', 'kode diagnosis', 'penyakit', 'icd-10', 'icd 10'], en: ['diagnoses', 'primary diagnoses', 'main diagnosis', 'principal diagnosis', 'primary dx', 'diagnosis code', 'disease', 'condition'] },
    definition: { id: 'Kode ICD-10 lengkap diagnosis primer tanpa titik (FKL18).', en: 'Full ICD-10 code of the primary diagnosis without its dot (FKL18).' },
    examples: ['E119', 'I10'],
  }),
  ofColumn('dx_primary_label', {
    kind: 'text',
    label: { id: 'Nama diagnosis primer', en: 'Primary diagnosis name' },
    synonyms: { id: ['nama diagnosis', 'nama penyakit', 'deskripsi diagnosis'], en: ['diagnosis name', 'name of the diagnosis'] },
    definition: { id: 'Nama diagnosis primer menurut klaim (FKL18A), atau menurut daftar acuan bila kosong.', en: 'Name of the primary diagnosis as the claim has it (FKL18A), else by the reference list.' },
    examples: ['Pneumonia, unspecified'],
  }),
  ofColumn('dx_primary_group', {
    kind: 'code',
    hierarchy: 'icd10',
    label: { id: 'Kelompok diagnosis primer', en: 'Primary diagnosis group' },
    synonyms: { id: ['kelompok diagnosis', 'diagnosis 3 karakter', 'kategori diagnosis', 'grup diagnosis'], en: ['diagnosis group', '3-character diagnosis', 'diagnosis category'] },
    definition: { id: 'Kategori ICD-10 tiga karakter diagnosis primer (FKL17A, atau tiga karakter pertama FKL18).', en: '3-character ICD-10 category of the primary diagnosis (FKL17A, else the first 3 characters of FKL18).' },
    examples: ['E11'],
  }),
  ofClaim('dx_primary_chapter', {
    kind: 'ordinal',
    sql: chapterOf('claims.dx_primary_group'),
    columns: ['dx_primary_group'],
    values: chapters.map(({ roman, label }) => ({ value: roman, label, synonyms: [`bab ${roman.toLowerCase()}`, `chapter ${roman.toLowerCase()}`] })),
    label: { id: 'Bab diagnosis primer', en: 'Primary diagnosis chapter' },
    synonyms: { id: ['bab icd', 'bab icd-10', 'bab diagnosis', 'golongan penyakit'], en: ['icd chapter', 'icd-10 chapter', 'diagnosis chapter'] },
    definition: { id: 'Bab ICD-10 tempat diagnosis primer berada, I sampai XXII.', en: 'The ICD-10 chapter that the primary diagnosis belongs to, I to XXII.' },
    examples: ['IX'],
  }),
  ofColumn('dx_secondary_codes', {
    countedBy: 'comorbidity_count',
    kind: 'codes',
    hierarchy: 'icd10',
    labelSql: 'claims.dx_secondary_labels',
    label: { id: 'Diagnosis sekunder', en: 'Secondary diagnoses' },
    synonyms: { id: ['diagnosa sekunder', 'dx sekunder', 'komorbid', 'komorbiditas', 'penyakit penyerta', 'diagnosis penyerta', 'penyulit', 'kode diagnosis sekunder'], en: ['secondary diagnosis', 'secondary dx', 'comorbidity', 'comorbidities', 'comorbid', 'additional diagnoses'] },
    definition: { id: 'Kode ICD-10 diagnosis sekunder yang berbeda-beda, tanpa titik, urut kode (FKL24 berkas diagnosis sekunder).', en: 'Distinct ICD-10 codes of the secondary diagnoses, without dots, in code order (FKL24 of the secondary diagnosis file).' },
    examples: ['N390'],
  }),
  ofColumn('dx_secondary_labels', {
    kind: 'names',
    isLookedUp: true,
    label: { id: 'Nama diagnosis sekunder', en: 'Secondary diagnosis names' },
    synonyms: { id: ['nama komorbid', 'nama penyakit penyerta'], en: ['names of the secondary diagnoses', 'comorbidity names'] },
    definition: { id: 'Nama diagnosis sekunder, sesuai urutan kodenya.', en: 'Names of the secondary diagnoses, in the order of their codes.' },
    examples: ['Anaemia, unspecified'],
  }),
  ofColumn('comorbidity_count', {
    kind: 'integer',
    unit: 'diagnoses',
    label: { id: 'Jumlah diagnosis sekunder', en: 'Number of secondary diagnoses' },
    synonyms: { id: ['jumlah komorbid', 'jumlah komorbiditas', 'banyaknya diagnosis sekunder', 'jumlah penyakit penyerta'], en: ['comorbidity count', 'number of comorbidities', 'secondary diagnosis count'] },
    definition: { id: 'Banyaknya diagnosis sekunder yang berbeda; 0 bila tidak ada atau berkasnya tidak dimuat.', en: 'Number of distinct secondary diagnoses; 0 where there is none or their file was not loaded.' },
    examples: [2],
  }),
  ofColumn('dx_admission_code', {
    kind: 'code',
    hierarchy: 'icd10',
    label: { id: 'Diagnosis masuk', en: 'Admission diagnosis' },
    synonyms: { id: ['diagnosa masuk', 'dx masuk', 'diagnosis awal', 'diagnosa awal'], en: ['diagnosis on admission', 'admitting diagnosis'] },
    definition: { id: 'Kode ICD-10 diagnosis saat masuk tanpa titik (FKL16).', en: 'ICD-10 code of the diagnosis on admission without its dot (FKL16).' },
    examples: ['R509'],
  }),
];
