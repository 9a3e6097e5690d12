import { CasemindError } from '../errors.ts';

/** A code with the name that the lists give it. */
interface CodedText {
  readonly code: string;
  readonly label: string | null;
}

/** A simulated claim as the message that tells of it: the payload of docs/ops/data_simulation.md. */
export interface SimulatedClaim {
  /** `SIM-YYYY-` and at least twelve digits: six of the run, six of its claim. */
  readonly claim_id: string;
  /** ISO 8601 with the offset of Jakarta. */
  readonly admit_dt: string;
  readonly discharge_dt: string;
  /** A participant and a facility that there are not. */
  readonly patient_ref: string;
  readonly facility_ref: string;
  readonly facility: {
    readonly province: string | null;
    readonly class: string | null;
    readonly ownership: string | null;
    readonly kind: string | null;
  };
  readonly diagnosis: { readonly primary_code: string; readonly primary_label: string | null; readonly secondary_codes: readonly string[] };
  /** The first of `procedures`. */
  readonly procedure: CodedText | null;
  readonly procedures: readonly CodedText[];
  readonly severity_group: string;
  readonly service_type: string;
  readonly inacbg_code: string | null;
  readonly inacbg_label: string | null;
  /** Rupiah. */
  readonly amount_claimed: number;
  readonly amount_paid: number;
  /** Claimed less paid. */
  readonly amount_gap: number;
  /** ISO 8601 UTC. */
  readonly generated_at: string;
}

const digits = 6;

/** The id of a claim of a run; no two runs of one home have a number in common. @throws CasemindError USAGE_INVALID for a number of more digits. */
export function simulatedClaimId(year: number, run: number, serial: number): string {
  for (const number of [run, serial]) if (number > mostClaimsOfRun) throw new CasemindError('USAGE_INVALID', { field: number === run ? 'run' : 'claim', value: String(number), accepted: `at most ${mostClaimsOfRun}` });
  return `SIM-${year}-${String(run).padStart(digits, '0')}${String(serial).padStart(digits, '0')}`;
}

/** Claims of one run, at most: ids have as many digits for them. */
export const mostClaimsOfRun = 10 ** digits - 1;
