import type { Localized } from '../language.ts';

export interface Chapter {
  readonly roman: string;
  /** First and last 3-character category of its blocks, both included. */
  readonly from: string;
  readonly to: string;
  readonly label: Localized;
}

/** Chapters of ICD-10, 2010 edition. */
export const chapters: readonly Chapter[] = [
  { roman: 'I', from: 'A00', to: 'B99', label: { id: 'Penyakit infeksi dan parasit tertentu', en: 'Certain infectious and parasitic diseases' } },
  { roman: 'II', from: 'C00', to: 'D48', label: { id: 'Neoplasma', en: 'Neoplasms' } },
  { roman: 'III', from: 'D50', to: 'D89', label: { id: 'Penyakit darah, organ pembentuk darah, dan gangguan imun tertentu', en: 'Diseases of the blood, blood-forming organs and certain immune disorders' } },
  { roman: 'IV', from: 'E00', to: 'E90', label: { id: 'Penyakit endokrin, nutrisi, dan metabolik', en: 'Endocrine, nutritional and metabolic diseases' } },
  { roman: 'V', from: 'F00', to: 'F99', label: { id: 'Gangguan jiwa dan perilaku', en: 'Mental and behavioural disorders' } },
  { roman: 'VI', from: 'G00', to: 'G99', label: { id: 'Penyakit sistem saraf', en: 'Diseases of the nervous system' } },
  { roman: 'VII', from: 'H00', to: 'H59', label: { id: 'Penyakit mata dan adneksa', en: 'Diseases of the eye and adnexa' } },
  { roman: 'VIII', from: 'H60', to: 'H95', label: { id: 'Penyakit telinga dan prosesus mastoideus', en: 'Diseases of the ear and mastoid process' } },
  { roman: 'IX', from: 'I00', to: 'I99', label: { id: 'Penyakit sistem sirkulasi', en: 'Diseases of the circulatory system' } },
  { roman: 'X', from: 'J00', to: 'J99', label: { id: 'Penyakit sistem pernapasan', en: 'Diseases of the respiratory system' } },
  { roman: 'XI', from: 'K00', to: 'K93', label: { id: 'Penyakit sistem pencernaan', en: 'Diseases of the digestive system' } },
  { roman: 'XII', from: 'L00', to: 'L99', label: { id: 'Penyakit kulit dan jaringan subkutan', en: 'Diseases of the skin and subcutaneous tissue' } },
  { roman: 'XIII', from: 'M00', to: 'M99', label: { id: 'Penyakit sistem muskuloskeletal dan jaringan ikat', en: 'Diseases of the musculoskeletal system and connective tissue' } },
  { roman: 'XIV', from: 'N00', to: 'N99', label: { id: 'Penyakit sistem genitourinaria', en: 'Diseases of the genitourinary system' } },
  { roman: 'XV', from: 'O00', to: 'O99', label: { id: 'Kehamilan, persalinan, dan masa nifas', en: 'Pregnancy, childbirth and the puerperium' } },
  { roman: 'XVI', from: 'P00', to: 'P96', label: { id: 'Kondisi tertentu yang berasal dari masa perinatal', en: 'Certain conditions originating in the perinatal period' } },
  { roman: 'XVII', from: 'Q00', to: 'Q99', label: { id: 'Malformasi kongenital, deformasi, dan kelainan kromosom', en: 'Congenital malformations, deformations and chromosomal abnormalities' } },
  { roman: 'XVIII', from: 'R00', to: 'R99', label: { id: 'Gejala, tanda, dan temuan abnormal yang tidak diklasifikasikan di tempat lain', en: 'Symptoms, signs and abnormal findings, not elsewhere classified' } },
  { roman: 'XIX', from: 'S00', to: 'T98', label: { id: 'Cedera, keracunan, dan akibat lain penyebab luar', en: 'Injury, poisoning and other consequences of external causes' } },
  { roman: 'XX', from: 'V01', to: 'Y98', label: { id: 'Penyebab luar kesakitan dan kematian', en: 'External causes of morbidity and mortality' } },
  { roman: 'XXI', from: 'Z00', to: 'Z99', label: { id: 'Faktor yang memengaruhi status kesehatan dan kontak dengan layanan kesehatan', en: 'Factors influencing health status and contact with health services' } },
  { roman: 'XXII', from: 'U00', to: 'U99', label: { id: 'Kode untuk keperluan khusus', en: 'Codes for special purposes' } },
];

/** SQL for the chapter of a 3-character category; absent where no chapter has it. */
export function chapterOf(sql: string): string {
  return `CASE ${chapters.map(({ roman, from, to }) => `WHEN ${sql} BETWEEN '${from}' AND '${to}' THEN '${roman}'`).join(' ')} END`;
}
