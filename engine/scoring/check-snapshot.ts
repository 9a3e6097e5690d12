import { claimColumns, scoreColumns } from '../columns.ts';
import type { RunManifest } from '../claims/run-manifest.ts';
import type { Connection } from '../database.ts';
import type { QcLog } from '../quality/qc-log.ts';

interface SnapshotParts {
  readonly run: RunManifest;
  readonly qc: QcLog;
  /** Paths of the Parquet files that lie beside the database. */
  readonly scoresParquet: string;
  readonly claimsParquet: string;
}

const requiredColumns = [...claimColumns, ...scoreColumns].filter(({ required }) => required === true).map(({ name }) => name);

/** What the snapshot on this connection breaks of the laws of a snapshot, in words; nothing where it may be published. */
export async function checkSnapshot(connection: Connection, { run, qc, scoresParquet, claimsParquet }: SnapshotParts): Promise<string[]> {
  const broken = await connection.rowsOfFile<{ failure: string }>('tests/snapshot_checks', {
    rows: run.rows_out,
    run_content: run.content.claims_normalized,
    run_ruleset: run.ruleset_version,
    scores_parquet: scoresParquet,
    claims_parquet: claimsParquet,
  });
  const missing = await connection.rowsOfFile<{ failure: string }>('tests/required_values', { required: requiredColumns });
  const failures = [...broken, ...missing].map(({ failure }) => failure);
  if (qc.total_rows !== run.rows_out) failures.push(`the QC log counts ${qc.total_rows} claims, the run ${run.rows_out}`);
  return failures;
}
