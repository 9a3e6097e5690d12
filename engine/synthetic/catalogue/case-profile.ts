/** How often one course of care brings the patient back: visits and days between them, both inclusive. */
export const courses = {
  once: { visits: [1, 1], gapDays: [1, 1] },
  followUp: { visits: [1, 3], gapDays: [5, 21] },
  monthly: { visits: [1, 6], gapDays: [28, 35] },
  dressing: { visits: [1, 4], gapDays: [2, 4] },
  antenatal: { visits: [1, 4], gapDays: [21, 35] },
  physiotherapy: { visits: [2, 10], gapDays: [2, 4] },
  psychotherapy: { visits: [1, 6], gapDays: [7, 28] },
  chemotherapy: { visits: [2, 7], gapDays: [20, 23] },
  radiotherapy: { visits: [8, 30], gapDays: [1, 2] },
  transfusion: { visits: [2, 11], gapDays: [26, 33] },
  dialysis: { visits: [16, 88], gapDays: [3, 4] },
} as const satisfies Record<string, { visits: readonly [number, number]; gapDays: readonly [number, number] }>;

export type CourseName = keyof typeof courses;

/** Courses that PMK 26/2021 lets a hospital claim visit by visit, so that repeats are legitimate. */
export const perVisitTherapies: ReadonlySet<CourseName> = new Set([
  'physiotherapy',
  'psychotherapy',
  'chemotherapy',
  'radiotherapy',
  'transfusion',
  'dialysis',
]);

/** What a special hospital or clinic is equipped for; a profile without one is treated in general hospitals. */
export type Specialty = 'eye' | 'dialysis' | 'maternity' | 'heart' | 'psychiatry' | 'orthopaedics' | 'lung' | 'cancer' | 'dental';

export type StayLength = 'delivery' | 'short' | 'medium' | 'long' | 'extended';

interface CaseProfile {
  /** Primary diagnosis, ICD-10 with dot. */
  readonly dx: string;
  /** INA-CBG without its severity. */
  readonly cbg: string;
  /** Relative frequency among the profiles of the same setting. */
  readonly share: number;
  /** Age in completed years, inclusive. */
  readonly ages: readonly [number, number];
  readonly sex?: 'male' | 'female';
  /** Diagnosis on admission where it differs from the primary one; several are equally likely. */
  readonly admission?: string;
  /** Usual secondary diagnoses, separated by spaces, the likeliest first. */
  readonly secondary: string;
  /** Procedures always recorded, ICD-9-CM with dot, separated by spaces. */
  readonly procedures?: string;
  /** Procedures recorded on some of the claims. */
  readonly optional?: string;
  readonly specialty?: Specialty;
  /** Special group that comes with the case, and on how many of 1,000 claims. */
  readonly topup?: readonly [code: string, perMille: number];
}

export interface OutpatientProfile extends CaseProfile {
  /** FKL11 codes. */
  readonly clinics: readonly number[];
  readonly course: CourseName;
}

export interface InpatientProfile extends CaseProfile {
  readonly stay: StayLength;
  /** Deaths per 1,000 stays of severity I; II and III are 4 and 12 times as deadly. */
  readonly deaths?: number;
  /** Share of the profile's severities relative to all stays: how often it is II and III, 1 = average. */
  readonly graver?: number;
  readonly isNewborn?: true;
}
