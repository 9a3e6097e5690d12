import type { Language, Localized } from '../language.ts';

/**
 * Figures that a definition names in braces. They are filled from the snapshot's model and ruleset when it
 * is shown, so that no text repeats what a setting says:
 *
 * - `contamination`: share of the training claims above the limit of the model
 * - `n_estimators`, `max_samples`: trees of the model, and claims that each is grown on
 * - `weight`: of the rule that the concept names
 * - `rules`: number of rules of the ruleset
 * - `data_date`: newest discharge of the snapshot
 * - `claims`, `quarantined`: claims of the snapshot, and records that became none
 */
export const conceptFigures = ['contamination', 'n_estimators', 'max_samples', 'weight', 'rules', 'data_date', 'claims', 'quarantined'] as const;
export type ConceptFigure = (typeof conceptFigures)[number];

/** Something that people ask about and that is no field: a definition in one to three plain sentences. */
export interface Concept {
  readonly id: string;
  readonly label: Localized;
  /** Other ways people write it, in either language, in lower case. */
  readonly synonyms: readonly string[];
  readonly definition: Localized;
  readonly figures: readonly ConceptFigure[];
  /** Ids of fields that have to do with it. */
  readonly fields: readonly string[];
  /** Id of the rule that it explains. */
  readonly rule?: string;
  /** Ids of the rules that indicate it, of any ruleset. */
  readonly indicatedBy?: readonly string[];
  /** Where the definition was checked: a regulation, a publication, or the part of Casemind that computes it. */
  readonly source: string;
}

/** A definition with its figures put in, each as a text for people; one that is not given stays in braces. */
export function definitionOf({ definition }: Pick<Concept, 'definition'>, language: Language, figures: Readonly<Partial<Record<ConceptFigure, string>>>): string {
  return conceptFigures.reduce((text, figure) => text.replaceAll(`{${figure}}`, figures[figure] ?? `{${figure}}`), definition[language]);
}
