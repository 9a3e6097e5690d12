import type { RunManifest } from '../claims/run-manifest.ts';
import type { Connection } from '../database.ts';

/** How many claims of a snapshot are in no row of its run, by where they came from. */
export interface AddedClaims {
  readonly live: number;
  readonly simulated: number;
}

export const noClaims: AddedClaims = { live: 0, simulated: 0 };

export interface AddOptions {
  readonly run: RunManifest;
  /** The last number that a claim of the run has; those that are added follow. */
  readonly lastRunNo: number;
  /** The folder of the snapshot, in which its claims become a file. */
  readonly folder: string;
  readonly now: Date;
}

/** Makes `claims_normalized` the claims of the run and, behind them, others. */
export type AddClaims = (connection: Connection, options: AddOptions) => Promise<AddedClaims>;
