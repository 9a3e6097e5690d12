import type { QcLog } from './qc-log.ts';

/** Fewer claims than these, before or now, are too few to say that something is wrong. */
const fewest = 200;
/** A snapshot with less than this share of the rows before lost some on the way. */
const leastRows = 0.7;
/** A column is suddenly empty where it was there in this share of the claims at least, and is in that share at most. */
const wasThere = 0.5;
const isThere = 0.05;
/** Rules that found this share of the claims at least do not all fall silent. */
const leastFlagged = 0.01;

/**
 * What a snapshot breaks that no change of the world explains, beside the log of the one that serves: a failure keeps it staged
 * until a person publishes it. Words for people; nothing where it may be published. Drift is another matter: it publishes and tells.
 */
export function hardChecks(log: QcLog, before: QcLog | undefined): string[] {
  const failures: string[] = [];
  const rows = log.total_rows;
  if (rows >= fewest)
    for (const [column, name] of [['risk_score', 'risk score'], ['ml_score_normalized', 'model score']] as const)
      if ((log.histograms[column]?.length ?? 2) === 1 && (before?.histograms[column]?.length ?? 2) > 1) failures.push(`every claim has the same ${name}`);
  if (before === undefined || before.total_rows < fewest) return failures;
  if (rows < leastRows * before.total_rows) failures.push(`${rows} claims, ${Math.round((1 - rows / before.total_rows) * 100)} % fewer than the ${before.total_rows} of ${before.snapshot_id}`);
  if (rows < fewest) return failures;
  for (const [column, empty] of Object.entries(log.null_counts)) {
    const emptyBefore = before.null_counts[column];
    if (emptyBefore !== undefined && 1 - emptyBefore / before.total_rows >= wasThere && 1 - empty / rows <= isThere)
      failures.push(`${column} is empty in ${percent(empty / rows)} of the claims, in ${percent(emptyBefore / before.total_rows)} of ${before.snapshot_id}`);
  }
  if (log.flagged_rows === 0 && before.flagged_rows / before.total_rows >= leastFlagged) failures.push(`no claim has an indication, ${before.flagged_rows} of ${before.snapshot_id} have`);
  return failures;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
