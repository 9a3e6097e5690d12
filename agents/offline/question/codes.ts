import { word } from './words.ts';

export interface NamedCodes {
  readonly icd10: readonly string[];
  readonly icd9: readonly string[];
  readonly inacbg: readonly string[];
}

/** Common words for a diagnosis and the ICD-10 group that auditors mean by them. */
const diseases: readonly (readonly [words: string, group: string])[] = [
  ['pneumonia|radang paru', 'J18'],
  ['diabetes(?: mell?itus)?(?: tipe 2)?|kencing manis|dm tipe 2', 'E11'],
  ['hipertensi|hypertension|darah tinggi', 'I10'],
  ['dengue|dbd|demam berdarah', 'A91'],
  ['tifoid|tipes|typhoid|thypoid', 'A01'],
  ['gagal ginjal(?: kronik| kronis)?|ckd|chronic kidney disease', 'N18'],
  ['tuberkulosis|tbc|tb paru|tuberculosis', 'A15'],
  ['katarak|cataract', 'H25'],
  ['gagal jantung|heart failure|chf', 'I50'],
  ['jantung koroner|atherosclerotic heart disease|coronary (?:artery|heart) disease', 'I25'],
  ['stroke iskemik|infark serebral|cerebral infarction', 'I63'],
  ['skizofrenia|schizophrenia', 'F20'],
  ['dispepsia|dyspepsia|maag', 'K30'],
  ['diare|gastroenteritis|diarrh?oea', 'A09'],
  ['sesar|caesarean|cesarean|sectio', 'O82'],
  ['cuci darah|hemodialisa|hemodialisis|dialysis|dialisis', 'Z49'],
  ['kemoterapi|chemotherapy', 'Z51'],
  ['asma|asthma', 'J45'],
  ['apendisitis|usus buntu|appendicitis', 'K35'],
];

const statistics = /^P(?:10|25|50|75|90|95|99)$/;

/** Codes that a question names. `P90` is a percentile unless the question says that it is a code. */
export function findCodes(question: string): NamedCodes {
  const upper = question.normalize('NFKC').toUpperCase();
  const inacbg = [...upper.matchAll(/(?<![\p{L}\p{N}-])[A-Z]-\d-\d{1,3}(?:-(?:0|I{1,3}))?(?![\p{L}\p{N}-])/gu)].map(([code]) => code);
  const rest = inacbg.reduce((text, code) => text.replaceAll(code, ' '), upper);
  const saysCode = /KODE|ICD|CODE|\bDX\b|DIAGNOS/.test(upper);
  const icd10 = [...rest.matchAll(/(?<![\p{L}\p{N}.-])[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,2})?(?![\p{L}\p{N}-])/gu)].map(([code]) => code).filter((code) => (saysCode || !statistics.test(code)) && !/^[QS]\d{3}$/.test(code));
  const icd9 = /ICD-?9|TINDAKAN|PROSEDUR|PROCEDURE/.test(upper) || (saysCode && icd10.length === 0) ? [...rest.matchAll(/(?<![\d.,-])\d{2}\.\d{1,2}(?![\d.,])/g)].map(([code]) => code) : [];
  return { icd10: [...new Set(icd10)], icd9: [...new Set(icd9)], inacbg: [...new Set(inacbg)] };
}

/** The ICD-10 group of a diagnosis that is named in words. */
export function findDisease(text: string): string | undefined {
  return diseases.find(([words]) => word(words).test(text))?.[1];
}
