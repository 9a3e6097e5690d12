import { chapterOf, chapters } from '../chapters.ts';
import type { Field } from '../field.ts';
import { each } from '../words.ts';
import { ofClaim, ofColumn } from './define.ts';

const heads = ['diagnosis', 'diagnosa', 'diagnose', 'dx', 'diag', 'penyakit', 'kode diagnosis', 'kode diagnosa', 'kode dx', 'kode penyakit'] as const;
const headsInEnglish = ['diagnosis', 'diagnoses', 'dx', 'diagnosis code', 'diagnosis codes', 'disease', 'condition', 'illness', 'icd code', 'icd-10 code'] as const;
/** How long a code is where only its category is meant. */
const digits = ['3 karakter', 'kode 3 karakter', '3 digit', 'kode 3 digit', 'tiga karakter', 'tiga digit'] as const;

const names = ['nama diagnosis', 'nama diagnosa', 'nama dx', 'deskripsi diagnosis', 'deskripsi diagnosa'] as const;

/** How a diagnosis is called by its place on the claim: before the noun in English, behind it in Indonesian. */
const primary = { id: ['primer', 'utama', 'pokok', 'primary'], en: ['primary', 'main', 'principal'] } as const;
const secondary = { id: ['sekunder', 'penyerta', 'tambahan', 'secondary', 'pendamping'], en: ['secondary', 'additional', 'other listed', 'comorbid', 'accompanying', 'coexisting'] } as const;
const onAdmission = { id: ['masuk', 'awal', 'saat masuk', 'admisi', 'pertama masuk'], en: ['admission', 'admitting', 'initial', 'entry'] } as const;

/** Diagnoses by ICD-10. */
export const diagnosisFields: readonly Field[] = [
  ofColumn('dx_primary_code', {
    kind: 'code',
    hierarchy: 'icd10',
    labelSql: 'claims.dx_primary_label',
    label: { id: 'Diagnosis primer', en: 'Primary diagnosis' },
    synonyms: { id: ['diagnosis', 'diagnosa', 'diagnose', 'dx', 'diag', 'penyakit', 'sakit', 'primernya', 'dx primernya', 'kode diagnosis', 'kode diagnosa', 'kode dx', 'kode penyakit', 'jenis penyakit', 'icd-10', 'icd 10', 'icd10', 'kode icd-10', ...each(heads, primary.id)], en: ['primary', 'diagnoses', 'diagnosis code', 'diagnosis codes', 'disease', 'diseases', 'condition', 'conditions', 'illness', 'illnesses', 'icd-10 code', 'icd-10 codes', 'type of disease', ...each(primary.en, headsInEnglish)] },
    definition: { id: 'Kode ICD-10 lengkap diagnosis primer tanpa titik (FKL18).', en: 'Full ICD-10 code of the primary diagnosis without its dot (FKL18).' },
    examples: ['E119', 'I10'],
  }),
  ofColumn('dx_primary_label', {
    kind: 'text',
    label: { id: 'Nama diagnosis primer', en: 'Primary diagnosis name' },
    synonyms: { id: ['nama diagnosis', 'nama diagnosa', 'nama dx', 'nama penyakit', 'deskripsi diagnosis', 'deskripsi diagnosa', ...each(names, primary.id)], en: ['diagnosis name', 'diagnosis names', 'name of the diagnosis', 'disease name', 'disease names', 'diagnosis description'] },
    definition: { id: 'Nama diagnosis primer menurut klaim (FKL18A), atau menurut daftar acuan bila kosong.', en: 'Name of the primary diagnosis as the claim has it (FKL18A), else by the reference list.' },
    examples: ['Pneumonia, unspecified'],
  }),
  ofColumn('dx_primary_group', {
    kind: 'code',
    hierarchy: 'icd10',
    label: { id: 'Kelompok diagnosis primer', en: 'Primary diagnosis group' },
    synonyms: { id: [...each(each(heads, primary.id), digits), ...each(heads, digits), 'kelompok diagnosis', 'kelompok diagnosa', 'kelompok dx', 'kelompok penyakit', 'diagnosis 3 karakter', 'diagnosa 3 karakter', 'diagnosis tiga karakter', 'kategori diagnosis', 'kategori diagnosa', 'kategori penyakit', 'grup diagnosis', 'grup diagnosa', 'grup dx', 'kategori icd-10', 'kelompok icd-10'], en: ['diagnosis group', 'diagnosis groups', '3-character diagnosis', 'three-character diagnosis', '3-character icd-10', 'diagnosis category', 'diagnosis categories', 'dx group', 'dx groups', 'disease group', 'disease groups', 'disease category', 'icd-10 category', 'icd-10 categories', 'icd-10 group'] },
    definition: { id: 'Kategori ICD-10 tiga karakter diagnosis primer (FKL17A, atau tiga karakter pertama FKL18).', en: '3-character ICD-10 category of the primary diagnosis (FKL17A, else the first 3 characters of FKL18).' },
    examples: ['E11'],
  }),
  ofClaim('dx_primary_chapter', {
    kind: 'ordinal',
    sql: chapterOf('claims.dx_primary_group'),
    columns: ['dx_primary_group'],
    values: chapters.map(({ roman, label }) => ({ value: roman, label, synonyms: [`bab ${roman.toLowerCase()}`, `chapter ${roman.toLowerCase()}`] })),
    label: { id: 'Bab diagnosis primer', en: 'Primary diagnosis chapter' },
    synonyms: { id: ['bab icd', 'bab icd-10', 'bab diagnosis', 'bab diagnosa', 'bab penyakit', 'golongan penyakit', 'golongan diagnosis'], en: ['icd chapter', 'icd chapters', 'icd-10 chapter', 'icd-10 chapters', 'diagnosis chapter', 'diagnosis chapters', 'disease chapter', 'disease chapters'] },
    definition: { id: 'Bab ICD-10 tempat diagnosis primer berada, I sampai XXII.', en: 'The ICD-10 chapter that the primary diagnosis belongs to, I to XXII.' },
    examples: ['IX'],
  }),
  ofColumn('dx_secondary_codes', {
    countedBy: 'comorbidity_count',
    kind: 'codes',
    hierarchy: 'icd10',
    labelSql: 'claims.dx_secondary_labels',
    label: { id: 'Diagnosis sekunder', en: 'Secondary diagnoses' },
    synonyms: { id: ['sekunder', 'penyerta', 'komorbid', 'komorbiditas', 'komorbidnya', 'penyakit ikutan', 'penyulit', 'komplikasi dan komorbid', ...each(heads, secondary.id)], en: ['secondary', 'comorbidity', 'comorbidities', 'comorbid', 'comorbids', 'co-morbidity', 'co-morbidities', ...each(secondary.en, headsInEnglish)] },
    definition: { id: 'Kode ICD-10 diagnosis sekunder yang berbeda-beda, tanpa titik, urut kode (FKL24 berkas diagnosis sekunder).', en: 'Distinct ICD-10 codes of the secondary diagnoses, without dots, in code order (FKL24 of the secondary diagnosis file).' },
    examples: ['N390'],
  }),
  ofColumn('dx_secondary_labels', {
    kind: 'names',
    isLookedUp: true,
    label: { id: 'Nama diagnosis sekunder', en: 'Secondary diagnosis names' },
    synonyms: { id: ['nama komorbid', 'nama penyakit penyerta', ...each(names, secondary.id)], en: ['names of the secondary diagnoses', 'comorbidity names', 'secondary diagnosis name'] },
    definition: { id: 'Nama diagnosis sekunder, sesuai urutan kodenya.', en: 'Names of the secondary diagnoses, in the order of their codes.' },
    examples: ['Anaemia, unspecified'],
  }),
  ofColumn('comorbidity_count', {
    kind: 'integer',
    unit: 'diagnoses',
    label: { id: 'Jumlah diagnosis sekunder', en: 'Number of secondary diagnoses' },
    synonyms: { id: ['jumlah komorbid', 'jumlah komorbiditas', 'banyaknya diagnosis sekunder', 'banyaknya diagnosa sekunder', 'banyaknya komorbid', 'jumlah penyulit', ...each(['jumlah diagnosis', 'jumlah diagnosa', 'jumlah dx', 'jumlah penyakit'], secondary.id)], en: ['comorbidity count', 'number of comorbidities', 'secondary diagnosis count', 'count of comorbidities', 'count of secondary diagnoses', 'number of secondary dx', 'number of additional diagnoses', 'number of comorbid conditions'] },
    definition: { id: 'Banyaknya diagnosis sekunder yang berbeda; 0 bila tidak ada atau berkasnya tidak dimuat.', en: 'Number of distinct secondary diagnoses; 0 where there is none or their file was not loaded.' },
    examples: [2],
  }),
  ofColumn('dx_admission_code', {
    kind: 'code',
    hierarchy: 'icd10',
    label: { id: 'Diagnosis masuk', en: 'Admission diagnosis' },
    synonyms: { id: [...each(heads, onAdmission.id)], en: ['diagnosis on admission', 'diagnosis at admission', 'diagnoses on admission', 'diagnosis when admitted', ...each(onAdmission.en, headsInEnglish)] },
    definition: { id: 'Kode ICD-10 diagnosis saat masuk tanpa titik (FKL16).', en: 'ICD-10 code of the diagnosis on admission without its dot (FKL16).' },
    examples: ['R509'],
  }),
];
