import type { Members } from './members.ts';

/** How a claim's record departs from what its case profile would show; bits that add up. */
export const record = { usual: 0, withoutProcedures: 1, leftWell: 2, withoutSecondary: 4, elaborate: 8, transferredOut: 16, transferredIn: 32 } as const;

export interface Claim {
  patient: number;
  facility: number;
  /** Position in `cases`. */
  case: number;
  admitDay: number;
  los: number;
  /** Severity billed: 0 outpatient, 1–3 inpatient. */
  severity: number;
  /** Severity of the care that was given; it decides secondary diagnoses and deaths. */
  careSeverity: number;
  /** Seeds what the patient had: admission and secondary diagnoses, procedures, clinic. */
  clinicalKey: number;
  /** Seeds the paper around it: referral, verification, discharge. */
  paperKey: number;
  record: number;
  /** Position in `specialGroups`, −1 for none, and rupiah before class and region; at most two. */
  topup: number;
  topupAmount: number;
  secondTopup: number;
  secondTopupAmount: number;
  /** Position in `modusNames`, −1 for none. */
  modus: number;
}

/** All claims of a run, one array per attribute, and each patient's claims as a linked list. */
export class ClaimLedger {
  count = 0;
  inpatientCount = 0;
  readonly severityCounts = [0, 0, 0, 0];
  readonly patient: Int32Array;
  readonly facility: Int32Array;
  readonly case: Uint16Array;
  readonly admitDay: Int16Array;
  readonly los: Int16Array;
  readonly severity: Uint8Array;
  readonly careSeverity: Uint8Array;
  readonly clinicalKey: Uint32Array;
  readonly paperKey: Uint32Array;
  readonly record: Uint8Array;
  readonly topup: Int8Array;
  readonly topupAmount: Int32Array;
  readonly secondTopup: Int8Array;
  readonly secondTopupAmount: Int32Array;
  readonly modus: Int8Array;
  /** The last day on which each patient was in hospital, −1 for never. */
  readonly lastDayOfPatient: Int16Array;
  private readonly latestOfPatient: Int32Array;
  private readonly previousOfPatient: Int32Array;
  readonly capacity: number;

  constructor(capacity: number, members: Members) {
    this.capacity = capacity;
    this.patient = new Int32Array(capacity);
    this.facility = new Int32Array(capacity);
    this.case = new Uint16Array(capacity);
    this.admitDay = new Int16Array(capacity);
    this.los = new Int16Array(capacity);
    this.severity = new Uint8Array(capacity);
    this.careSeverity = new Uint8Array(capacity);
    this.clinicalKey = new Uint32Array(capacity);
    this.paperKey = new Uint32Array(capacity);
    this.record = new Uint8Array(capacity);
    this.topup = new Int8Array(capacity);
    this.topupAmount = new Int32Array(capacity);
    this.secondTopup = new Int8Array(capacity);
    this.secondTopupAmount = new Int32Array(capacity);
    this.modus = new Int8Array(capacity);
    this.previousOfPatient = new Int32Array(capacity);
    this.latestOfPatient = new Int32Array(members.count).fill(-1);
    this.lastDayOfPatient = new Int16Array(members.count).fill(-1);
  }

  get isFull(): boolean {
    return this.count >= this.capacity;
  }

  append(claim: Claim): void {
    const index = this.count;
    this.patient[index] = claim.patient;
    this.facility[index] = claim.facility;
    this.case[index] = claim.case;
    this.admitDay[index] = claim.admitDay;
    this.los[index] = claim.los;
    this.severity[index] = claim.severity;
    this.careSeverity[index] = claim.careSeverity;
    this.clinicalKey[index] = claim.clinicalKey;
    this.paperKey[index] = claim.paperKey;
    this.record[index] = claim.record;
    this.topup[index] = claim.topup;
    this.topupAmount[index] = claim.topupAmount;
    this.secondTopup[index] = claim.secondTopup;
    this.secondTopupAmount[index] = claim.secondTopupAmount;
    this.modus[index] = claim.modus;
    this.previousOfPatient[index] = this.latestOfPatient[claim.patient]!;
    this.latestOfPatient[claim.patient] = index;
    const lastDay = this.lastDayOfPatient[claim.patient]!;
    this.lastDayOfPatient[claim.patient] = Math.max(lastDay, claim.admitDay + claim.los);
    this.severityCounts[claim.severity] = this.severityCounts[claim.severity]! + 1;
    if (claim.severity > 0) this.inpatientCount += 1;
    this.count = index + 1;
  }

  /** No claim of the patient touches the days `from` to `to`. */
  isFree(patient: number, from: number, to: number): boolean {
    for (let index = this.latestOfPatient[patient]!; index >= 0; index = this.previousOfPatient[index]!) {
      const start = this.admitDay[index]!;
      if (start <= to && start + this.los[index]! >= from) return false;
    }
    return true;
  }
}
