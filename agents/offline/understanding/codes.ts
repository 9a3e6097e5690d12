import { word } from './words.ts';

export interface NamedCodes {
  readonly icd10: readonly string[];
  readonly icd9: readonly string[];
  readonly inacbg: readonly string[];
}

/** `P90` is a percentile unless the question says that it is a code. */
const statistics = /^P(?:10|25|50|75|90|95|99)$/;
const claimId = /(?<![\p{L}\p{N}])[\dA-Z]{1,20}\d{4}V\d{6}(?![\p{L}\p{N}])/gu;
const saysCode = word('kode|code|codes|icd(?:-?10|-?9(?:-?cm)?)?|diagnosis|diagnoses|penyakit|tindakan|prosedur|procedures?|arti|maksud|mean');

/** ICD-10, ICD-9-CM and INA-CBG codes that a question names, in its order. */
export function findCodes(question: string, text: string): NamedCodes {
  const upper = question.normalize('NFKC').toUpperCase().replaceAll(/[–—]/g, '-').replaceAll(claimId, ' ');
  const isCode = saysCode.test(text);
  const inacbg = [...upper.matchAll(/(?<![\p{L}\p{N}-])[A-Z]-\d{1,2}-\d{1,3}(?:-(?:0|I{1,3}))?(?![\p{L}\p{N}-])/gu)].map(([code]) => code);
  const rest = inacbg.reduce((whole, code) => whole.replaceAll(code, ' '), upper);
  const icd10 = [...rest.matchAll(/(?<![\p{L}\p{N}.-])[A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,3}|[\dA-Z]{1,3})?(?![\p{L}\p{N}-])/gu)].map(([code]) => code).filter((code) => isIcd10(code, isCode));
  const icd9 = isCode ? [...rest.matchAll(/(?<![\p{L}\d.,-])\d{2}\.\d{1,2}(?![\d.,%]|\s?(?:JUTA|JT|MILIAR|MILLION|BILLION|PERSEN))/gu)].map(([code]) => code) : [];
  const bare = word('(?:tindakan|prosedur|procedures?|icd-?9(?:-?cm)?)(?: kode| code)? (\\d{3,4})').exec(text)?.[1];
  return { icd10: [...new Set(icd10)], icd9: [...new Set([...icd9, ...(bare === undefined ? [] : [bare])])], inacbg: [...new Set(inacbg)] };
}

/** Letters and digits that are no quarter, half year or room: `Q12024`, `H1`. */
function isIcd10(code: string, isCode: boolean): boolean {
  if (statistics.test(code)) return isCode;
  return !/^[QH]\d20\d\d?$/.test(code);
}

/** What stands for an identifier in a prompt. */
const pseudonym = /(?<![\p{L}\p{N}-])REF-\d+(?![\p{L}\p{N}-])/gu;
const beforeFacility = /(?:RS|RUMAH SAKIT|FASKES|FASILITAS|FACILITY|HOSPITAL|KLINIK)[^?.,]{0,16}$/u;
const saysClaim = /(?<!\p{L})(?:KLAIM|CLAIMS?|KASUS|CASES?)(?!\p{L})/u;

/** Ids of claims that a question names, or their pseudonyms. */
export function findClaimIds(question: string): string[] {
  const upper = question.normalize('NFKC').toUpperCase();
  const hidden = saysClaim.test(upper) ? [...upper.matchAll(pseudonym)].filter(({ index }) => !beforeFacility.test(upper.slice(0, index))) : [];
  return [...new Set([...upper.matchAll(claimId), ...hidden].map(([id]) => id))];
}

/** A text without its codes: `I-1-40-III` says no severity. */
export function withoutCodes(text: string, { icd10, icd9, inacbg }: NamedCodes): string {
  return [...icd10, ...icd9, ...inacbg].reduce((rest, code) => rest.replaceAll(code.toLowerCase(), ' '), text);
}
