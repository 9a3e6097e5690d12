import type { Narrowing } from './filters.ts';
import { word } from './words.ts';

const meaning = word('arti|artinya|makna|apa itu|itu apa|maksud|kepanjangan|kode apa|apa kode|mean(?:s|ing)?|stands? for|what is|what\'s|what are|apa nama|namanya|deskripsi|description|penjelasan|jelaskan kode|explain code|apakah kode|label');
const soughtFirst = /(?:^|(?:cari|apa|berapa|what(?: is|'s)?|which|find|look up|sebutkan) )(?:the |saja )*(?:kode|codes?)(?: (?:icd(?:-?10|-?9(?:-?cm)?)?|ina-?cbgs?|diagnosis|tindakan|penyakit|prosedur))*(?: (?:untuk|dari|bagi|for|of|yang berarti))? ((?!apa|mana|itu|ini|klaim|yang|what|is|does|primer|primary|di|dan|and)[\p{L}][\p{L} -]{2,60}?)(?: (?:itu )?(?:apa|berapa))?[?.!]*$/u;
const soughtLast = /(?:icd(?:-?10|-?9(?:-?cm)?)?|ina-?cbg) (?:untuk|dari|for|of) ([\p{L}][\p{L} -]{2,60}?)[?.!]*$/u;

/** Whether a question asks what a code means. */
export function asksForMeaning(text: string): boolean {
  return meaning.test(text);
}

/** The words that a code is looked up by: `kode ICD-10 untuk gagal jantung`; undefined where a code itself is named. */
export function codeTextIn(text: string, { codes, filters }: Pick<Narrowing, 'codes' | 'filters'>): string | undefined {
  if (codes.icd10.length + codes.icd9.length + codes.inacbg.length > 0) return undefined;
  const others = Object.keys(filters).filter((name) => name !== 'dx' && name !== 'severity');
  if (others.length > 0) return undefined;
  return (soughtFirst.exec(text)?.[1] ?? soughtLast.exec(text)?.[1])?.trim();
}
