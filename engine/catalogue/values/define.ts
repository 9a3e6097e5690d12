import type { FieldValue, ValueGroup } from '../field.ts';

/** A value whose Indonesian label is the value itself. */
export function named(value: string, en: string, ...synonyms: readonly string[]): FieldValue {
  return { value, label: { id: value, en }, synonyms: [...new Set(synonyms)] };
}

/** A value that people call something else than the data. */
export function labelled(value: string | number, id: string, en: string, ...synonyms: readonly string[]): FieldValue {
  return { value, label: { id, en }, synonyms: [...new Set(synonyms)] };
}

/** The values that a word means together, and how sentences call these. */
export function groupOf(values: readonly FieldValue[], word: string, id: string, en: string): ValueGroup {
  return { label: { id, en }, values: values.filter(({ synonyms }) => synonyms.includes(word)).map(({ value }) => value) };
}
