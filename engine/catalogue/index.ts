import type { Field } from './field.ts';
import { amountFields } from './fields/amounts.ts';
import { careFields } from './fields/care.ts';
import { casemixFields } from './fields/casemix.ts';
import { claimFields } from './fields/claim.ts';
import { diagnosisFields } from './fields/diagnosis.ts';
import { facilityFields } from './fields/facility.ts';
import { historyFields } from './fields/history.ts';
import { intakeFields } from './fields/intake.ts';
import { patientFields } from './fields/patient.ts';
import { peerFields } from './fields/peers.ts';
import { qualityFields } from './fields/quality.ts';
import { riskFields } from './fields/risk.ts';
import { stateFields } from './fields/state.ts';
import type { Subject } from './subject.ts';

export type { CodeSet } from './code-set.ts';
export { type Concept, type ConceptFigure, conceptFigures, definitionOf } from './concept.ts';
export { concepts, conceptSubjects, findConcept } from './concepts/index.ts';
export * from './field.ts';
export type { Subject } from './subject.ts';
export { codeSets, findCodeSet } from './code-sets.ts';

/** Everything that can be asked or said of a claim. */
export const fieldSubjects: readonly Subject<Field>[] = [
  { label: { id: 'Klaim', en: 'Claim' }, items: claimFields },
  { label: { id: 'Fasilitas', en: 'Facility' }, items: facilityFields },
  { label: { id: 'Peserta', en: 'Participant' }, items: patientFields },
  { label: { id: 'Riwayat peserta', en: 'History of the participant' }, items: historyFields },
  { label: { id: 'Pelayanan', en: 'Care' }, items: careFields },
  { label: { id: 'Diagnosis', en: 'Diagnosis' }, items: diagnosisFields },
  { label: { id: 'INA-CBG', en: 'INA-CBG' }, items: casemixFields },
  { label: { id: 'Biaya', en: 'Amounts' }, items: amountFields },
  { label: { id: 'Pembanding', en: 'Peers' }, items: peerFields },
  { label: { id: 'Skor dan indikasi', en: 'Scores and indications' }, items: riskFields },
  { label: { id: 'Mutu data', en: 'Data quality' }, items: qualityFields },
  { label: { id: 'Telaah', en: 'Review' }, items: stateFields },
  { label: { id: 'Klaim masuk', en: 'Intake' }, items: intakeFields },
];

export const fields: readonly Field[] = fieldSubjects.flatMap(({ items }) => items);

const fieldById = new Map(fields.map((field) => [field.id, field]));

export function findField(id: string): Field | undefined {
  return fieldById.get(id);
}
