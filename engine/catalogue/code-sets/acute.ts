import type { CodeSet } from '../code-set.ts';
import { diagnoses } from './define.ts';

export const acute: readonly CodeSet[] = [
  diagnoses('ari', 'J00-J06', {
    id: 'ISPA bagian atas', en: 'Acute upper respiratory infections',
    synonyms: ['ispa', 'infeksi saluran pernapasan akut', 'infeksi saluran pernafasan akut', 'batuk pilek', 'uri', 'urti', 'acute respiratory infection', 'upper respiratory infection'],
    leftOut: { id: 'Influenza (J09–J11), pneumonia (J12–J18), serta bronkitis dan bronkiolitis akut (J20–J22).', en: 'Influenza (J09–J11), pneumonia (J12–J18), acute bronchitis and bronchiolitis (J20–J22).' },
  }),
  diagnoses('influenza', 'J09-J11', { id: 'Influenza', en: 'Influenza', synonyms: ['flu'] }),
  diagnoses('pneumonia', 'J12-J18', {
    id: 'Pneumonia', en: 'Pneumonia', synonyms: ['radang paru', 'bronkopneumonia', 'paru-paru basah', 'pnemonia', 'bronchopneumonia'],
    leftOut: { id: 'Pneumonia aspirasi (J69) dan pneumonia neonatus (P23).', en: 'Aspiration pneumonia (J69) and neonatal pneumonia (P23).' },
  }),
  diagnoses('acute_bronchitis', 'J20', { id: 'Bronkitis akut', en: 'Acute bronchitis', synonyms: ['bronkitis', 'bronchitis'] }),
  diagnoses('respiratory_failure', 'J96', { id: 'Gagal napas', en: 'Respiratory failure', synonyms: ['gagal nafas'] }),
  diagnoses('pleural_effusion', 'J90-J91', { id: 'Efusi pleura', en: 'Pleural effusion', synonyms: ['cairan paru'] }),
  diagnoses('dyspepsia', 'K30', { id: 'Dispepsia', en: 'Dyspepsia', synonyms: ['sindrom dispepsia'] }),
  diagnoses('gastritis', 'K29', { id: 'Gastritis', en: 'Gastritis', synonyms: ['radang lambung', 'maag'] }),
  diagnoses('reflux', 'K21', { id: 'GERD', en: 'Gastro-oesophageal reflux', synonyms: ['asam lambung', 'refluks'] }),
  diagnoses('peptic_ulcer', 'K25-K28', { id: 'Tukak lambung', en: 'Peptic ulcer', synonyms: ['ulkus peptikum', 'tukak peptik'] }),
  diagnoses('appendicitis', 'K35-K37', { id: 'Apendisitis', en: 'Appendicitis', synonyms: ['usus buntu', 'radang usus buntu', 'appendisitis', 'app akut'] }),
  diagnoses('hernia', 'K40-K46', { id: 'Hernia', en: 'Hernia', synonyms: ['turun berok'] }),
  diagnoses('gallstones', 'K80', { id: 'Batu empedu', en: 'Gallstones', synonyms: ['kolelitiasis', 'cholelithiasis'] }),
  diagnoses('urinary_stones', 'N20-N23', { id: 'Batu saluran kemih', en: 'Urinary stones', synonyms: ['bsk', 'batu ginjal', 'urolitiasis', 'nefrolitiasis', 'kidney stones', 'urolithiasis'] }),
  diagnoses('urinary_infection', 'N390', { id: 'Infeksi saluran kemih', en: 'Urinary tract infection', synonyms: ['isk', 'uti'], leftOut: { id: 'Sistitis (N30) dan pielonefritis (N10–N12).', en: 'Cystitis (N30) and pyelonephritis (N10–N12).' } }),
  diagnoses('prostate_enlargement', 'N40', { id: 'Pembesaran prostat', en: 'Enlarged prostate', synonyms: ['bph', 'prostat', 'hiperplasia prostat'] }),
  diagnoses('cataract', 'H25-H26', {
    id: 'Katarak', en: 'Cataract', synonyms: ['cataracts', 'katarak senilis'],
    leftOut: { id: 'Katarak kongenital (Q12.0) dan katarak pada penyakit lain (H28).', en: 'Congenital cataract (Q12.0) and cataract in other diseases (H28).' },
  }),
  diagnoses('glaucoma', 'H40-H42', { id: 'Glaukoma', en: 'Glaucoma' }),
  diagnoses('meningitis', 'G00-G03', { id: 'Meningitis', en: 'Meningitis', synonyms: ['radang selaput otak'], leftOut: { id: 'Meningitis tuberkulosis (A17.0) dan virus (A87).', en: 'Tuberculous (A17.0) and viral meningitis (A87).' } }),
  diagnoses('injury', 'S00-T14', {
    id: 'Cedera', en: 'Injury', synonyms: ['trauma', 'cidera', 'injuries'],
    leftOut: { id: 'Luka bakar (T20–T32), keracunan (T36–T65), dan komplikasi perawatan (T80–T88).', en: 'Burns (T20–T32), poisonings (T36–T65) and complications of care (T80–T88).' },
  }),
  diagnoses('fracture', 'S02 S12 S22 S32 S42 S52 S62 S72 S82 S92 T02 T08 T10 T12 T142', { id: 'Fraktur', en: 'Fracture', synonyms: ['patah tulang', 'fractures', 'broken bone'], leftOut: { id: 'Fraktur patologis (M84.4, M80).', en: 'Pathological fractures (M84.4, M80).' } }),
  diagnoses('head_injury', 'S00-S09', { id: 'Cedera kepala', en: 'Head injury', synonyms: ['trauma kepala', 'ckb', 'ckr', 'cedera otak'] }),
  diagnoses('burns', 'T20-T32', { id: 'Luka bakar', en: 'Burns', synonyms: ['combustio', 'kombustio'] }),
  diagnoses('poisoning', 'T36-T65', { id: 'Keracunan', en: 'Poisoning', synonyms: ['intoksikasi'] }),
];
