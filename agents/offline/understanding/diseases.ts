import { word } from './words.ts';

/** Common words for a primary diagnosis, the ICD-10 group that auditors mean by them, and the words that a list of codes has. */
const diseases: readonly { readonly words: RegExp; readonly dx: string }[] = [
  ['pneumonia|radang paru|bronkopneumonia', 'J18'],
  ['diabetes(?: mell?itus)?(?: tipe (?:2|ii))?|kencing manis|dm tipe (?:2|ii)', 'E11'],
  ['hipertensi|hypertension|darah tinggi', 'I10'],
  ['dengue|dbd|demam berdarah(?: dengue)?', 'A91'],
  ['(?:demam )?tifoid|tipes|typhoid(?: fever)?', 'A01'],
  ['gagal ginjal (?:kronik|kronis)|penyakit ginjal kronis?|gagal ginjal|ckd|chronic kidney disease|kidney failure', 'N18'],
  ['tuberkulosis(?: paru)?|tbc?|tb paru|tuberculosis', 'A15'],
  ['gagal jantung|heart failure|chf', 'I50'],
  ['(?:penyakit )?jantung koroner|coronary (?:artery|heart) disease', 'I25'],
  ['(?:stroke iskemik|infark serebral|cerebral infarction|ischa?emic stroke)', 'I63'],
  ['skizofrenia|schizophrenia', 'F20'],
  ['dispepsia|dyspepsia|maag', 'K30'],
  ['diare|gastroenteritis|diarrh?o?ea', 'A09'],
  ['kemoterapi|chemotherapy', 'Z51'],
  ['asma|asthma', 'J45'],
  ['apendisitis(?: akut)?|usus buntu|appendicitis', 'K35'],
  ['bronkitis akut|acute bronchitis', 'J20'],
  ['ppok|copd', 'J44'],
  ['sepsis|septikemia|septicaemia', 'A41'],
].map(([pattern = '', dx = '']) => ({ words: word(pattern), dx }));

/** The ICD-10 group of a diagnosis that a text names in words, and those words. */
export function findDisease(text: string): { readonly dx: string; readonly words: string } | undefined {
  for (const { words, dx } of diseases) {
    const match = words.exec(text);
    if (match) return { dx, words: match[0] };
  }
  return undefined;
}
