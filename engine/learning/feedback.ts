import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { Database, quoteLiteral } from '../database.ts';
import type { ClosingReason, Decision } from '../decisions/closing-reasons.ts';

/** A decision as the store keeps it: what learning reads of an `audit_outcome`. */
export interface DecidedOutcome {
  readonly seq: number;
  readonly claimId: string;
  readonly snapshotId: string;
  readonly reviewer: { readonly name: string };
  readonly decision: Decision;
  readonly correctionRatio: number;
  readonly reason: ClosingReason | null;
  /** What was known of the claim. */
  readonly evidence: Readonly<Record<string, unknown>>;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}

/** How a claim came to be decided on: off the worklist, drawn from below the cut, or looked at a second time. */
export const selections = ['worklist', 'exploration', 'second_review'] as const;
export type SelectionKind = (typeof selections)[number];

/** A row of `claims_feedback_monitor`. */
export interface FeedbackRow {
  readonly claim_id: string;
  readonly seq: number;
  readonly decided_at: string;
  /** YYYY-MM. */
  readonly decided_month: string;
  readonly reviewer: string;
  readonly decision: Decision;
  readonly correction_ratio: number;
  readonly reason: ClosingReason | null;
  /** 1: corrected; 0: paid; null: between, learned from by nobody. */
  readonly label: 0 | 1 | null;
  readonly is_latest: boolean;
  /** NULL for decisions that are older than the mark. */
  readonly selection: SelectionKind | null;
  readonly risk_rank: number | null;
  readonly risk_score: number | null;
  readonly flags: readonly string[];
  readonly facility_class: string | null;
  readonly province_name: string | null;
  readonly ruleset_version: string | null;
}

/**
 * The decisions with the labels that they give, in their order (`sql/learning/claims_feedback_monitor.sql`).
 *
 * @param parquet where to write the view too, for other tools.
 */
export async function readFeedback(outcomes: readonly DecidedOutcome[], { parquet }: { readonly parquet?: string } = {}): Promise<FeedbackRow[]> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.runFile('learning/audit_outcomes', {
      outcomes: JSON.stringify(
        outcomes.map(({ claimId, seq, createdAt, reviewer, decision, correctionRatio, reason, snapshotId, evidence }) => ({
          claim_id: claimId, seq, decided_at: createdAt, reviewer: reviewer.name, decision, correction_ratio: correctionRatio, reason, snapshot_id: snapshotId, evidence,
        })),
      ),
    });
    await connection.runFile('learning/claims_feedback_monitor');
    if (parquet !== undefined) {
      mkdirSync(dirname(parquet), { recursive: true });
      await connection.run(`COPY (FROM claims_feedback_monitor ORDER BY seq) TO ${quoteLiteral(parquet)} (FORMAT parquet)`);
    }
    return await connection.rowsOfFile<FeedbackRow>('learning/feedback_rows');
  } finally {
    database.close();
  }
}
