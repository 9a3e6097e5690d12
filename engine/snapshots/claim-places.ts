import { createHash } from 'node:crypto';

import { type NumberColumn, readColumns } from '../column-vectors.ts';
import type { Connection } from '../database.ts';
import { loadSql } from '../sql.ts';

/**
 * Where the claims of a snapshot stand in `claims_scored`, by a hash of their ids, in memory: DuckDB takes longer to plan the
 * question than to read the claim. 8 bytes a claim.
 */
export class ClaimPlaces {
  readonly #hashes: NumberColumn;
  readonly #ranks: NumberColumn;

  private constructor(hashes: NumberColumn, ranks: NumberColumn) {
    this.#hashes = hashes;
    this.#ranks = ranks;
  }

  /** @param connection sees the tables of a snapshot without a schema. */
  static async read(connection: Connection): Promise<ClaimPlaces> {
    const [count] = await connection.rowsOfFile<{ places: number }>('queries/claim_place_count');
    const columns = await readColumns(connection, loadSql('queries/claim_places'), count?.places ?? 0);
    const [hashes, ranks] = [columns.get('claim_hash'), columns.get('risk_rank')];
    if (!hashes || !ranks) throw new Error('claim_places gives no hashes or no ranks');
    return new ClaimPlaces(hashes, ranks);
  }

  /** The ranks of the claims whose id has the hash of this one: none or one; more where others share it. */
  ranksOf(claimId: string): number[] {
    // As key_hash of sql/prelude.sql, from the lowest INTEGER on.
    const hash = createHash('md5').update(claimId).digest().readUInt32LE(8) - 2 ** 31;
    const ranks: number[] = [];
    for (let place = firstAtLeast(this.#hashes, hash); this.#hashes[place] === hash; place += 1) ranks.push(this.#ranks[place] ?? 0);
    return ranks;
  }
}

/** The first place whose value is at least the one sought; values do not fall. */
export function firstAtLeast(values: NumberColumn, sought: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
