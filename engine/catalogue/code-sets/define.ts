import type { Localized } from '../../language.ts';
import type { CodeSet } from '../code-set.ts';

type Parts = Partial<Pick<CodeSet, 'source' | 'leftOut'>> & { readonly id: string; readonly en: string; readonly synonyms?: readonly string[] };

const icd10 = 'ICD-10, WHO, edition of 2010';
const icd9cm = 'ICD-9-CM, volume 3, edition of 2010';

/** A set of ICD-10 codes; `source` where more than the classification says what belongs to it. */
export function diagnoses(setId: string, ranges: string, { id, en, synonyms = [], source, leftOut }: Parts): CodeSet {
  return setOf('icd10', setId, ranges, { id, en }, synonyms, source ?? icd10, leftOut);
}

/** A set of ICD-9-CM codes. */
export function procedures(setId: string, ranges: string, { id, en, synonyms = [], source, leftOut }: Parts): CodeSet {
  return setOf('icd9cm', setId, ranges, { id, en }, synonyms, source ?? icd9cm, leftOut);
}

function setOf(system: CodeSet['system'], id: string, ranges: string, label: Localized, synonyms: readonly string[], source: string, leftOut?: Localized): CodeSet {
  return { id, system, label, synonyms, ranges: ranges.split(' '), source, ...(leftOut && { leftOut }) };
}

export { icd10 };
