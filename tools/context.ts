import { type ClaimReading, type Ruleset, type Scope, type Snapshot, findRuleset, readClaim } from '#engine';

/** What the server binds to the tools of one request. A model can neither see nor change it. */
export interface ToolContext {
  readonly snapshot: Snapshot;
  readonly claimId: string;
  /** The ruleset that flagged the claims of the snapshot. */
  readonly ruleset: Ruleset;
  /**
   * The claim in context, read once.
   *
   * @throws CasemindError CLAIM_MISSING where the snapshot lacks it or the caller may not read it.
   */
  reading(): Promise<ClaimReading>;
}

export interface ToolContextOptions {
  readonly snapshot: Snapshot;
  readonly claimId: string;
  /** The caller's scope; a claim outside it is as good as missing. */
  readonly scope: Scope;
  /** The claim as it was read of this snapshot, in this scope, before. */
  readonly known?: ClaimReading | undefined;
}

export function createToolContext({ snapshot, claimId, scope, known }: ToolContextOptions): ToolContext {
  let pending: Promise<ClaimReading> | undefined;
  return {
    snapshot,
    claimId,
    ruleset: findRuleset(snapshot.manifest.ruleset_version),
    reading: () => (pending ??= known ? Promise.resolve(known) : readClaim(snapshot, claimId, scope)),
  };
}
