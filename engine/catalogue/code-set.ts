import type { Localized } from '../language.ts';

/** A set of codes that people name by a word: what `under` takes as `set:<id>`. */
export interface CodeSet {
  readonly id: string;
  /** Diagnoses by ICD-10, procedures by ICD-9-CM. */
  readonly system: 'icd10' | 'icd9cm';
  readonly label: Localized;
  /** Other ways people write it, in either language, in lower case. */
  readonly synonyms: readonly string[];
  /**
   * Codes without dots. A code stands for all that begin so (`I64`, `T142`); two 3-character categories of
   * ICD-10 joined by a hyphen stand for all from the first to the last (`I60-I64`).
   */
  readonly ranges: readonly string[];
  readonly source: string;
  /** What a reader might look for in it and does not find. */
  readonly leftOut?: Localized;
}

/** The codes of several sets together, each once. */
export function rangesOf(...sets: readonly (readonly CodeSet[])[]): readonly string[] {
  return [...new Set(sets.flat().flatMap(({ ranges }) => ranges))];
}
