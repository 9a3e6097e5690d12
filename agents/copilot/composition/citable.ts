import type { Language } from '#engine';
import type { EvidenceItem } from '#tools';

import type { Citable } from './facts.ts';

/** Evidence as a model gets it: labelled in its language, without where it stands. */
export function citable(evidence: readonly EvidenceItem[], language: Language): Citable[] {
  return evidence.map(({ id, label, value, unit }) => ({ id, label: label[language], value, unit }));
}
