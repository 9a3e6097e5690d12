import type { Specialty } from './case-profile.ts';

export type TariffClass = 'A' | 'B' | 'C' | 'D';

export interface FacilityType {
  /** FKL09. */
  readonly type: number;
  /** FKL08: 1 hospital, 2 main clinic. */
  readonly kind: 1 | 2;
  /** Number of such facilities among 1,000. */
  readonly share: number;
  /** Class whose INA-CBG tariff applies. */
  readonly tariffClass: TariffClass;
  /** Possible FKL07, equally likely. */
  readonly owners: readonly number[];
  /** Claims relative to a class C hospital, in percent. */
  readonly volume: number;
  readonly specialty?: Specialty;
}

export const facilityTypes: readonly FacilityType[] = [
  { type: 1, kind: 1, share: 14, tariffClass: 'A', owners: [1, 1, 2], volume: 520 },
  { type: 2, kind: 1, share: 95, tariffClass: 'B', owners: [2, 3, 3], volume: 230 },
  { type: 3, kind: 1, share: 165, tariffClass: 'C', owners: [3, 3, 3, 2], volume: 105 },
  { type: 4, kind: 1, share: 100, tariffClass: 'D', owners: [3], volume: 45 },
  { type: 6, kind: 1, share: 55, tariffClass: 'B', owners: [9, 9, 9, 8], volume: 200 },
  { type: 7, kind: 1, share: 235, tariffClass: 'C', owners: [9, 9, 9, 9, 8], volume: 100 },
  { type: 8, kind: 1, share: 85, tariffClass: 'D', owners: [9], volume: 50 },
  { type: 9, kind: 1, share: 2, tariffClass: 'A', owners: [5, 6], volume: 350 },
  { type: 10, kind: 1, share: 12, tariffClass: 'B', owners: [4, 5, 6, 7], volume: 160 },
  { type: 11, kind: 1, share: 27, tariffClass: 'C', owners: [4, 5, 6], volume: 90 },
  { type: 12, kind: 1, share: 20, tariffClass: 'D', owners: [4, 5, 7], volume: 45 },
  { type: 16, kind: 1, share: 62, tariffClass: 'C', owners: [9], volume: 60, specialty: 'maternity' },
  { type: 21, kind: 1, share: 22, tariffClass: 'C', owners: [9, 9, 2], volume: 100, specialty: 'eye' },
  { type: 17, kind: 1, share: 6, tariffClass: 'A', owners: [1, 9], volume: 220, specialty: 'heart' },
  { type: 18, kind: 1, share: 12, tariffClass: 'B', owners: [1, 2, 2], volume: 140, specialty: 'psychiatry' },
  { type: 24, kind: 1, share: 8, tariffClass: 'B', owners: [9, 1], volume: 80, specialty: 'orthopaedics' },
  { type: 22, kind: 1, share: 6, tariffClass: 'B', owners: [1, 2], volume: 100, specialty: 'lung' },
  { type: 19, kind: 1, share: 3, tariffClass: 'A', owners: [1], volume: 250, specialty: 'cancer' },
  { type: 14, kind: 1, share: 7, tariffClass: 'B', owners: [2, 9], volume: 45, specialty: 'dental' },
  { type: 15, kind: 2, share: 12, tariffClass: 'D', owners: [9], volume: 90, specialty: 'dialysis' },
  { type: 25, kind: 2, share: 32, tariffClass: 'D', owners: [9], volume: 60, specialty: 'eye' },
  { type: 25, kind: 2, share: 20, tariffClass: 'D', owners: [9], volume: 40, specialty: 'dental' },
];
