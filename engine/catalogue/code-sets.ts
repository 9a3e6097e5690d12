import { chapters } from './chapters.ts';
import { type CodeSet, rangesOf } from './code-set.ts';
import { acute } from './code-sets/acute.ts';
import { chronic } from './code-sets/chronic.ts';
import { contacts } from './code-sets/contacts.ts';
import { diagnoses, icd10 } from './code-sets/define.ts';
import { infections } from './code-sets/infections.ts';
import { mothersAndNewborns } from './code-sets/mothers-and-newborns.ts';
import { procedureSets } from './code-sets/procedures.ts';
import { tumoursAndBlood } from './code-sets/tumours-and-blood.ts';

const diseases = [...infections, ...tumoursAndBlood, ...chronic, ...acute, ...mothersAndNewborns, ...contacts];

const costly = new Set(['heart_disease', 'cancer', 'stroke', 'kidney_failure', 'haemophilia', 'thalassaemia', 'leukaemia', 'liver_cirrhosis']);

const catastrophic = diagnoses('catastrophic', rangesOf(diseases.filter(({ id }) => costly.has(id))).join(' '), {
  id: 'Penyakit katastropik', en: 'Catastrophic diseases',
  synonyms: ['katastropik', 'katastrofik', 'penyakit katastrofik', 'penyakit berbiaya mahal', 'penyakit berbiaya tinggi', 'catastrophic disease', 'catastrophic illness'],
  source: `The eight diseases of BPJS Kesehatan, Laporan Pengelolaan Program 2022: heart disease, cancer, stroke, kidney failure, haemophilia, thalassaemia, leukaemia, liver cirrhosis; their codes as in the sets of those names, ${icd10}`,
  leftOut: { id: 'Delapan kelompok: jantung, kanker, stroke, gagal ginjal, hemofilia, talasemia, leukemia, dan sirosis hati. Kunjungan cuci darah, kemoterapi, dan radioterapi yang dikodekan Z49 dan Z51 tidak termasuk; laporan BPJS Kesehatan tidak memuat daftar kodenya.', en: 'Eight groups: heart, cancer, stroke, kidney failure, haemophilia, thalassaemia, leukaemia and cirrhosis. Visits for dialysis, chemotherapy and radiotherapy coded Z49 and Z51 are left out; the report of BPJS Kesehatan has no list of codes.' },
});

const ofChapters = chapters.map(({ roman, from, to, label, everyday }) =>
  diagnoses(`chapter_${roman.toLowerCase()}`, `${from}-${to}`, { ...label, synonyms: [`bab ${roman.toLowerCase()}`, `bab icd ${roman.toLowerCase()}`, `chapter ${roman.toLowerCase()}`, ...everyday] }),
);

/** Every named set of codes. */
export const codeSets: readonly CodeSet[] = [...diseases, catastrophic, ...procedureSets, ...ofChapters];

const setById = new Map(codeSets.map((set) => [set.id, set]));

export function findCodeSet(id: string): CodeSet | undefined {
  return setById.get(id);
}
