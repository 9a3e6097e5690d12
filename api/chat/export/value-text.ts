import { showEvidence } from '#agents';
import { type Language, withUnit } from '#engine';

import type { EvidenceItem } from '../told-event.ts';

/** The value of an evidence item with what it counts. */
export function valueText(item: EvidenceItem, language: Language): string {
  const shown = showEvidence(item, language);
  return typeof item.value === 'number' ? withUnit(shown, item.unit, language) : shown;
}
