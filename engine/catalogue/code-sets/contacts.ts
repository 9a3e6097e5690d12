import type { CodeSet } from '../code-set.ts';
import { diagnoses } from './define.ts';

/** Why somebody comes who is treated already: chapter XXI as a primary diagnosis. */
export const contacts: readonly CodeSet[] = [
  diagnoses('chemotherapy_visit', 'Z511', { id: 'Kunjungan kemoterapi', en: 'Chemotherapy session', synonyms: ['sesi kemoterapi', 'diagnosis kemoterapi', 'kontrol kemoterapi'] }),
  diagnoses('radiotherapy_visit', 'Z510', { id: 'Kunjungan radioterapi', en: 'Radiotherapy session', synonyms: ['sesi radioterapi', 'diagnosis radioterapi'] }),
  diagnoses('dialysis_visit', 'Z49', { id: 'Kunjungan dialisis', en: 'Dialysis visit', synonyms: ['diagnosis dialisis', 'care involving dialysis'] }),
  diagnoses('rehabilitation_visit', 'Z50', { id: 'Kunjungan rehabilitasi', en: 'Rehabilitation visit', synonyms: ['diagnosis rehabilitasi', 'care involving rehabilitation'] }),
  diagnoses('follow_up', 'Z08-Z09', { id: 'Kontrol ulang', en: 'Follow-up examination', synonyms: ['kontrol', 'kontrol lanjutan', 'pemeriksaan lanjutan', 'follow-up', 'follow up', 'check-up after treatment'] }),
];
