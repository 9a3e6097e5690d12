import type { Kysely, Transaction } from 'kysely';

import { CasemindError, type Decision } from '#engine';

import { canonicalJson, sha256 } from './canonical-json.ts';
import { type Person, changeState, refuseTaken, stateOf, unassigned } from './claim-state.ts';
import { lockSequence, nextOf } from './database.ts';
import type { AuditOutcomeRow, StoreSchema } from './schema.ts';

/** What was known of the claim when it was decided: scores, flags, versions, amounts. Never a key of a person. */
export type OutcomeEvidence = Readonly<Record<string, unknown>>;

export interface NewOutcome {
  readonly claimId: string;
  readonly snapshotId: string;
  readonly reviewer: Person;
  readonly decision: Decision;
  /** 0–1: 0 where approved, 1 where rejected, between where partial. */
  readonly correctionRatio: number;
  readonly notes: string;
  readonly evidence: OutcomeEvidence;
  /** Of one reviewer and key there is one outcome, however often it is sent. */
  readonly idempotencyKey: string;
  readonly proposalId?: string | undefined;
}

export interface Outcome extends Omit<NewOutcome, 'proposalId'> {
  readonly id: string;
  /** 1, 2, 3 … over all claims, without a gap. */
  readonly seq: number;
  /** The outcome of the same claim that this one takes the place of. */
  readonly supersedes: string | null;
  readonly proposalId: string | null;
  readonly createdAt: string;
  readonly prevHash: string;
  readonly hash: string;
}

export interface Outcomes {
  /**
   * Appends an outcome and lets go of the claim. The same key again gives the row that is there.
   *
   * @throws CasemindError IDEMPOTENCY_CONFLICT where the key was used for another decision;
   *   CLAIM_TAKEN where another has the claim open.
   */
  append(outcome: NewOutcome): Promise<{ readonly outcome: Outcome; readonly isNew: boolean }>;
  /** All outcomes of a claim, the latest first. */
  ofClaim(claimId: string): Promise<Outcome[]>;
  /** Outcomes after a number, in their order. */
  after(seq: number, limit?: number): Promise<Outcome[]>;
  /** Reads the whole chain and compares every row with its hash, its number and the row before. */
  verify(): Promise<ChainReport>;
}

export interface ChainReport {
  readonly rows: number;
  /** Hash of the last row; kept elsewhere, it proves that the end was not cut off and written anew. */
  readonly head: string;
  readonly problems: readonly { readonly seq: number; readonly problem: 'changed' | 'missing' | 'broken_link' | 'beyond_head' | 'head_unknown' }[];
}

/** What the first row is chained to. */
export const genesisHash = '0'.repeat(64);

interface OutcomesOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createOutcomes(options: OutcomesOptions): Outcomes {
  const { database } = options;
  return {
    append: (outcome) => database.transaction().execute((transaction) => appendOutcome(transaction, outcome, options)),
    async ofClaim(claimId) {
      const rows = await database.selectFrom('audit_outcome').selectAll().where('claim_id', '=', claimId).orderBy('seq', 'desc').execute();
      return rows.map((row) => shownOutcome(row));
    },
    async after(seq, limit = 1000) {
      const rows = await database.selectFrom('audit_outcome').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
      return rows.map((row) => shownOutcome(row));
    },
    verify: () => verifyChain(database),
  };
}

/** Appends within a transaction that has written nothing yet, or has locked `audit_outcome`. */
export async function appendOutcome(
  transaction: Transaction<StoreSchema>,
  given: NewOutcome,
  { clock, newId }: Pick<OutcomesOptions, 'clock' | 'newId'>,
): Promise<{ outcome: Outcome; isNew: boolean }> {
  const last = await lockSequence(transaction, 'audit_outcome');
  const { claimId, reviewer } = given;
  const known = await transaction
    .selectFrom('audit_outcome')
    .selectAll()
    .where('reviewer_id', '=', reviewer.id)
    .where('idempotency_key', '=', given.idempotencyKey)
    .executeTakeFirst();
  if (known) {
    if (!isSameDecision(known, given)) throw new CasemindError('IDEMPOTENCY_CONFLICT', { key: given.idempotencyKey });
    return { outcome: shownOutcome(known), isNew: false };
  }
  await lockSequence(transaction, 'claim_state');
  const now = clock();
  const state = await stateOf(transaction, claimId);
  refuseTaken(state, reviewer, now);
  const previous = await transaction.selectFrom('audit_outcome').select('hash').where('seq', '=', last).executeTakeFirst();
  const content: Omit<AuditOutcomeRow, 'hash'> = {
    seq: await nextOf(transaction, 'audit_outcome'),
    outcome_id: newId(),
    claim_id: claimId,
    snapshot_id: given.snapshotId,
    reviewer_id: reviewer.id,
    reviewer: reviewer.name,
    decision: given.decision,
    correction_ratio: given.correctionRatio,
    notes: given.notes,
    evidence: canonicalJson(given.evidence),
    supersedes: state?.outcome_id ?? null,
    idempotency_key: given.idempotencyKey,
    proposal_id: given.proposalId ?? null,
    created_at: now.toISOString(),
    prev_hash: previous?.hash ?? genesisHash,
  };
  const row: AuditOutcomeRow = { ...content, hash: sha256(canonicalJson(content)) };
  await transaction.insertInto('audit_outcome').values(row).execute();
  await changeState(transaction, claimId, {
    outcome_id: row.outcome_id,
    decision: row.decision,
    correction_ratio: row.correction_ratio,
    reviewer_id: row.reviewer_id,
    reviewer: row.reviewer,
    decided_at: row.created_at,
    ...unassigned,
  });
  if (state?.assignee_id)
    await transaction
      .insertInto('assignments')
      .values({ assignment_id: newId(), claim_id: claimId, action: 'decided', actor_id: reviewer.id, assignee_id: null, at: row.created_at, expires_at: null })
      .execute();
  return { outcome: shownOutcome(row), isNew: true };
}

function isSameDecision(known: AuditOutcomeRow, { claimId, decision, correctionRatio, notes }: NewOutcome): boolean {
  return known.claim_id === claimId && known.decision === decision && known.correction_ratio === correctionRatio && known.notes === notes;
}

/** Rows read at a time. */
const pageSize = 1000;

async function verifyChain(database: Kysely<StoreSchema>): Promise<ChainReport> {
  const { value: newest } = await database.selectFrom('sequences').select('value').where('name', '=', 'audit_outcome').executeTakeFirstOrThrow();
  const problems: { seq: number; problem: ChainReport['problems'][number]['problem'] }[] = [];
  let [head, seq, rows] = [genesisHash, 0, 0];
  for (;;) {
    const page = await database.selectFrom('audit_outcome').selectAll().where('seq', '>', seq).orderBy('seq').limit(pageSize).execute();
    for (const { hash, ...content } of page) {
      for (let missing = seq + 1; missing < content.seq; missing += 1) problems.push({ seq: missing, problem: 'missing' });
      if (sha256(canonicalJson(content)) !== hash) problems.push({ seq: content.seq, problem: 'changed' });
      if (content.prev_hash !== head) problems.push({ seq: content.seq, problem: 'broken_link' });
      [head, seq, rows] = [hash, content.seq, rows + 1];
    }
    if (page.length < pageSize) break;
  }
  // Rows written while the chain was read are later than the number read first, and may be there.
  for (let missing = seq + 1; missing <= newest; missing += 1) problems.push({ seq: missing, problem: 'missing' });
  const { value: now } = await database.selectFrom('sequences').select('value').where('name', '=', 'audit_outcome').executeTakeFirstOrThrow();
  if (seq > now) problems.push({ seq, problem: 'beyond_head' });
  return { rows, head, problems };
}

export function shownOutcome(row: AuditOutcomeRow): Outcome {
  const evidence: OutcomeEvidence = JSON.parse(row.evidence);
  return {
    id: row.outcome_id,
    seq: row.seq,
    claimId: row.claim_id,
    snapshotId: row.snapshot_id,
    reviewer: { id: row.reviewer_id, name: row.reviewer },
    decision: row.decision,
    correctionRatio: row.correction_ratio,
    notes: row.notes,
    evidence,
    supersedes: row.supersedes,
    idempotencyKey: row.idempotency_key,
    proposalId: row.proposal_id,
    createdAt: row.created_at,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
