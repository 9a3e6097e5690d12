import type { LiveMark } from '../claims/quality-marks.ts';
import type { ScoredClaim } from '../columns.ts';
import type { Connection } from '../database.ts';

export type CodedClaim = Pick<ScoredClaim, 'dx_admission_code' | 'dx_primary_group' | 'dx_primary_code' | 'dx_secondary_codes' | 'procedure_codes' | 'inacbg_code'>;

/** What a snapshot knows of codes: the lists that its run was given, and what its claims have together. */
export class KnownCodes {
  /** Codes of the lists that were loaded, by list. */
  readonly #lists: ReadonlyMap<string, ReadonlySet<string>>;
  /** Kinds of diagnosis and procedure that no claim has together, although both are frequent. */
  readonly #unlikely: ReadonlySet<string>;

  private constructor(lists: ReadonlyMap<string, ReadonlySet<string>>, unlikely: ReadonlySet<string>) {
    this.#lists = lists;
    this.#unlikely = unlikely;
  }

  /** @param connection sees `reference_codes` and the claims of a snapshot. */
  static async read(connection: Connection): Promise<KnownCodes> {
    const codes = await connection.rows<{ list: string; code: string }>("SELECT list, code FROM reference_codes WHERE list IN ('icd10', 'icd9cm', 'inacbg')");
    const unlikely = await connection.rowsOfFile<{ level: number; diagnosis: string; procedure: string }>('live/unlikely_treatments');
    const lists = new Map([...Map.groupBy(codes, ({ list }) => list)].map(([list, rows]) => [list, new Set(rows.map(({ code }) => code))]));
    return new KnownCodes(lists, new Set(unlikely.map(({ level, diagnosis, procedure }) => pairOf(level, diagnosis, procedure))));
  }

  marksOf(claim: CodedClaim): LiveMark[] {
    const marks: LiveMark[] = [];
    const isUnlisted = (list: string, codes: readonly (string | null)[]): boolean => {
      const listed = this.#lists.get(list);
      return listed !== undefined && codes.some((code) => code !== null && !listed.has(code));
    };
    if (isUnlisted('icd10', [claim.dx_primary_code, claim.dx_admission_code, ...claim.dx_secondary_codes]) || isUnlisted('icd9cm', claim.procedure_codes) || isUnlisted('inacbg', [claim.inacbg_code]))
      marks.push('CODE_UNLISTED');
    const { dx_primary_group: group } = claim;
    if (group !== null && claim.procedure_codes.some((code) => this.#unlikely.has(pairOf(1, group, code)) || this.#unlikely.has(pairOf(2, group.slice(0, 1), code.slice(0, 2)))))
      marks.push('PROCEDURE_INCOHERENT');
    return marks;
  }
}

const pairOf = (level: number, diagnosis: string, procedure: string): string => `${level} ${diagnosis} ${procedure}`;
