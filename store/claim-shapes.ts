import type { Kysely } from 'kysely';

import { type LiveClaim, claimColumns, scoreColumns } from '#engine';

import type { LiveClaimRow, StoreSchema } from './schema.ts';

/** The columns of a live claim, as this version of Casemind keeps them. */
const names = [...claimColumns, ...scoreColumns].map(({ name }) => name).filter((name) => name !== 'claim_no' && name !== 'risk_rank');

type Written = Pick<LiveClaimRow, 'shape_id' | 'claim'>;
export type WriteClaim = (claim: LiveClaim['claim']) => Written;

/**
 * Writes claims as lists of their values: their names, which are most of what a claim is as JSON, are kept once. A claim that an
 * earlier version kept has NULL in columns that came later.
 */
export class ClaimShapes {
  readonly #database: Kysely<StoreSchema>;
  /** Where each column of now stands among the values of a shape; -1 where it has none. */
  readonly #places = new Map<number, readonly number[]>();
  #current: number | undefined;

  constructor(database: Kysely<StoreSchema>) {
    this.#database = database;
  }

  /** What writes claims in the shape of now. Call it outside a transaction. */
  async writer(): Promise<WriteClaim> {
    this.#current ??= await this.#idOf(JSON.stringify(names));
    const shape_id = this.#current;
    return (claim) => {
      const values: Readonly<Record<string, unknown>> = claim;
      return { shape_id, claim: JSON.stringify(names.map((name) => values[name] ?? null)) };
    };
  }

  async #idOf(text: string): Promise<number> {
    await this.#database.insertInto('live_claim_shapes').values({ names: text }).onConflict((conflict) => conflict.column('names').doNothing()).execute();
    return (await this.#database.selectFrom('live_claim_shapes').select('shape_id').where('names', '=', text).executeTakeFirstOrThrow()).shape_id;
  }

  /** Claims as they were, in their order. */
  async read(rows: readonly Written[]): Promise<LiveClaim['claim'][]> {
    if (rows.some(({ shape_id: id }) => !this.#places.has(id))) await this.#learn();
    return rows.map(({ shape_id: id, claim }) => {
      const values: readonly unknown[] = JSON.parse(claim);
      const places = this.#places.get(id) ?? [];
      const columns: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i += 1) columns[names[i] ?? ''] = values[places[i] ?? -1] ?? null;
      // What was written is a claim.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return columns as unknown as LiveClaim['claim'];
    });
  }

  async #learn(): Promise<void> {
    for (const { shape_id: id, names: text } of await this.#database.selectFrom('live_claim_shapes').selectAll().execute()) {
      const shape: readonly string[] = JSON.parse(text);
      this.#places.set(id, names.map((name) => shape.indexOf(name)));
    }
  }
}
