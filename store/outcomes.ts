import { type Kysely, type Transaction, sql } from 'kysely';

import { CasemindError, type ClosingReason, type Decision } from '#engine';

import { canonicalJson } from './canonical-json.ts';
import { type AuditKey, type ChainReport, type OutcomeContent, type VerifyOptions, genesisHash, hashOf, sealOf, verifyChain } from './chain.ts';
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
  /** Why, of the closed list; needed where the claim is rejected or corrected. */
  readonly reason?: ClosingReason | null | undefined;
  readonly notes: string;
  readonly evidence: OutcomeEvidence;
  /** Of one reviewer and key there is one outcome, however often it is sent. */
  readonly idempotencyKey: string;
  readonly proposalId?: string | undefined;
}

export interface Outcome extends Omit<NewOutcome, 'proposalId' | 'reason'> {
  readonly id: string;
  /** 1, 2, 3 … over all claims, without a gap. */
  readonly seq: number;
  /** The outcome of the same claim that this one takes the place of. */
  readonly supersedes: string | null;
  readonly proposalId: string | null;
  readonly reason: ClosingReason | null;
  readonly createdAt: string;
  readonly hashVersion: number;
  /** AUDIT_KEY that the row is hashed under. */
  readonly keyId: string | null;
  readonly prevHash: string;
  readonly hash: string;
}

export interface Outcomes {
  /**
   * Appends an outcome and lets go of the claim. The same key again gives the row that is there.
   *
   * @throws CasemindError IDEMPOTENCY_CONFLICT where the key was used for another decision;
   *   CLAIM_TAKEN where another has the claim open; AUDIT_KEY_MISSING where the row before has a key and there is
   *   none for this one.
   */
  append(outcome: NewOutcome): Promise<{ readonly outcome: Outcome; readonly isNew: boolean }>;
  /** All outcomes of a claim, the latest first. */
  ofClaim(claimId: string): Promise<Outcome[]>;
  /** Outcomes after a number, in their order. */
  after(seq: number, limit?: number): Promise<Outcome[]>;
  /** Reads the whole chain and compares every row with its hash, its number, the row before and heads noted elsewhere; and the states of claims with it. */
  verify(options?: VerifyOptions): Promise<ChainReport>;
}

interface OutcomesOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly auditKeys: readonly AuditKey[];
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
    verify: (verified) => verifyChain({ ...verified, database, keys: options.auditKeys }),
  };
}

/** Appends within a transaction that has written nothing yet, or has locked `audit_outcome`. */
export async function appendOutcome(
  transaction: Transaction<StoreSchema>,
  given: NewOutcome,
  { clock, newId, auditKeys }: Pick<OutcomesOptions, 'clock' | 'newId' | 'auditKeys'>,
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
  const previous = await transaction.selectFrom('audit_outcome').select(['hash', 'key_id']).where('seq', '=', last).executeTakeFirst();
  const seal = sealOf(auditKeys);
  if (previous?.key_id && seal.key_id === null) throw new CasemindError('AUDIT_KEY_MISSING', { key: previous.key_id, seq: last });
  const content = await givenBack(transaction, {
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
    reason: given.reason ?? null,
    created_at: now.toISOString(),
    ...seal,
    prev_hash: previous?.hash ?? genesisHash,
  });
  const hash = hashOf(content, auditKeys);
  if (hash === undefined) throw new Error('the key that a row is hashed under is not there');
  const row: AuditOutcomeRow = { ...content, hash };
  await transaction.insertInto('audit_outcome').values(row).execute();
  await changeState(transaction, claimId, {
    outcome_id: row.outcome_id,
    decision: row.decision,
    correction_ratio: row.correction_ratio,
    reason: row.reason,
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

/**
 * A row as the database gives it back, which is what is hashed: written, read, and taken back, since a row that is
 * written cannot be changed.
 */
async function givenBack(transaction: Transaction<StoreSchema>, content: OutcomeContent): Promise<OutcomeContent> {
  await sql`SAVEPOINT draft`.execute(transaction);
  await transaction.insertInto('audit_outcome').values({ ...content, hash: '' }).execute();
  const { hash: _, ...read } = await transaction.selectFrom('audit_outcome').selectAll().where('seq', '=', content.seq).executeTakeFirstOrThrow();
  await sql`ROLLBACK TO SAVEPOINT draft`.execute(transaction);
  await sql`RELEASE SAVEPOINT draft`.execute(transaction);
  return read;
}

function isSameDecision(known: AuditOutcomeRow, { claimId, decision, correctionRatio, reason, notes }: NewOutcome): boolean {
  return known.claim_id === claimId && known.decision === decision && known.correction_ratio === correctionRatio && known.reason === (reason ?? null) && known.notes === notes;
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
    reason: row.reason,
    notes: row.notes,
    evidence,
    supersedes: row.supersedes,
    idempotencyKey: row.idempotency_key,
    proposalId: row.proposal_id,
    createdAt: row.created_at,
    hashVersion: row.hash_version,
    keyId: row.key_id,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
