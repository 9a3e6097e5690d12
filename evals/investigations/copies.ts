import { join } from 'node:path';

import { type Home, type Parameters, type Row, type Snapshot, readManifest, readPointer } from '#engine';

import { Database, type Connection, quoteLiteral } from '../../engine/database.ts';
import { loadSql } from '../../engine/sql.ts';

/** Columns that say what happened: they are dealt anew to the claims, each block as a whole and by itself. */
const outcomeBlocks = {
  costs: { within: '1', columns: [
    'tariff_amount', 'topup_codes', 'topup_sa_amount', 'topup_sp_amount', 'topup_rr_amount', 'topup_si_amount', 'topup_sd_amount', 'topup_amount', 'amount_claimed', 'amount_paid', 'amount_gap', 'payment_ratio',
    'peer_level', 'peer_key', 'peer_n', 'peer_mean', 'peer_p90', 'peer_std', 'cost_zscore', 'cost_cell', 'cost_n', 'cost_median', 'cost_excess', 'flags', 'flag_mask', 'rules_not_evaluated', 'risk_score', 'rule_score', 'anomaly_score', 'ml_score_normalized',
    'duplicate_pattern', 'duplicate_claim_ids', 'previous_claim_id', 'days_since_previous_claim', 'days_since_previous_discharge', 'readmission_gap', 'same_day_claim_count', 'claim_count_30_days_before', 'claim_count_365_days_before', 'overlapping_claim_count',
  ] },
  stays: { within: 'service_type', columns: ['los', 'stay_cell', 'stay_n', 'stay_median', 'stay_excess', 'stay_shortfall'] },
  severities: { within: 'service_type', columns: ['severity_group', 'inacbg_severity'] },
} as const satisfies Record<string, { readonly within: string; readonly columns: readonly string[] }>;

/** A snapshot of which copies are made in memory; its claims are those of the one published in a home. */
export class Copies {
  readonly #database: Database;
  readonly #connection: Connection;
  readonly #home: Home;

  private constructor(database: Database, connection: Connection, home: Home) {
    this.#database = database;
    this.#connection = connection;
    this.#home = home;
  }

  static async of(home: Home, threads = 2): Promise<Copies> {
    const database = await Database.open(':memory:', { threads });
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, readPointer(home) ?? '', 'snapshot.duckdb'))} AS published (READ_ONLY)`);
    await connection.runFile('marts/claim_state_table');
    return new Copies(database, connection, home);
  }

  /**
   * A copy in which what happened has nothing to do with where, when and to whom: costs, stays and severities are
   * dealt anew, by the seed. Stays and severities stay with inpatients.
   */
  async shuffled(seed: number): Promise<Snapshot> {
    const dealt = Object.entries(outcomeBlocks).map(
      ([block, { within, columns }]) => `${block} AS (SELECT ${within} AS part, row_number() OVER (PARTITION BY ${within} ORDER BY md5(claim_id || '${block}${seed}')) AS place, ${columns.join(', ')} FROM published.claims_scored)`,
    );
    const taken = Object.entries(outcomeBlocks).flatMap(([block, { columns }]) => columns.map((column) => `${block}.${column} AS ${column}`));
    await this.#connection.run(
      [
        `CREATE OR REPLACE TABLE claims_scored AS WITH ${dealt.join(', ')},`,
        'claims AS (SELECT *, row_number() OVER (ORDER BY claim_id) AS place, row_number() OVER (PARTITION BY service_type ORDER BY claim_id) AS place_within FROM published.claims_scored)',
        `SELECT claims.* EXCLUDE (place, place_within) REPLACE (${taken.join(', ')}, regexp_replace(claims.inacbg_code, '[^-]*$', severities.inacbg_severity) AS inacbg_code)`,
        'FROM claims JOIN costs USING (place) JOIN stays ON stays.part = claims.service_type AND stays.place = claims.place_within JOIN severities ON severities.part = claims.service_type AND severities.place = claims.place_within',
        'ORDER BY claim_no',
      ].join('\n'),
    );
    return this.#snapshot();
  }

  /** A copy with the claims as they are, stored in an order. */
  async asPublished(order: 'claim_no' | 'claim_no DESC'): Promise<Snapshot> {
    await this.#connection.run(`CREATE OR REPLACE TABLE claims_scored AS FROM published.claims_scored ORDER BY ${order}`);
    return this.#snapshot();
  }

  /** Changes the claims of the copy at hand. */
  async change(sql: string, parameters: Parameters): Promise<number> {
    return this.#connection.run(sql, parameters);
  }

  #snapshot(): Snapshot {
    const id = readPointer(this.#home) ?? '';
    const rows = async <T = Row>(sql: string, parameters: Parameters = {}): Promise<T[]> => this.#connection.rows<T>(sql, parameters);
    return { manifest: { ...readManifest(this.#home, id) }, rows, rowsOfFile: async <T = Row>(name: string, parameters: Parameters = {}) => rows<T>(loadSql(name), parameters), ranksOf: async (claim_id) => (await rows<{ risk_rank: number }>('SELECT risk_rank FROM claims_scored WHERE claim_id = $claim_id', { claim_id })).map(({ risk_rank }) => risk_rank) };
  }

  close(): void {
    this.#connection.close();
    this.#database.close();
  }
}
