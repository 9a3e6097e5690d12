import type { Concept } from '../concept.ts';
import type { Subject } from '../subject.ts';
import { careConcepts } from './care.ts';
import { dataConcepts } from './data.ts';
import { limitConcepts } from './limits.ts';
import { modusConcepts } from './modus.ts';
import { paymentConcepts } from './payment.ts';
import { peerConcepts } from './peers.ts';
import { reviewConcepts } from './review.ts';
import { ruleConcepts } from './rules.ts';
import { scoreConcepts } from './scores.ts';

/** Everything that people ask the meaning of and that is no field. */
export const conceptSubjects: readonly Subject<Concept>[] = [
  { label: { id: 'Skor', en: 'Scores' }, items: scoreConcepts },
  { label: { id: 'Aturan', en: 'Rules' }, items: ruleConcepts },
  { label: { id: 'Pembanding dan ukuran', en: 'Peers and measures' }, items: peerConcepts },
  { label: { id: 'Pelayanan dan pengelompokan kasus', en: 'Care and grouping of cases' }, items: careConcepts },
  { label: { id: 'Biaya dan kepesertaan', en: 'Payment and participation' }, items: paymentConcepts },
  { label: { id: 'Modus yang dicari audit', en: 'What audits look for' }, items: modusConcepts },
  { label: { id: 'Telaah dan keputusan', en: 'Review and decisions' }, items: reviewConcepts },
  { label: { id: 'Data', en: 'Data' }, items: dataConcepts },
  { label: { id: 'Yang tidak ada dalam data', en: 'What the data cannot show' }, items: limitConcepts },
];

export const concepts: readonly Concept[] = conceptSubjects.flatMap(({ items }) => items);

const conceptById = new Map(concepts.map((concept) => [concept.id, concept]));

export function findConcept(id: string): Concept | undefined {
  return conceptById.get(id);
}
