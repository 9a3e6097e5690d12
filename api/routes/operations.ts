import type { CasemindError, Home } from '#engine';

import type { JobDesk } from '../jobs/job-desk.ts';
import type { RunCommand } from '../jobs/run-in-child.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Tracing } from '../observability/tracing.ts';

/** What the routes of operations stand on. */
export interface Operations {
  readonly home: Home;
  readonly desk: JobDesk;
  readonly runCommand: RunCommand;
  readonly metrics: Metrics;
  readonly areMetricsPublic: boolean;
  /** Why the snapshot that serves could not be read of late. */
  readonly snapshotFailure?: (() => CasemindError | undefined) | undefined;
  /** Whether the process was told to end. */
  readonly isLeaving?: (() => boolean) | undefined;
  readonly tracing?: Tracing | undefined;
  /** Milliseconds for which one stream of what happens to alerts is kept open; five minutes unless told. */
  readonly alertStreamMs?: number | undefined;
  /** Names of those who are told of alerts. */
  readonly alertTargets?: readonly string[] | undefined;
}
