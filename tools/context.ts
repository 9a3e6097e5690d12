import { type ClaimReading, CasemindError, type PublicClaim, type Ruleset, type Snapshot, everywhere, findRuleset, readClaim } from '#engine';

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
  /** The caller's scope; a claim outside it is as good as missing. Everything is in scope unless told. */
  readonly mayRead?: ((claim: PublicClaim) => boolean) | undefined;
  /** The claim as it was read of this snapshot before. The scope is asked again all the same. */
  readonly known?: ClaimReading | undefined;
}

export function createToolContext({ snapshot, claimId, mayRead, known }: ToolContextOptions): ToolContext {
  let pending: Promise<ClaimReading> | undefined;
  return {
    snapshot,
    claimId,
    ruleset: findRuleset(snapshot.manifest.ruleset_version),
    reading: () => (pending ??= readInScope()),
  };

  async function readInScope(): Promise<ClaimReading> {
    const reading = known ?? await readClaim(snapshot, claimId, everywhere);
    if (mayRead && !mayRead(reading.claim)) throw new CasemindError('CLAIM_MISSING', { claim: claimId, snapshot: snapshot.manifest.snapshot_id });
    return reading;
  }
}
