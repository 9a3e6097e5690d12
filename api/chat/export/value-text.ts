import { showEvidence } from '#agents';
import { type Language, withUnit } from '#engine';

import type { EvidenceItem } from '../told-event.ts';

/** The value of an evidence item with what it counts. @param amounts the language whose separators rupiah have. */
export function valueText(item: EvidenceItem, language: Language, amounts = language): string {
  const shown = showEvidence(item, language, amounts);
  return typeof item.value === 'number' ? withUnit(shown, item.unit, language) : shown;
}
