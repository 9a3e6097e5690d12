import { defineConceptDataSchema } from '#tools';

import type { Sentence, Writer } from '../writer.ts';

/** What a term means, citing the figures that its definition names. */
export function tellConcept({ facts, language }: Writer, data: unknown): Sentence[] {
  const concept = defineConceptDataSchema.safeParse(data);
  if (!concept.success || !concept.data.found) return [];
  const cited = ['label', 'contamination', 'n_estimators', 'max_samples', 'weight', 'rules', 'data_date', 'claims', 'quarantined'].map((name) => `concept.${name}`).filter((id) => facts.item(id));
  return [{ text: `${concept.data.label[language]}: ${concept.data.definition[language]}`, evidence: cited }];
}
