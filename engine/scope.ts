/**
 * What a caller may see. Every read of claims takes one and joins it to its filters with AND, as a
 * bound parameter; a claim without a province is outside of every scope that names provinces.
 */
export interface Scope {
  /** BPS codes of provinces of facilities; null for the whole country. */
  readonly provinces: readonly string[] | null;
}

export const everywhere: Scope = { provinces: null };
