import { type Field, fieldSubjects, findConcept, findField } from '#engine';

import type { ClaimTopic } from './act.ts';

/** What fields of a subject of the catalogue are about, by its English label. */
const subjectTopics: Readonly<Record<string, ClaimTopic>> = {
  Claim: 'identity', Facility: 'facility', Participant: 'identity', 'History of the participant': 'episodes', Care: 'identity', Diagnosis: 'diagnosis', 'INA-CBG': 'grouping',
  Amounts: 'costs', Peers: 'peers', 'Scores and indications': 'flags', 'Data quality': 'marks', Review: 'outcomes',
};

/** Fields that have a topic narrower than their subject's. */
const fieldTopics: Readonly<Record<string, ClaimTopic>> = {
  los: 'dates', procedure_codes: 'procedures', procedure_labels: 'procedures', procedure_count: 'procedures', tariff_amount: 'tariff', tariff_region: 'tariff',
  risk_rank: 'rank', risk_score: 'score', rule_score: 'score', ml_score_normalized: 'reasons', anomaly_score: 'reasons', duplicate_pattern: 'duplicates', duplicate_claim_ids: 'duplicates',
};

const conceptTopics: Readonly<Record<string, ClaimTopic>> = { episode: 'episodes', score_reason: 'reasons', peer_group: 'peers', repeat_billing: 'duplicates' };

/** Where what has to be checked is found. */
export const inFile: ReadonlySet<string> = new Set(['no_medical_record', 'medical_summary']);

/** Of all the data, not of one claim. */
const ofData: ReadonlySet<string> = new Set(['snapshot', 'quarantine']);

const topicBySubject = new Map(fieldSubjects.flatMap(({ label, items }) => items.map(({ id }) => [id, subjectTopics[label.en]] as const)));

/** What of a claim a field is about; undefined of none. */
export function topicOfField({ id, kind, columns }: Pick<Field, 'id' | 'kind' | 'columns'>): ClaimTopic | undefined {
  const own = fieldTopics[id];
  if (own !== undefined) return own;
  if (columns.some((column) => column.startsWith('topup_'))) return 'topup';
  const topic = topicBySubject.get(id);
  return kind === 'date' && topic === 'identity' ? 'dates' : topic;
}

/** What of a claim a concept is about: its own topic, or that of the first field that has to do with it. */
export function topicOfConcept(id: string): ClaimTopic | undefined {
  if (ofData.has(id)) return undefined;
  const own = conceptTopics[id];
  if (own !== undefined) return own;
  const field = findField(findConcept(id)?.fields[0] ?? '');
  return field && topicOfField(field);
}
