import { type NumberColumn, readColumns } from '../column-vectors.ts';
import type { Connection } from '../database.ts';
import { ClaimPlaces, firstAtLeast } from '../snapshots/claim-places.ts';
import { loadSql } from '../sql.ts';

/** What rules on a patient's other claims look at; days count from 1970. */
export interface OtherClaim {
  readonly claim_id: string;
  readonly patient_key: string;
  readonly is_inpatient: boolean | null;
  readonly admitted: number;
  readonly discharged: number;
  readonly province_code: number | null;
  readonly dx_primary_code: string | null;
  readonly procedure_codes: readonly string[];
}

interface Treatment {
  readonly dx_primary_code: string | null;
  readonly procedure_codes: readonly string[];
}

const idsOfText = 65_536;

/**
 * The claims of a snapshot by patient and by id, in memory: DuckDB would read the columns of all claims to find those of a few
 * hundred patients. About 50 bytes a claim.
 */
export class SnapshotHistory {
  readonly #columns: ReadonlyMap<string, NumberColumn>;
  readonly #treatments: readonly Treatment[];
  readonly #ids: readonly string[];
  /** Where each id begins in its text. */
  readonly #idsAt: Uint32Array;
  readonly #places: ClaimPlaces;

  private constructor(columns: ReadonlyMap<string, NumberColumn>, treatments: readonly Treatment[], ids: readonly string[], places: ClaimPlaces) {
    this.#columns = columns;
    this.#treatments = treatments;
    this.#ids = ids;
    this.#idsAt = beginningsOf(ids, columnOf(columns, 'admitted').length);
    this.#places = places;
  }

  /** @param connection sees the tables of a snapshot without a schema. */
  static async read(connection: Connection): Promise<SnapshotHistory> {
    await connection.runFile('live/history_tables');
    const [count] = await connection.rows<{ claims: number }>('SELECT count(*) AS claims FROM history_claims');
    const columns = await readColumns(connection, loadSql('live/history_numbers'), count?.claims ?? 0);
    const treatments = await connection.rows<Treatment>('SELECT dx_primary_code, procedure_codes FROM history_treatments ORDER BY treatment_no');
    const ids = await connection.rowsOfFile<{ ids: string }>('live/history_ids');
    const places = await ClaimPlaces.read(connection);
    await connection.run('DROP TABLE history_treatments');
    await connection.run('DROP TABLE history_claims');
    return new SnapshotHistory(columns, treatments, ids.map((text) => text.ids), places);
  }

  /** The claims of a patient, by admission and id. */
  claimsOf(patientKey: string): OtherClaim[] {
    const [high, low] = [Number.parseInt(patientKey.slice(0, 13), 16), Number.parseInt(patientKey.slice(13), 16)];
    const [highs, lows] = [columnOf(this.#columns, 'key_high'), columnOf(this.#columns, 'key_low')];
    const claims: OtherClaim[] = [];
    for (let place = firstAtLeast(highs, high); highs[place] === high; place += 1) if (lows[place] === low) claims.push(this.#claimAt(place, patientKey));
    return claims;
  }

  /** Where the claim of an id may stand in `claims_scored`: nowhere, or at one of these ranks. */
  ranksOf(claimId: string): number[] {
    return this.#places.ranksOf(claimId);
  }

  #claimAt(place: number, patient_key: string): OtherClaim {
    const number = (name: string): number => columnOf(this.#columns, name)[place] ?? 0;
    const [inpatient, province] = [number('is_inpatient'), number('province_code')];
    return {
      claim_id: this.#idAt(place),
      patient_key,
      is_inpatient: inpatient < 0 ? null : inpatient === 1,
      admitted: number('admitted'),
      discharged: number('discharged'),
      province_code: province < 0 ? null : province,
      ...(this.#treatments[number('treatment_no')] ?? { dx_primary_code: null, procedure_codes: [] }),
    };
  }

  #idAt(place: number): string {
    const text = this.#ids[Math.floor(place / idsOfText)] ?? '';
    const isLast = place + 1 === this.#idsAt.length || (place + 1) % idsOfText === 0;
    return text.slice(this.#idsAt[place], isLast ? undefined : (this.#idsAt[place + 1] ?? 0) - 1);
  }
}

function columnOf(columns: ReadonlyMap<string, NumberColumn>, name: string): NumberColumn {
  const column = columns.get(name);
  if (!column) throw new Error(`there is no column ${name}`);
  return column;
}

function beginningsOf(texts: readonly string[], count: number): Uint32Array {
  const beginnings = new Uint32Array(count);
  let place = 0;
  for (const text of texts)
    for (let at = 0; at >= 0; place += 1) {
      beginnings[place] = at;
      const next = text.indexOf('\u001f', at);
      at = next < 0 ? -1 : next + 1;
    }
  if (place !== count) throw new Error(`${place} ids were read of ${count} claims`);
  return beginnings;
}
