import type { CodeSet } from '../code-set.ts';
import { diagnoses } from './define.ts';

/** Why somebody comes who is treated already: chapter XXI as a primary diagnosis. */
export const contacts: readonly CodeSet[] = [
  diagnoses('chemotherapy_visit', 'Z511', { id: 'Kunjungan kemoterapi', en: 'Chemotherapy session', synonyms: ['sesi kemoterapi', 'diagnosis kemoterapi', 'kontrol kemoterapi'] }),
  diagnoses('radiotherapy_visit', 'Z510', { id: 'Kunjungan radioterapi', en: 'Radiotherapy session', synonyms: ['sesi radioterapi', 'diagnosis radioterapi'] }),
  diagnoses('dialysis_visit', 'Z49', { id: 'Kunjungan dialisis', en: 'Dialysis visit', synonyms: ['diagnosis dialisis', 'care involving dialysis'] }),
  diagnoses('rehabilitation_visit', 'Z50', { id: 'Kunjungan rehabilitasi', en: 'Rehabilitation visit', synonyms: ['diagnosis rehabilitasi', 'care involving rehabilitation'] }),
  diagnoses('follow_up', 'Z08-Z09', { id: 'Kontrol ulang', en: 'Follow-up examination', synonyms: ['kontrol', 'kontrol lanjutan', 'pemeriksaan lanjutan', 'follow-up', 'follow up', 'check-up after treatment'] }),
  diagnoses('general_examination', 'Z00', { id: 'Pemeriksaan kesehatan umum', en: 'General examination', synonyms: ['medical check-up', 'medical check up', 'mcu', 'check-up kesehatan', 'general check-up', 'general check-ups'] }),
  diagnoses('observation', 'Z03', { id: 'Observasi penyakit yang dicurigai', en: 'Observation for suspected disease', synonyms: ['observasi', 'observation'] }),
  diagnoses('immunisation', 'Z23-Z27', { id: 'Imunisasi', en: 'Immunisation', synonyms: ['vaksinasi', 'vaccination', 'vaccinations'] }),
  diagnoses('contraception', 'Z30', { id: 'Kontrasepsi', en: 'Contraception', synonyms: ['kb', 'keluarga berencana', 'family planning'] }),
  diagnoses('surgical_follow_up', 'Z48', { id: 'Perawatan lanjutan pascaoperasi', en: 'Surgical follow-up care', synonyms: ['perawatan luka operasi', 'kontrol luka operasi', 'kontrol luka', 'kontrol pascaoperasi', 'kontrol post op', 'surgical aftercare', 'attention to surgical dressings', 'dressing visits'] }),
  diagnoses('orthopaedic_follow_up', 'Z47', { id: 'Perawatan lanjutan ortopedi', en: 'Orthopaedic follow-up care', synonyms: ['kontrol ortopedi', 'kontrol tulang', 'orthopaedic aftercare'] }),
  diagnoses('physiotherapy_visit', 'Z501', { id: 'Kunjungan fisioterapi', en: 'Physiotherapy visit', synonyms: ['diagnosis fisioterapi', 'sesi fisioterapi'] }),
  diagnoses('speech_therapy_visit', 'Z505', { id: 'Kunjungan terapi wicara', en: 'Speech therapy visit', synonyms: ['diagnosis terapi wicara'] }),
  diagnoses('occupational_therapy_visit', 'Z507', { id: 'Kunjungan terapi okupasi', en: 'Occupational therapy visit', synonyms: ['diagnosis terapi okupasi'] }),
];
