import type { CodeSet } from '../code-set.ts';
import { diagnoses } from './define.ts';

/** Visits for treatment are coded by the treatment, not by the tumour. */
function withoutVisits(inSitu?: string): NonNullable<CodeSet['leftOut']> {
  return {
    id: `${inSitu === undefined ? 'Kunjungan' : `Karsinoma in situ (${inSitu}) dan kunjungan`} untuk kemoterapi atau radioterapi yang dikodekan Z51.`,
    en: `${inSitu === undefined ? 'Visits' : `Carcinoma in situ (${inSitu}), and visits`} for chemotherapy or radiotherapy that are coded Z51.`,
  };
}

export const tumoursAndBlood: readonly CodeSet[] = [
  diagnoses('cancer', 'C00-C97', { id: 'Kanker', en: 'Cancer', synonyms: ['keganasan', 'tumor ganas', 'neoplasma ganas', 'ca', 'malignancy', 'malignant neoplasm', 'onkologi', 'cancers', 'penyakit kanker'], leftOut: withoutVisits('D00–D09') }),
  diagnoses('breast_cancer', 'C50', { id: 'Kanker payudara', en: 'Breast cancer', synonyms: ['ca mammae', 'ca mamae', 'ca mamma', 'ca payudara', 'tumor payudara ganas', 'breast cancers', 'cancer of the breast'], leftOut: withoutVisits('D05') }),
  diagnoses('cervical_cancer', 'C53', { id: 'Kanker serviks', en: 'Cervical cancer', synonyms: ['kanker leher rahim', 'kanker mulut rahim', 'kanker servik', 'ca cervix', 'ca serviks', 'ca servix', 'cervix cancer', 'cancer of the cervix'], leftOut: withoutVisits('D06') }),
  diagnoses('ovarian_cancer', 'C56', { id: 'Kanker ovarium', en: 'Ovarian cancer', synonyms: ['kanker indung telur', 'ca ovarium'], leftOut: withoutVisits() }),
  diagnoses('lung_cancer', 'C33-C34', { id: 'Kanker paru', en: 'Lung cancer', synonyms: ['kanker paru-paru', 'ca paru', 'ca pulmo', 'lung cancers', 'cancer of the lung'], leftOut: withoutVisits() }),
  diagnoses('colorectal_cancer', 'C18-C20', { id: 'Kanker kolorektal', en: 'Colorectal cancer', synonyms: ['kanker usus', 'kanker usus besar', 'kanker kolon', 'kanker rektum', 'ca colon', 'ca kolon', 'ca recti', 'ca rektum', 'colon cancer', 'bowel cancer', 'rectal cancer'], leftOut: withoutVisits() }),
  diagnoses('liver_cancer', 'C22', { id: 'Kanker hati', en: 'Liver cancer', synonyms: ['hepatoma', 'ca hepar', 'kanker hepar', 'karsinoma hepatoseluler'], leftOut: withoutVisits() }),
  diagnoses('nasopharyngeal_cancer', 'C11', { id: 'Kanker nasofaring', en: 'Nasopharyngeal cancer', synonyms: ['ca nasofaring', 'knf'], leftOut: withoutVisits() }),
  diagnoses('prostate_cancer', 'C61', { id: 'Kanker prostat', en: 'Prostate cancer', synonyms: ['ca prostat'], leftOut: withoutVisits() }),
  diagnoses('thyroid_cancer', 'C73', { id: 'Kanker tiroid', en: 'Thyroid cancer', synonyms: ['ca tiroid'], leftOut: withoutVisits() }),
  diagnoses('stomach_cancer', 'C16', { id: 'Kanker lambung', en: 'Stomach cancer', synonyms: ['ca gaster', 'ca lambung', 'gastric cancer'], leftOut: withoutVisits('D00.2') }),
  diagnoses('endometrial_cancer', 'C54', { id: 'Kanker endometrium', en: 'Endometrial cancer', synonyms: ['kanker rahim', 'ca endometrium', 'uterine cancer'], leftOut: withoutVisits('D07.0') }),
  diagnoses('bladder_cancer', 'C67', { id: 'Kanker kandung kemih', en: 'Bladder cancer', synonyms: ['ca buli', 'kanker buli'], leftOut: withoutVisits('D09.0') }),
  diagnoses('kidney_cancer', 'C64', { id: 'Kanker ginjal', en: 'Kidney cancer', synonyms: ['ca ginjal', 'renal cancer'], leftOut: withoutVisits() }),
  diagnoses('brain_cancer', 'C71', { id: 'Kanker otak', en: 'Brain cancer', synonyms: ['ca otak', 'tumor otak ganas'], leftOut: withoutVisits() }),
  diagnoses('pancreatic_cancer', 'C25', { id: 'Kanker pankreas', en: 'Pancreatic cancer', synonyms: ['ca pankreas'], leftOut: withoutVisits() }),
  diagnoses('skin_cancer', 'C43-C44', { id: 'Kanker kulit', en: 'Skin cancer', synonyms: ['ca kulit', 'melanoma dan kanker kulit'], leftOut: withoutVisits('D03–D04') }),
  diagnoses('multiple_myeloma', 'C90', { id: 'Mieloma multipel', en: 'Multiple myeloma', synonyms: ['multiple mieloma', 'myeloma'], leftOut: withoutVisits() }),
  diagnoses('lymphoma', 'C81-C86', { id: 'Limfoma', en: 'Lymphoma', synonyms: ['kanker kelenjar getah bening', 'limfoma hodgkin', 'limfoma non-hodgkin', 'lymphomas'], leftOut: withoutVisits() }),
  diagnoses('leukaemia', 'C91-C95', { id: 'Leukemia', en: 'Leukaemia', synonyms: ['kanker darah', 'leukimia', 'leukemias', 'blood cancer'], leftOut: withoutVisits() }),
  diagnoses('thalassaemia', 'D56', { id: 'Talasemia', en: 'Thalassaemia', synonyms: ['thalasemia', 'thalassemia', 'talassemia', 'thalassaemia', 'talasemi', 'thalasemi'] }),
  diagnoses('haemophilia', 'D66 D67 D681', {
    id: 'Hemofilia', en: 'Haemophilia', synonyms: ['hemophilia', 'haemofilia'],
    leftOut: { id: 'Penyakit von Willebrand (D68.0) dan gangguan pembekuan darah lainnya.', en: 'Von Willebrand disease (D68.0) and other coagulation defects.' },
  }),
  diagnoses('anaemia', 'D50-D64', { id: 'Anemia', en: 'Anaemia', synonyms: ['kurang darah', 'anemia', 'anemi', 'anemias'], leftOut: { id: 'Anemia pada kehamilan (O99.0).', en: 'Anaemia in pregnancy (O99.0).' } }),
  diagnoses('mouth_cancer', 'C00-C06', { id: 'Kanker mulut', en: 'Cancer of the mouth', synonyms: ['kanker rongga mulut', 'kanker lidah dan mulut', 'oral cancer', 'mouth cancer', 'ca mulut'] }),
  diagnoses('oesophageal_cancer', 'C15', { id: 'Kanker esofagus', en: 'Oesophageal cancer', synonyms: ['kanker kerongkongan', 'ca esofagus'] }),
  diagnoses('laryngeal_cancer', 'C32', { id: 'Kanker laring', en: 'Laryngeal cancer', synonyms: ['ca laring', 'kanker pita suara'] }),
  diagnoses('bone_cancer', 'C40-C41', { id: 'Kanker tulang', en: 'Bone cancer', synonyms: ['osteosarkoma', 'osteosarcoma', 'ca tulang'] }),
  diagnoses('testicular_cancer', 'C62', { id: 'Kanker testis', en: 'Testicular cancer', synonyms: ['ca testis'] }),
  diagnoses('retinoblastoma', 'C692', { id: 'Retinoblastoma', en: 'Retinoblastoma', synonyms: ['kanker mata anak'] }),
  diagnoses('brain_tumour', 'C71 D330 D331 D332 D430 D431 D432', { id: 'Tumor otak', en: 'Brain tumour', synonyms: ['brain tumours', 'sol otak'] }),
  diagnoses('in_situ', 'D00-D09', { id: 'Karsinoma in situ', en: 'Carcinoma in situ', synonyms: ['carcinomas in situ', 'ca in situ'] }),
  diagnoses('benign_tumour', 'D10-D36', { id: 'Tumor jinak', en: 'Benign tumour', synonyms: ['neoplasma jinak', 'benign tumours', 'benign neoplasm', 'benign neoplasms'] }),
  diagnoses('lipoma', 'D17', { id: 'Lipoma', en: 'Lipoma', synonyms: ['lipomas'] }),
  diagnoses('breast_fibroadenoma', 'D24', { id: 'Tumor jinak payudara', en: 'Benign breast tumour', synonyms: ['fam', 'fibroadenoma', 'fibroadenoma mammae', 'benign breast tumours', 'benjolan payudara jinak'] }),
  diagnoses('iron_deficiency', 'D50', { id: 'Anemia defisiensi besi', en: 'Iron deficiency anaemia', synonyms: ['adb', 'kurang zat besi', 'iron deficiency', 'iron-deficiency anaemia'] }),
  diagnoses('aplastic_anaemia', 'D60-D61', { id: 'Anemia aplastik', en: 'Aplastic anaemia' }),
  diagnoses('coagulation_disorder', 'D65-D69', { id: 'Gangguan pembekuan darah', en: 'Coagulation disorders', synonyms: ['gangguan pembekuan', 'koagulopati', 'bleeding disorder', 'bleeding disorders', 'coagulopathy', 'clotting disorders'] }),
  diagnoses('thrombocytopenia', 'D693 D694 D695 D696', { id: 'Trombositopenia', en: 'Thrombocytopenia', synonyms: ['trombosit rendah', 'low platelets'] }),
  diagnoses('itp', 'D693', { id: 'ITP', en: 'Idiopathic thrombocytopenic purpura', synonyms: ['purpura trombositopenik idiopatik', 'immune thrombocytopenia'] }),
];
