import type { Accept, Cited, Support } from './figure.ts';

/** Runs of letters and digits joined by signs, with at least one digit and one letter. */
const codePattern = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[._\-/|:][\p{L}\p{N}]+)*/gu;
/** Numbers with what may be glued to them: the number scanner reads these. */
const gluedNumber = /^(?:(?:Rp|IDR)\.?\d[\d.,]*(?:ribu|rb|juta|jt|miliar|milyar|triliun)?|ke-\d+|\d+(?:st|nd|rd|th)|\d[\d.,]*(?:ribu|rb|juta|jt|miliar|milyar|triliun|x|rupiah)|\d[\d.,]*-(?:hari|days?|tahun|years?(?:-old)?|klaim|claims?|kali|times))$/iu;
/** Names of code systems and of the service's own parts, which hold a digit and say no figure. */
const systemNames = new Set(['icd-10', 'icd-10-cm', 'icd-9', 'icd-9-cm', 'icd10', 'icd9cm']);
const percentile = /^P(\d{1,2})$/;

export interface NamedCode {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'code' | 'statistic' | 'system';
}

/** Everything that looks like a code: ICD-10, INA-CBG, claim ids, versions, snake_case names, percentiles. */
export function findCodes(text: string): NamedCode[] {
  const found: NamedCode[] = [];
  for (const match of text.matchAll(codePattern)) {
    const word = match[0];
    const isSnake = /^[a-z]+(?:_[a-z0-9]+)+$/i.test(word);
    if (!isSnake && !(/\d/.test(word) && /\p{L}/u.test(word))) continue;
    if (gluedNumber.test(word)) continue;
    const kind = systemNames.has(word.toLowerCase()) ? 'system' : percentile.test(word) ? 'statistic' : 'code';
    found.push({ start: match.index, end: match.index + word.length, text: word, kind });
  }
  return found;
}

/** The cited value that is this code. ICD codes are the same with and without their dot. */
export function supportOfCode(code: string, cited: Cited, accept: Accept): Support | undefined {
  const wanted = canonicalCode(code);
  const item = cited.find((one) => one.unit !== 'text' && stringsOf(one.value).some((entry) => canonicalCode(entry) === wanted) && accept([one], 'equal'));
  return item && { derivation: 'equal', evidence: [item.id] };
}

/** `P90` names the 90th percentile where one is cited, or how many claims are above it. */
export function supportOfStatistic(code: string, cited: Cited): Support | undefined {
  const suffix = code.toLowerCase();
  const item = cited.find(({ source, id }) => source.column.split('_').at(-1) === suffix || id.split('.').at(-1) === suffix) ?? (suffix === 'p90' ? cited.find(({ source }) => source.column.startsWith('outlier_')) : undefined);
  return item && { derivation: 'equal', evidence: [item.id] };
}

export function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** One spelling of a code: capitals, and ICD codes without their dot. */
export function canonicalCode(code: string): string {
  const upper = code.toUpperCase();
  return /^(?:[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?|\d{2}\.?\d{1,2})$/.test(upper) ? upper.replace('.', '') : upper;
}
