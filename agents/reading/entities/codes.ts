import type { Sense } from '../sense.ts';

const claimId = /\d{4,}[a-z]\d{4,}(?![\p{L}\p{N}])/uy;
const inacbg = /[a-z]-\d{1,2}(?:-\d{1,3}(?:-(?:0|i{1,3}))?)?(?![\p{L}\p{N}-])/uy;
const icdRange = /([a-z]\d[0-9a-z]) ?(?:-|–|s\/d|sampai|hingga|to) ?([a-z]\d[0-9a-z])(?![\p{L}\p{N}])/uy;
const icd10 = /[a-z]\d[0-9a-z](?:\.[0-9a-z]{1,3}|[0-9a-z]{1,3})?(?![\p{L}\p{N}-])/uy;
const icd9 = /\d{2}\.\d{1,2}(?![\p{L}\p{N}.,%])/uy;
/** Without its dot behind a word for procedures alone; no year. */
const undotted = /(?<=(?:prosedur|tindakan|procedures?|icd[- ]?9(?:[- ]?cm)?) (?:kode |code )?)(?!(?:19|20)\d\d)\d{3,4}(?![\p{L}\p{N}.,%])/uy;
/** The beginning of a code stands behind a word for codes. */
const prefix = /(?<=(?:diagnos[ae]s?|diagnosis|dx|icd(?:[- ]?10)?|kode|code|codes|huruf|awalan|berawalan|diawali|letter|prefix|starting with|beginning with|dimulai dengan) )[a-z]\d?(?![\p{L}\p{N}]|[-.]\d)/uy;
/** `ICD chapter J`; Roman numerals are the chapter’s own. */
const chapter = /(?:icd(?:[- ]?10)? )?(?:(?:bab|chapter) [a-hj-uwyz](?![\p{L}\p{N}])|[a-hj-uwyz] chapter(?![\p{L}\p{N}]))/uy;
const statistics = /^p(?:10|25|50|75|90|95|99)$/;

interface Form {
  readonly pattern: RegExp;
  readonly sense: (code: string) => Sense | undefined;
}

function under(field: string, value: string): Sense {
  return { kind: 'value', field, op: 'under', values: [value] };
}

const forms: readonly Form[] = [
  { pattern: claimId, sense: (id) => ({ kind: 'value', field: 'claim_id', op: '=', values: [id.toUpperCase()] }) },
  { pattern: inacbg, sense: (code) => under('inacbg_code', code.toUpperCase()) },
  { pattern: icdRange, sense: (range) => under('dx_primary_code', `${range.slice(0, 3)}-${range.slice(-3)}`.toUpperCase()) },
  { pattern: icd10, sense: (code) => (statistics.test(code) || /^[qh]\d20\d\d?$/.test(code) ? undefined : under('dx_primary_code', code.toUpperCase().replace('.', ''))) },
  { pattern: prefix, sense: (code) => under('dx_primary_code', code.toUpperCase()) },
  { pattern: chapter, sense: (words) => under('dx_primary_code', (words.endsWith(' chapter') ? words.slice(-9, -8) : words.slice(-1)).toUpperCase()) },
  { pattern: icd9, sense: (code) => under('procedure_codes', code.replace('.', '')) },
  { pattern: undotted, sense: (code) => under('procedure_codes', code) },
];

/** Ids of claims and codes of ICD-10, INA-CBG and ICD-9-CM (with its dot) that begin at a place of a message in lower case. */
export function codesAt(text: string, from: number): readonly { readonly sense: Sense; readonly to: number }[] {
  return forms.flatMap(({ pattern, sense }) => {
    pattern.lastIndex = from;
    const code = pattern.exec(text)?.[0];
    const read = code === undefined ? undefined : sense(code);
    return code === undefined || !read ? [] : [{ sense: read, to: from + code.length }];
  });
}

/** A run of letters and digits, hyphens within, that can only be an id: eight long or more, with six digits and a letter, or digits alone that no amount is as long as. */
const anyId = /(?=(?:[\p{L}-]*\p{Nd}){6})(?=[\p{Nd}-]*\p{L}|\p{Nd}{14})[\p{L}\p{Nd}-]{8,40}(?![\p{L}\p{Nd}])/uy;

/** What may be the id of a claim at a place of a message, as it is written. */
export function claimIdAt(message: string, from: number): string | undefined {
  anyId.lastIndex = from;
  return anyId.exec(message)?.[0];
}
