import { claimColumns, scoreColumns } from '../columns.ts';
import type { RunManifest } from '../claims/run-manifest.ts';
import type { Connection } from '../database.ts';
import type { QcLog } from '../quality/qc-log.ts';
import type { Ruleset } from '../rules/rule.ts';
import type { AddedClaims } from './added-claims.ts';

interface SnapshotParts {
  readonly run: RunManifest;
  /** With which it was scored: it says how scores combine. */
  readonly ruleset: Pick<Ruleset, 'combination'>;
  readonly lastRunNo: number;
  readonly added: AddedClaims;
  readonly qc: QcLog;
  /** Paths of the Parquet files that lie beside the database. */
  readonly scoresParquet: string;
  readonly claimsParquet: string;
}

const requiredColumns = [...claimColumns, ...scoreColumns].filter(({ required }) => required === true).map(({ name }) => name);

/** What the snapshot on this connection breaks of the laws of a snapshot, in words; nothing where it may be published. */
export async function checkSnapshot(connection: Connection, { run, ruleset, lastRunNo, added, qc, scoresParquet, claimsParquet }: SnapshotParts): Promise<string[]> {
  const rows = run.rows_out + added.live + added.simulated;
  const broken = await connection.rowsOfFile<{ failure: string }>('tests/snapshot_checks', {
    rows,
    last_run_no: lastRunNo,
    run_content: run.content.claims_normalized,
    run_ruleset: run.ruleset_version,
    scores_parquet: scoresParquet,
    claims_parquet: claimsParquet,
  });
  const missing = await connection.rowsOfFile<{ failure: string }>('tests/required_values', { required: requiredColumns });
  const uncombined = await connection.rowsOfFile<{ failure: string }>(ruleset.combination === 'surprise' ? 'tests/surprise_scores' : 'tests/largest_scores');
  const failures = [...broken, ...uncombined, ...missing].map(({ failure }) => failure);
  if (qc.total_rows !== rows) failures.push(`the QC log counts ${qc.total_rows} claims, the run ${rows}`);
  return failures;
}
