import type { CodeSet } from '../code-set.ts';
import { diagnoses } from './define.ts';

export const infections: readonly CodeSet[] = [
  diagnoses('tuberculosis', 'A15-A19', {
    id: 'Tuberkulosis', en: 'Tuberculosis',
    synonyms: ['tbc', 'tb', 'tb paru', 'tbc paru', 'tuberkulosis paru', 'tuberkolosis', 'tuberculosis paru', 'flek paru', 'paru tbc', 'pulmonary tb', 'pulmonary tuberculosis'],
    leftOut: { id: 'Gejala sisa (B90), TB pada kehamilan (O98.0), dan TB kongenital (P37.0).', en: 'Sequelae (B90), TB in pregnancy (O98.0) and congenital TB (P37.0).' },
  }),
  diagnoses('typhoid', 'A01', { id: 'Demam tifoid dan paratifoid', en: 'Typhoid and paratyphoid fever', synonyms: ['tifoid', 'demam tifoid', 'tifus', 'tipes', 'typhoid', 'typhoid fever', 'thypoid', 'thyphoid', 'tyfoid', 'tifoid fever', 'typus', 'tipus', 'thypus', 'demam tifus', 'paratifoid'] }),
  diagnoses('diarrhoea', 'A09', {
    id: 'Diare dan gastroenteritis', en: 'Diarrhoea and gastroenteritis',
    synonyms: ['diare', 'mencret', 'muntaber', 'gastroenteritis', 'gastroenteritis akut', 'gea', 'diare akut', 'acute diarrhoea', 'acute gastroenteritis', 'diarrhea', 'diarrhoea'],
    leftOut: { id: 'Infeksi usus dengan penyebab yang diketahui (A00–A08) dan diare non-infeksi (K52).', en: 'Intestinal infections of known cause (A00–A08) and noninfective diarrhoea (K52).' },
  }),
  diagnoses('dengue', 'A90-A91', { id: 'Dengue', en: 'Dengue', synonyms: ['dbd', 'dhf', 'demam berdarah', 'demam berdarah dengue', 'demam dengue', 'dengue fever', 'dengue haemorrhagic fever', 'dengue hemorrhagic fever', 'dss'], leftOut: { id: 'A97 pada edisi ICD-10 sesudah 2010.', en: 'A97 of editions after 2010.' } }),
  diagnoses('malaria', 'B50-B54', { id: 'Malaria', en: 'Malaria' }),
  diagnoses('hiv', 'B20-B24', {
    id: 'HIV/AIDS', en: 'HIV/AIDS', synonyms: ['hiv', 'aids', 'hiv aids', 'odha', 'odhiv', 'hiv/aids', 'human immunodeficiency virus'],
    leftOut: { id: 'HIV tanpa gejala (Z21), hasil tes yang belum pasti (R75), dan HIV pada kehamilan (O98.7).', en: 'Asymptomatic HIV (Z21), inconclusive tests (R75) and HIV in pregnancy (O98.7).' },
  }),
  diagnoses('viral_hepatitis', 'B15-B19', {
    id: 'Hepatitis virus', en: 'Viral hepatitis', synonyms: ['hepatitis', 'sakit kuning'],
    leftOut: { id: 'Hepatitis alkoholik, toksik, dan autoimun (K70, K71, K75).', en: 'Alcoholic, toxic and autoimmune hepatitis (K70, K71, K75).' },
  }),
  diagnoses('hepatitis_b', 'B16 B180 B181', { id: 'Hepatitis B', en: 'Hepatitis B', synonyms: ['hep b', 'hbv'] }),
  diagnoses('hepatitis_c', 'B171 B182', { id: 'Hepatitis C', en: 'Hepatitis C', synonyms: ['hep c', 'hcv'] }),
  diagnoses('sepsis', 'A40-A41', {
    id: 'Sepsis', en: 'Sepsis', synonyms: ['septikemia', 'septicaemia', 'septicemia', 'septisemia'],
    leftOut: { id: 'Sepsis neonatus (P36), sepsis nifas (O85), syok septik (R57.2), dan sepsis oleh kuman pada kode lain, misalnya A02.1.', en: 'Neonatal (P36) and puerperal sepsis (O85), septic shock (R57.2), and sepsis coded with its germ elsewhere, such as A02.1.' },
  }),
  diagnoses('chickenpox', 'B01', { id: 'Cacar air', en: 'Chickenpox', synonyms: ['varisela', 'varicella'] }),
  diagnoses('shingles', 'B02', { id: 'Herpes zoster', en: 'Shingles', synonyms: ['cacar ular', 'zoster'] }),
  diagnoses('measles', 'B05', { id: 'Campak', en: 'Measles', synonyms: ['morbili', 'rubeola'] }),
  diagnoses('scabies', 'B86', { id: 'Skabies', en: 'Scabies', synonyms: ['kudis'] }),
  diagnoses('tetanus', 'A33-A35', { id: 'Tetanus', en: 'Tetanus' }),
  diagnoses('diphtheria', 'A36', { id: 'Difteri', en: 'Diphtheria' }),
  diagnoses('rabies', 'A82', { id: 'Rabies', en: 'Rabies', synonyms: ['anjing gila'] }),
  diagnoses('leptospirosis', 'A27', { id: 'Leptospirosis', en: 'Leptospirosis' }),
  diagnoses('leprosy', 'A30', { id: 'Kusta', en: 'Leprosy', synonyms: ['lepra', 'morbus hansen', 'hansen'] }),
  diagnoses('covid', 'U071', {
    id: 'COVID-19', en: 'COVID-19', synonyms: ['covid', 'corona', 'korona', 'covid 19'],
    leftOut: { id: 'Kasus terkonfirmasi yang dikodekan B34.2 sampai 30 September 2021, dan kasus suspek (U07.2, Z03.8); pelayanan COVID-19 dijamin di luar JKN sampai 2023.', en: 'Confirmed cases coded B34.2 until 30 September 2021, and suspected ones (U07.2, Z03.8); COVID-19 care was paid outside JKN until 2023.' },
  }),
];
