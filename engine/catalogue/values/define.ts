import type { FieldValue } from '../field.ts';

/** A value whose Indonesian label is the value itself. */
export function named(value: string, en: string, ...synonyms: readonly string[]): FieldValue {
  return { value, label: { id: value, en }, synonyms: [...new Set(synonyms)] };
}

/** A value that people call something else than the data. */
export function labelled(value: string | number, id: string, en: string, ...synonyms: readonly string[]): FieldValue {
  return { value, label: { id, en }, synonyms: [...new Set(synonyms)] };
}
