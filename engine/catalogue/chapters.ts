import type { Localized } from '../language.ts';

export interface Chapter {
  readonly roman: string;
  /** First and last 3-character category of its blocks, both included. */
  readonly from: string;
  readonly to: string;
  readonly label: Localized;
  /** What people call its diseases, in either language, in lower case. */
  readonly everyday: readonly string[];
}

/** Chapters of ICD-10, 2010 edition. */
export const chapters: readonly Chapter[] = [
  { roman: 'I', from: 'A00', to: 'B99', label: { id: 'Penyakit infeksi dan parasit tertentu', en: 'Certain infectious and parasitic diseases' }, everyday: ['penyakit infeksi', 'penyakit menular', 'infeksi dan parasit', 'infectious disease', 'infectious diseases', 'infections', 'infeksi'] },
  { roman: 'II', from: 'C00', to: 'D48', label: { id: 'Neoplasma', en: 'Neoplasms' }, everyday: ['tumor', 'tumours', 'tumour', 'neoplasma', 'neoplasm', 'penyakit tumor'] },
  { roman: 'III', from: 'D50', to: 'D89', label: { id: 'Penyakit darah, organ pembentuk darah, dan gangguan imun tertentu', en: 'Diseases of the blood, blood-forming organs and certain immune disorders' }, everyday: ['penyakit darah', 'kelainan darah', 'gangguan darah', 'blood disease', 'blood diseases', 'blood disorders', 'haematological diseases'] },
  { roman: 'IV', from: 'E00', to: 'E90', label: { id: 'Penyakit endokrin, nutrisi, dan metabolik', en: 'Endocrine, nutritional and metabolic diseases' }, everyday: ['penyakit endokrin', 'gangguan endokrin', 'penyakit metabolik', 'endokrin dan metabolik', 'endocrine disease', 'endocrine diseases', 'metabolic diseases', 'endocrine and metabolic diseases'] },
  { roman: 'V', from: 'F00', to: 'F99', label: { id: 'Gangguan jiwa dan perilaku', en: 'Mental and behavioural disorders' }, everyday: ['gangguan jiwa dan perilaku', 'mental and behavioural disorder'] },
  { roman: 'VI', from: 'G00', to: 'G99', label: { id: 'Penyakit sistem saraf', en: 'Diseases of the nervous system' }, everyday: ['penyakit saraf', 'penyakit syaraf', 'gangguan saraf', 'sakit saraf', 'neurological', 'neurological disease', 'neurological diseases', 'neurological disorders', 'diseases of the nerves', 'nervous system diseases'] },
  { roman: 'VII', from: 'H00', to: 'H59', label: { id: 'Penyakit mata dan adneksa', en: 'Diseases of the eye and adnexa' }, everyday: ['penyakit mata', 'sakit mata', 'gangguan mata', 'kelainan mata', 'eye disease', 'eye diseases', 'eye disorders', 'eye problems', 'eye conditions'] },
  { roman: 'VIII', from: 'H60', to: 'H95', label: { id: 'Penyakit telinga dan prosesus mastoideus', en: 'Diseases of the ear and mastoid process' }, everyday: ['penyakit telinga', 'sakit telinga', 'gangguan telinga', 'ear disease', 'ear diseases', 'ear disorders', 'ear problems'] },
  { roman: 'IX', from: 'I00', to: 'I99', label: { id: 'Penyakit sistem sirkulasi', en: 'Diseases of the circulatory system' }, everyday: ['penyakit jantung dan pembuluh darah', 'penyakit kardiovaskular', 'penyakit kardiovaskuler', 'kardiovaskular', 'kardiovaskuler', 'penyakit sirkulasi', 'penyakit peredaran darah', 'cardiovascular', 'cardiovascular disease', 'cardiovascular diseases', 'circulatory disease', 'circulatory diseases'] },
  { roman: 'X', from: 'J00', to: 'J99', label: { id: 'Penyakit sistem pernapasan', en: 'Diseases of the respiratory system' }, everyday: ['penyakit pernapasan', 'penyakit pernafasan', 'penyakit saluran napas', 'penyakit saluran nafas', 'penyakit saluran pernapasan', 'penyakit saluran pernafasan', 'gangguan pernapasan', 'gangguan pernafasan', 'penyakit respirasi', 'penyakit paru', 'penyakit paru-paru', 'respiratory', 'respiratory disease', 'respiratory diseases', 'respiratory conditions', 'respiratory illness', 'lung disease', 'lung diseases'] },
  { roman: 'XI', from: 'K00', to: 'K93', label: { id: 'Penyakit sistem pencernaan', en: 'Diseases of the digestive system' }, everyday: ['penyakit pencernaan', 'penyakit saluran cerna', 'penyakit saluran pencernaan', 'gangguan pencernaan', 'digestive', 'gastrointestinal', 'digestive disease', 'digestive diseases', 'digestive disorders', 'gastrointestinal disease', 'gastrointestinal diseases', 'digestive system diseases'] },
  { roman: 'XII', from: 'L00', to: 'L99', label: { id: 'Penyakit kulit dan jaringan subkutan', en: 'Diseases of the skin and subcutaneous tissue' }, everyday: ['penyakit kulit', 'sakit kulit', 'gangguan kulit', 'kelainan kulit', 'skin disease', 'skin diseases', 'skin disorders', 'skin conditions'] },
  { roman: 'XIII', from: 'M00', to: 'M99', label: { id: 'Penyakit sistem muskuloskeletal dan jaringan ikat', en: 'Diseases of the musculoskeletal system and connective tissue' }, everyday: ['penyakit muskuloskeletal', 'gangguan muskuloskeletal', 'muskuloskeletal', 'penyakit otot dan tulang', 'penyakit tulang', 'penyakit tulang dan sendi', 'penyakit sendi', 'penyakit tulang dan otot', 'musculoskeletal', 'musculoskeletal disease', 'musculoskeletal diseases', 'musculoskeletal disorders', 'musculoskeletal conditions', 'bone and joint diseases'] },
  { roman: 'XIV', from: 'N00', to: 'N99', label: { id: 'Penyakit sistem genitourinaria', en: 'Diseases of the genitourinary system' }, everyday: ['penyakit genitourinaria', 'penyakit saluran kemih dan kelamin', 'penyakit ginjal dan saluran kemih', 'penyakit urogenital', 'genitourinary disease', 'genitourinary diseases', 'urogenital diseases'] },
  { roman: 'XV', from: 'O00', to: 'O99', label: { id: 'Kehamilan, persalinan, dan masa nifas', en: 'Pregnancy, childbirth and the puerperium' }, everyday: [] },
  { roman: 'XVI', from: 'P00', to: 'P96', label: { id: 'Kondisi tertentu yang berasal dari masa perinatal', en: 'Certain conditions originating in the perinatal period' }, everyday: [] },
  { roman: 'XVII', from: 'Q00', to: 'Q99', label: { id: 'Malformasi kongenital, deformasi, dan kelainan kromosom', en: 'Congenital malformations, deformations and chromosomal abnormalities' }, everyday: ['kelainan bawaan', 'cacat bawaan', 'kelainan kongenital', 'malformasi kongenital', 'penyakit bawaan', 'congenital', 'congenital anomalies', 'congenital malformations', 'congenital malformation', 'congenital disease', 'congenital diseases', 'birth defect', 'birth defects'] },
  { roman: 'XVIII', from: 'R00', to: 'R99', label: { id: 'Gejala, tanda, dan temuan abnormal yang tidak diklasifikasikan di tempat lain', en: 'Symptoms, signs and abnormal findings, not elsewhere classified' }, everyday: ['gejala dan tanda', 'gejala dan tanda umum', 'gejala yang tidak diklasifikasikan', 'kode gejala', 'diagnosis gejala', 'symptoms and signs', 'symptom codes', 'ill-defined conditions'] },
  { roman: 'XIX', from: 'S00', to: 'T98', label: { id: 'Cedera, keracunan, dan akibat lain penyebab luar', en: 'Injury, poisoning and other consequences of external causes' }, everyday: ['cedera dan keracunan', 'trauma dan keracunan', 'cedera keracunan', 'injury and poisoning', 'injuries and poisonings', 'injuries and poisoning'] },
  { roman: 'XX', from: 'V01', to: 'Y98', label: { id: 'Penyebab luar kesakitan dan kematian', en: 'External causes of morbidity and mortality' }, everyday: ['penyebab luar', 'penyebab eksternal', 'external causes', 'external cause'] },
  { roman: 'XXI', from: 'Z00', to: 'Z99', label: { id: 'Faktor yang memengaruhi status kesehatan dan kontak dengan layanan kesehatan', en: 'Factors influencing health status and contact with health services' }, everyday: ['kontak layanan kesehatan', 'kode z', 'faktor status kesehatan', 'z codes', 'health service contacts', 'contacts with health services'] },
  { roman: 'XXII', from: 'U00', to: 'U99', label: { id: 'Kode untuk keperluan khusus', en: 'Codes for special purposes' }, everyday: ['kode khusus', 'codes for special purpose'] },
];

/** SQL for the chapter of a 3-character category; absent where no chapter has it. */
export function chapterOf(sql: string): string {
  return `CASE ${chapters.map(({ roman, from, to }) => `WHEN ${sql} BETWEEN '${from}' AND '${to}' THEN '${roman}'`).join(' ')} END`;
}
