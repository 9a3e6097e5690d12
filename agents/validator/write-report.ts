import { type Incident, type RunValidation, findDriftMetric, verdictKey } from '#engine';

import { driftTitle } from '../statements/drift.ts';
import { proposalTexts } from '../statements/texts/drift.ts';
import type { ActionProposal, DriftReport } from './report.ts';
import type { ValidatorStateType } from './state.ts';

/** Puts the report together. What a model chose comes first; all statements are told, whatever it chose. */
export function writeReport({ validation, statements, chosen, evidence }: ValidatorStateType): DriftReport | null {
  if (!validation?.incident) return null;
  const { incident } = validation;
  const places = [...new Set([...(chosen ?? []), ...statements.keys()])];
  const told = places.flatMap((place) => statements[place] ?? []);
  const cited = new Set(told.flatMap((statement) => statement.evidence));
  return {
    format: 1,
    snapshot_id: validation.snapshot_id,
    data_date: validation.data_date,
    incident_id: incident.incident_id,
    state: incident.state,
    runbook: `drift-${findDriftMetric(incident.lead.slice(incident.lead.indexOf('/') + 1)).kind}`,
    title: driftTitle(validation),
    lead: incident.lead,
    statements: told,
    evidence: evidence.filter(({ id }) => cited.has(id)),
    metrics: [...incident.verdicts],
    causes: incident.causes.map(({ cause, strength, evidence: keys }) => ({ cause, strength, evidence: [...keys] })),
    provinces: provincesOf(incident),
    proposals: proposalsOf(validation, incident),
    ordered_by: chosen === null ? 'size' : 'model',
  };
}

/** Provinces that the slices name, where slices carry the change. */
function provincesOf({ localisations }: Incident): string[] {
  const placed = localisations.filter(({ verdict }) => verdict === 'explained').flatMap(({ slices }) => slices);
  // A slice without a province is in all of them.
  if (placed.some(({ where }) => where['province'] === undefined)) return [];
  return [...new Set(placed.flatMap(({ where }) => where['province'] ?? []))].filter((name) => name !== '').toSorted();
}

/** What may be done about an alert, by its likely cause; of a watch there is nothing to do yet. */
function proposalsOf({ verdicts }: RunValidation, { state, causes }: Incident): ActionProposal[] {
  if (state !== 'alert') return [];
  const likely = new Set(causes.map(({ cause }) => cause));
  const facility = verdicts.find((verdict) => verdict.metric === 'volume_facility' && verdict.is_breach && causes.some(({ evidence }) => evidence.includes(verdictKey(verdict))))?.at;
  return [
    ...(likely.has('simulated') ? [propose('refresh')] : []),
    ...(['model', 'ruleset', 'simulated', 'etl'] as const).some((cause) => likely.has(cause)) ? [propose('roll_back')] : [],
    ...(likely.has('etl') ? [propose('hold_nightly')] : []),
    ...(facility !== undefined && facility !== null ? [propose('look_at_facility', { facility_key: facility })] : []),
  ];
}

function propose(action: keyof typeof proposalTexts, more: Partial<ActionProposal> = {}): ActionProposal {
  return { action, text: proposalTexts[action], ...more };
}
