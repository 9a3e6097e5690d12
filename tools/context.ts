import { type ClaimReading, type ClosingReason, CasemindError, type QcSummary, type Remembered, type ReportPage, type Ruleset, type Scope, type Snapshot, findRuleset, readClaim } from '#engine';

import type { DriftReading } from './drift-reading.ts';
import type { EvidenceSource } from './evidence.ts';
import type { OperationsReading } from './operations-reading.ts';

/** A decision as a tool may show it. The name of the reviewer is none of it. */
export interface OutcomeOfClaim {
  readonly decision: string;
  readonly correctionRatio: number;
  readonly reason: ClosingReason | null;
  readonly decidedAt: string;
  readonly notes: string;
}

/** What the server binds to the tools of one request. A model can neither see nor change it. */
export interface ToolContext {
  readonly snapshot: Snapshot;
  /** The claim in context, or undefined where a question is about many. */
  readonly claimId: string | undefined;
  /** The caller's scope: every read of claims takes it. */
  readonly scope: Scope;
  /** Whom `me` means in a query; nobody unless told. */
  readonly caller: string;
  /** When the request came: decides whether an assignment still counts. */
  readonly now: Date;
  /** Further claims that the person named in the question; those out of scope are as good as missing. */
  readonly namedClaims: readonly string[];
  /** The ruleset that flagged the claims of the snapshot. */
  readonly ruleset: Ruleset;
  /** Pages of reports and figures that were read of this or another snapshot before. */
  readonly pages: Remembered<ReportPage> | undefined;
  /** Decisions on a claim, the newest first; none where there is no store. */
  readonly outcomesOf: (claimId: string) => Promise<readonly OutcomeOfClaim[]>;
  /** The QC summary of the snapshot, or undefined where there is none. */
  readonly quality: () => Promise<QcSummary | undefined>;
  /** Alerts and jobs, or undefined where the caller may not see them. */
  readonly operations: () => Promise<OperationsReading | undefined>;
  /** How runs were judged; without it no tool tells of that. */
  readonly drift: DriftReading | undefined;
  /**
   * The claim in context, read once.
   *
   * @throws CasemindError CLAIM_MISSING where there is none in context, the snapshot lacks it or the caller may not read it.
   */
  reading(): Promise<ClaimReading>;
}

/** What values are read with. */
export type Reading = Pick<ToolContext, 'snapshot' | 'scope' | 'pages'>;

/** The claim that a source names, in scope. @throws CasemindError CLAIM_MISSING */
export function claimAt({ snapshot, scope }: Reading, { keys }: EvidenceSource): Promise<ClaimReading> {
  return readClaim(snapshot, String(keys['claim_id']), scope);
}

export interface ToolContextOptions {
  readonly snapshot: Snapshot;
  readonly claimId?: string | undefined;
  readonly scope: Scope;
  readonly caller?: string;
  readonly now?: Date;
  readonly namedClaims?: readonly string[];
  /** The claim as it was read of this snapshot, in this scope, before. */
  readonly known?: ClaimReading | undefined;
  readonly pages?: Remembered<ReportPage> | undefined;
  readonly outcomesOf?: ToolContext['outcomesOf'] | undefined;
  readonly quality?: ToolContext['quality'] | undefined;
  readonly operations?: ToolContext['operations'] | undefined;
  readonly drift?: DriftReading | undefined;
}

export function createToolContext({ snapshot, claimId, scope, caller = '', now = new Date(), namedClaims = [], known, pages, outcomesOf = async () => [], quality = async () => undefined, operations = async () => undefined, drift }: ToolContextOptions): ToolContext {
  let pending: Promise<ClaimReading> | undefined;
  return {
    snapshot,
    claimId,
    scope,
    caller,
    now,
    namedClaims,
    ruleset: findRuleset(snapshot.manifest.ruleset_version),
    pages,
    outcomesOf,
    quality,
    operations,
    drift,
    reading: () => (pending ??= known ? Promise.resolve(known) : read()),
  };

  async function read(): Promise<ClaimReading> {
    if (claimId === undefined) throw new CasemindError('CLAIM_MISSING', { claim: '-', snapshot: snapshot.manifest.snapshot_id });
    return readClaim(snapshot, claimId, scope);
  }
}
