import type { CodeSet } from '../code-set.ts';
import { diagnoses } from './define.ts';

const noTherapy = {
  id: 'Karsinoma in situ (D00–D09) dan kunjungan untuk kemoterapi atau radioterapi yang dikodekan Z51.',
  en: 'Carcinoma in situ (D00–D09), and visits for chemotherapy or radiotherapy that are coded Z51.',
};

export const tumoursAndBlood: readonly CodeSet[] = [
  diagnoses('cancer', 'C00-C97', { id: 'Kanker', en: 'Cancer', synonyms: ['keganasan', 'tumor ganas', 'neoplasma ganas', 'ca', 'malignancy', 'malignant neoplasm', 'onkologi', 'cancers', 'penyakit kanker'], leftOut: noTherapy }),
  diagnoses('breast_cancer', 'C50', { id: 'Kanker payudara', en: 'Breast cancer', synonyms: ['ca mammae', 'ca mamae', 'ca payudara'], leftOut: noTherapy }),
  diagnoses('cervical_cancer', 'C53', { id: 'Kanker serviks', en: 'Cervical cancer', synonyms: ['kanker leher rahim', 'ca cervix', 'ca serviks'], leftOut: noTherapy }),
  diagnoses('ovarian_cancer', 'C56', { id: 'Kanker ovarium', en: 'Ovarian cancer', synonyms: ['kanker indung telur', 'ca ovarium'] }),
  diagnoses('lung_cancer', 'C33-C34', { id: 'Kanker paru', en: 'Lung cancer', synonyms: ['kanker paru-paru', 'ca paru'] }),
  diagnoses('colorectal_cancer', 'C18-C20', { id: 'Kanker kolorektal', en: 'Colorectal cancer', synonyms: ['kanker usus besar', 'kanker kolon', 'ca colon', 'ca recti', 'colon cancer'] }),
  diagnoses('liver_cancer', 'C22', { id: 'Kanker hati', en: 'Liver cancer', synonyms: ['hepatoma', 'ca hepar', 'kanker hepar', 'karsinoma hepatoseluler'] }),
  diagnoses('nasopharyngeal_cancer', 'C11', { id: 'Kanker nasofaring', en: 'Nasopharyngeal cancer', synonyms: ['ca nasofaring', 'knf'] }),
  diagnoses('prostate_cancer', 'C61', { id: 'Kanker prostat', en: 'Prostate cancer', synonyms: ['ca prostat'] }),
  diagnoses('thyroid_cancer', 'C73', { id: 'Kanker tiroid', en: 'Thyroid cancer', synonyms: ['ca tiroid'] }),
  diagnoses('lymphoma', 'C81-C86', { id: 'Limfoma', en: 'Lymphoma', synonyms: ['kanker kelenjar getah bening', 'limfoma hodgkin', 'limfoma non-hodgkin', 'lymphomas'] }),
  diagnoses('leukaemia', 'C91-C95', { id: 'Leukemia', en: 'Leukaemia', synonyms: ['kanker darah', 'leukimia', 'leukemias'] }),
  diagnoses('thalassaemia', 'D56', { id: 'Talasemia', en: 'Thalassaemia', synonyms: ['thalasemia', 'thalassemia', 'talassemia', 'thalassaemia'] }),
  diagnoses('haemophilia', 'D66 D67 D681', {
    id: 'Hemofilia', en: 'Haemophilia', synonyms: ['hemophilia', 'haemofilia'],
    leftOut: { id: 'Penyakit von Willebrand (D68.0) dan gangguan pembekuan darah lainnya.', en: 'Von Willebrand disease (D68.0) and other coagulation defects.' },
  }),
  diagnoses('anaemia', 'D50-D64', { id: 'Anemia', en: 'Anaemia', synonyms: ['kurang darah', 'anemia', 'anemias'], leftOut: { id: 'Anemia pada kehamilan (O99.0). Talasemia (D56) termasuk.', en: 'Anaemia in pregnancy (O99.0). Thalassaemia (D56) is included.' } }),
];
