import { showEvidence } from '#agents';
import type { Language, Localized } from '#engine';

import type { EvidenceItem } from '../told-event.ts';

/** Words after a number that is a count of something. */
const countWords: Readonly<Partial<Record<EvidenceItem['unit'], Localized>>> = {
  days: { id: 'hari', en: 'days' },
  years: { id: 'tahun', en: 'years' },
  claims: { id: 'klaim', en: 'claims' },
  facilities: { id: 'fasilitas', en: 'facilities' },
  participants: { id: 'peserta', en: 'participants' },
  beds: { id: 'tempat tidur', en: 'beds' },
};

/** The value of an evidence item with what it counts. */
export function valueText(item: EvidenceItem, language: Language): string {
  const counted = typeof item.value === 'number' ? countWords[item.unit] : undefined;
  return `${showEvidence(item, language)}${counted ? ` ${counted[language]}` : ''}`;
}
