import type { Kysely } from 'kysely';

import { CasemindError, type ClosingReason, type Decision, isReasonOf } from '#engine';

import { canonicalJson } from './canonical-json.ts';
import type { AuditKey } from './chain.ts';
import type { Person } from './claim-state.ts';
import { lockSequence } from './database.ts';
import { type Outcome, type OutcomeEvidence, appendOutcome, shownOutcome } from './outcomes.ts';
import type { ProposalRow, ProposalStatus, StoreSchema } from './schema.ts';

export interface ProposedDecision {
  readonly decision: Decision;
  readonly correctionRatio: number;
  readonly reason: ClosingReason | null;
  readonly notes: string;
}

/** What a proposal stands on. Where the claim has changed, the proposal is stale; another snapshot with the same claim changes nothing. */
export interface ProposalBasis {
  /** Hash of the claim as it was read. */
  readonly claimHash: string;
}

/** One audit_outcome row that waits for the person it was made for. */
export interface Proposal extends ProposedDecision, ProposalBasis {
  /** The snapshot that the claim was read in. */
  readonly snapshotId: string;
  readonly id: string;
  readonly claimId: string;
  readonly ownerId: string;
  readonly status: ProposalStatus;
  readonly version: number;
  readonly latestOutcomeId: string | null;
  readonly evidence: OutcomeEvidence;
  readonly outcomeId: string | null;
  /** The later proposal of the same person on the same claim that took its place. */
  readonly supersededBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface NewProposal extends ProposedDecision, ProposalBasis {
  readonly snapshotId: string;
  /** Given by the caller, so that a step that runs again makes no second one. */
  readonly id: string;
  readonly claimId: string;
  readonly ownerId: string;
  readonly evidence: OutcomeEvidence;
  /** Milliseconds. */
  readonly forMs: number;
}

export interface CreatedProposal {
  readonly proposal: Proposal;
  /** Those whose place it took, oldest first. */
  readonly replaced: readonly Proposal[];
}

export interface ConfirmOptions {
  readonly id: string;
  /** The version that the person saw. */
  readonly version: number;
  readonly reviewer: Person;
  /** What the claim is now. */
  readonly basis: ProposalBasis;
}

/** Proposals of decisions. Every call names whose they are: another's is as good as missing. */
export interface Proposals {
  /**
   * Writes a proposal, and in the same transaction rejects what else waits of the same person on the same claim, as superseded.
   * The same id again gives what is there.
   */
  create(proposal: NewProposal): Promise<CreatedProposal>;
  find(ownerId: string, id: string): Promise<Proposal | undefined>;
  /** Ids of the proposals, of everybody, that wait for their person now. */
  waiting(): Promise<string[]>;
  /**
   * Writes the outcome of a proposal. Confirmed again, or by two at once, gives the same one row.
   *
   * @throws CasemindError PROPOSAL_MISSING, PROPOSAL_CLOSED, PROPOSAL_EXPIRED, PROPOSAL_STALE,
   *   PROPOSAL_CHANGED; CLAIM_TAKEN as `Outcomes.append`.
   */
  confirm(options: ConfirmOptions): Promise<{ readonly outcome: Outcome; readonly isNew: boolean }>;
  /** Changes what is proposed. @throws CasemindError as `confirm`. */
  edit(options: { readonly id: string; readonly ownerId: string; readonly version: number; readonly to: ProposedDecision }): Promise<Proposal>;
  /** Drops a proposal; dropped again, nothing changes. @throws CasemindError PROPOSAL_MISSING, PROPOSAL_CLOSED. */
  reject(options: { readonly id: string; readonly ownerId: string }): Promise<Proposal>;
}

interface ProposalsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly auditKeys: readonly AuditKey[];
}

export function createProposals({ database, clock, newId, auditKeys }: ProposalsOptions): Proposals {
  const selected = database.selectFrom('proposals').selectAll();

  /** @throws CasemindError where the proposal is not the one that the person saw, or waits no more. */
  function refuseUnfit(row: ProposalRow, version: number): void {
    if (row.status !== 'pending') throw new CasemindError('PROPOSAL_CLOSED', { proposal: row.proposal_id, status: row.status });
    if (row.expires_at <= clock().toISOString()) throw new CasemindError('PROPOSAL_EXPIRED', { proposal: row.proposal_id, at: row.expires_at });
    if (row.version !== version) throw new CasemindError('PROPOSAL_CHANGED', { proposal: row.proposal_id, version: row.version });
  }

  return {
    create({ id, claimId, ownerId, decision, correctionRatio, reason, notes, snapshotId, claimHash, evidence, forMs }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'audit_outcome');
        const known = await transaction.selectFrom('proposals').selectAll().where('proposal_id', '=', id).executeTakeFirst();
        if (known) return { proposal: shown(known), replaced: await replacedBy(transaction, id) };
        const latest = await transaction.selectFrom('claim_state').select('outcome_id').where('claim_id', '=', claimId).executeTakeFirst();
        const now = clock();
        const row: ProposalRow = {
          proposal_id: id,
          claim_id: claimId,
          owner_id: ownerId,
          status: 'pending',
          version: 1,
          decision,
          correction_ratio: correctionRatio,
          reason,
          notes,
          snapshot_id: snapshotId,
          claim_hash: claimHash,
          latest_outcome_id: latest?.outcome_id ?? null,
          evidence: canonicalJson(evidence),
          outcome_id: null,
          superseded_by: null,
          created_at: now.toISOString(),
          expires_at: new Date(now.getTime() + forMs).toISOString(),
        };
        await transaction
          .updateTable('proposals')
          .set(({ eb }) => ({ status: 'rejected', superseded_by: id, version: eb('version', '+', 1) }))
          .where('owner_id', '=', ownerId)
          .where('claim_id', '=', claimId)
          .where('status', '=', 'pending')
          .where('expires_at', '>', now.toISOString())
          .execute();
        await transaction.insertInto('proposals').values(row).execute();
        return { proposal: shown(row), replaced: await replacedBy(transaction, id) };
      });
    },
    async find(ownerId, id) {
      const row = await selected.where('proposal_id', '=', id).where('owner_id', '=', ownerId).executeTakeFirst();
      return row && shown(row);
    },
    async waiting() {
      const rows = await database.selectFrom('proposals').select('proposal_id').where('status', '=', 'pending').where('expires_at', '>', clock().toISOString()).execute();
      return rows.map(({ proposal_id }) => proposal_id);
    },
    confirm({ id, version, reviewer, basis }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'audit_outcome');
        const row = await transaction.selectFrom('proposals').selectAll().where('proposal_id', '=', id).where('owner_id', '=', reviewer.id).executeTakeFirst();
        if (!row) throw new CasemindError('PROPOSAL_MISSING', { proposal: id });
        if (row.status === 'confirmed' && row.version === version + 1) {
          const written = await transaction.selectFrom('audit_outcome').selectAll().where('proposal_id', '=', id).executeTakeFirstOrThrow();
          return { outcome: shownOutcome(written), isNew: false };
        }
        refuseUnfit(row, version);
        const state = await transaction.selectFrom('claim_state').select('outcome_id').where('claim_id', '=', row.claim_id).executeTakeFirst();
        // One that waits since before there were reasons is proposed again.
        const isFresh = isReasonOf(row.decision, row.reason) && row.claim_hash === basis.claimHash && row.latest_outcome_id === (state?.outcome_id ?? null);
        if (!isFresh) throw new CasemindError('PROPOSAL_STALE', { proposal: id });
        const { evidence, correctionRatio, reason, decision, notes } = shown(row);
        const written = await appendOutcome(
          transaction,
          { claimId: row.claim_id, snapshotId: row.snapshot_id, reviewer, decision, correctionRatio, reason, notes, evidence, idempotencyKey: `proposal:${id}`, proposalId: id },
          { clock, newId, auditKeys },
        );
        await transaction
          .updateTable('proposals')
          .set({ status: 'confirmed', version: version + 1, outcome_id: written.outcome.id })
          .where('proposal_id', '=', id)
          .where('version', '=', version)
          .execute();
        return written;
      });
    },
    edit({ id, ownerId, version, to }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'audit_outcome');
        const row = await transaction.selectFrom('proposals').selectAll().where('proposal_id', '=', id).where('owner_id', '=', ownerId).executeTakeFirst();
        if (!row) throw new CasemindError('PROPOSAL_MISSING', { proposal: id });
        refuseUnfit(row, version);
        const changed = await transaction
          .updateTable('proposals')
          .set({ decision: to.decision, correction_ratio: to.correctionRatio, reason: to.reason, notes: to.notes, version: version + 1 })
          .where('proposal_id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return shown(changed);
      });
    },
    reject({ id, ownerId }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'audit_outcome');
        const row = await transaction.selectFrom('proposals').selectAll().where('proposal_id', '=', id).where('owner_id', '=', ownerId).executeTakeFirst();
        if (!row) throw new CasemindError('PROPOSAL_MISSING', { proposal: id });
        if (row.status === 'rejected') return shown(row);
        if (row.status !== 'pending') throw new CasemindError('PROPOSAL_CLOSED', { proposal: id, status: row.status });
        const changed = await transaction
          .updateTable('proposals')
          .set({ status: 'rejected', version: row.version + 1 })
          .where('proposal_id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return shown(changed);
      });
    },
  };
}

/** Proposals whose place one took, oldest first. */
async function replacedBy(transaction: Kysely<StoreSchema>, id: string): Promise<readonly Proposal[]> {
  const rows = await transaction.selectFrom('proposals').selectAll().where('superseded_by', '=', id).orderBy('created_at').orderBy('proposal_id').execute();
  return rows.map((row) => shown(row));
}

function shown(row: ProposalRow): Proposal {
  const evidence: OutcomeEvidence = JSON.parse(row.evidence);
  return {
    id: row.proposal_id,
    claimId: row.claim_id,
    ownerId: row.owner_id,
    status: row.status,
    version: row.version,
    decision: row.decision,
    correctionRatio: row.correction_ratio,
    reason: row.reason,
    notes: row.notes,
    snapshotId: row.snapshot_id,
    claimHash: row.claim_hash,
    latestOutcomeId: row.latest_outcome_id,
    evidence,
    outcomeId: row.outcome_id,
    supersededBy: row.superseded_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
