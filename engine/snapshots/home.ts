import { join } from 'node:path';

/** Where everything lies under CASEMIND_HOME. */
export interface Home {
  readonly root: string;
  /** One folder per ETL run: `claims.duckdb`, `claims_normalized.parquet`, `manifest.json`. */
  readonly runs: string;
  /** One folder per snapshot: `snapshot.duckdb`, its Parquet files, `manifest.json`. */
  readonly snapshots: string;
  /** The pointer: the file that names the published snapshot. */
  readonly pointer: string;
  /** A link to the folder of the published snapshot; `data` and `analytics` lead through it. */
  readonly current: string;
  /** Folder in which the Parquet files of the published snapshot have lasting names. */
  readonly data: string;
  /** Lasting name of the published snapshot’s database. */
  readonly analytics: string;
  /** QC logs and their summary. */
  readonly logs: string;
  /** Model versions trained here. */
  readonly artifacts: string;
  /** Scratch space of DuckDB and of half-written files; emptied at start of a build. */
  readonly scratch: string;
  readonly store: string;
  /** Simulated claims, in a database of their own. */
  readonly simulation: string;
  /** Live claims as a file for other tools, and what consumers keep of themselves. */
  readonly live: string;
  /** Models learned from decisions, which of them serves, and the view of decisions as Parquet. */
  readonly learning: string;
  readonly buildLock: string;
}

export function homeAt(root: string): Home {
  return {
    root,
    runs: join(root, 'runs'),
    snapshots: join(root, 'snapshots'),
    pointer: join(root, 'current.json'),
    current: join(root, 'current'),
    data: join(root, 'data'),
    analytics: join(root, 'analytics.duckdb'),
    logs: join(root, 'logs'),
    artifacts: join(root, 'artifacts'),
    scratch: join(root, 'scratch'),
    store: join(root, 'store.sqlite'),
    simulation: join(root, 'simulation.sqlite'),
    live: join(root, 'live'),
    learning: join(root, 'learning'),
    buildLock: join(root, 'build.lock'),
  };
}
