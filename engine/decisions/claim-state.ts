import type { ClosingReason, Decision } from './closing-reasons.ts';
import type { Snapshot, SnapshotReader } from '../snapshots/snapshot-reader.ts';

/** `in_review`: somebody has it; `reviewed`: decided, and nobody has it; `pending`: neither. */
export const reviewStates = ['pending', 'in_review', 'reviewed'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** The store's state of a claim as it is laid beside a snapshot. Times are ISO 8601 UTC. */
export interface ClaimStateRow {
  readonly claim_id: string;
  readonly decision: Decision | null;
  readonly correction_ratio: number | null;
  readonly reason: ClosingReason | null;
  readonly reviewer: string | null;
  readonly decided_at: string | null;
  readonly assignee: string | null;
  readonly assigned_until: string | null;
  /** A date in Jakarta. */
  readonly due_on: string | null;
}

/** What a worklist row tells of it. */
export interface ShownState {
  readonly review_state: ReviewState;
  readonly latest_feedback: { readonly decision: Decision; readonly correction_ratio: number; readonly reason: ClosingReason | null; readonly reviewer: string; readonly decided_at: string } | null;
  readonly assignee: string | null;
  readonly assigned_until: string | null;
  readonly due_on: string | null;
}

/** What was laid beside the snapshots of a reader, to be told of a claim without a statement. */
const statesBeside = new WeakMap<SnapshotReader, Map<string, ClaimStateRow>>();

/** Lays changed states beside every snapshot that the reader serves, in place of what was known of these claims. */
export async function putClaimStates(reader: SnapshotReader, changes: readonly ClaimStateRow[]): Promise<void> {
  if (changes.length === 0) return;
  await reader.runBeside('marts/claim_state_changes', { changes: JSON.stringify(changes) });
  const states = statesBeside.get(reader) ?? new Map<string, ClaimStateRow>();
  statesBeside.set(reader, states);
  for (const change of changes) states.set(change.claim_id, change);
}

/** The state of each claim at a time; one of which nobody knows anything is pending. */
export function claimStatesOf(reader: SnapshotReader, claimIds: readonly string[], now: Date): ReadonlyMap<string, ShownState> {
  const known = statesBeside.get(reader);
  return new Map(claimIds.map((id) => [id, shownState(known?.get(id), now)]));
}

/** The states of all claims of which anything is known, by claim. */
export function readKnownStates(snapshot: Snapshot): Promise<ClaimStateRow[]> {
  return snapshot.rowsOfFile<ClaimStateRow>('queries/known_claim_states');
}

function shownState(row: ClaimStateRow | undefined, now: Date): ShownState {
  const isTaken = row?.assigned_until !== undefined && row.assigned_until !== null && row.assigned_until > now.toISOString();
  const feedback =
    row && row.decision !== null && row.correction_ratio !== null && row.reviewer !== null && row.decided_at !== null
      ? { decision: row.decision, correction_ratio: row.correction_ratio, reason: row.reason, reviewer: row.reviewer, decided_at: row.decided_at }
      : null;
  return {
    review_state: isTaken ? 'in_review' : feedback ? 'reviewed' : 'pending',
    latest_feedback: feedback,
    assignee: isTaken ? row.assignee : null,
    assigned_until: isTaken ? row.assigned_until : null,
    due_on: isTaken ? row.due_on : null,
  };
}
