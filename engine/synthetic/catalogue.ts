import type { CourseName, InpatientProfile, OutpatientProfile, Specialty, StayLength } from './catalogue/case-profile.ts';
import { courses } from './catalogue/case-profile.ts';
import { inpatientGroups, outpatientGroups } from './catalogue/inacbg.ts';
import { inpatientProfiles } from './catalogue/inpatient-profiles.ts';
import { outpatientProfiles } from './catalogue/outpatient-profiles.ts';
import { specialGroups } from './catalogue/special-groups.ts';

/** A case profile with its lists split and its tariffs looked up. */
export interface Case {
  readonly index: number;
  readonly isInpatient: boolean;
  readonly dx: string;
  readonly cbg: string;
  readonly cbgName: string;
  /** Rupiah, class B government, region 1; one for outpatients, I–III for inpatients. */
  readonly tariffs: readonly number[];
  readonly share: number;
  readonly ages: readonly [number, number];
  readonly sex: 0 | 1 | 2;
  readonly admission: readonly string[];
  readonly secondary: readonly string[];
  readonly procedures: readonly string[];
  readonly optional: readonly string[];
  readonly clinics: readonly number[];
  readonly specialty: Specialty | null;
  readonly course: CourseName;
  readonly stay: StayLength | null;
  readonly deaths: number;
  readonly graver: number;
  readonly isNewborn: boolean;
  /** Position in `specialGroups`, −1 for none. */
  readonly topup: number;
  readonly topupPerMille: number;
  /** 0 any hospital, 1 class A to C, 2 class A or B, 3 class A. */
  readonly complexity: 0 | 1 | 2 | 3;
}

export const cases: readonly Case[] = [
  ...outpatientProfiles.map((profile, index) => outpatientCase(profile, index)),
  ...inpatientProfiles.map((profile, index) => inpatientCase(profile, outpatientProfiles.length + index)),
];

export const outpatientCases = cases.filter((entry) => !entry.isInpatient);
export const inpatientCases = cases.filter((entry) => entry.isInpatient);

/** Mean number of visits of a course: the frequency of courses is the share of claims over this. */
export function meanVisits(course: CourseName): number {
  const [least, most] = courses[course].visits;
  return (least + most) / 2;
}

function outpatientCase(profile: OutpatientProfile, index: number): Case {
  const group = outpatientGroups[profile.cbg];
  if (group === undefined) throw new Error(`no INA-CBG ${profile.cbg}`);
  return {
    ...common(profile),
    index,
    isInpatient: false,
    cbgName: group.name,
    tariffs: [group.tariff],
    clinics: profile.clinics,
    course: profile.course,
    stay: null,
    deaths: 0,
    graver: 1,
    isNewborn: false,
    complexity: group.tariff >= 2_000_000 || profile.specialty === 'dialysis' ? 1 : 0,
  };
}

function inpatientCase(profile: InpatientProfile, index: number): Case {
  const group = inpatientGroups[profile.cbg];
  if (group === undefined) throw new Error(`no INA-CBG ${profile.cbg}`);
  const lightest = group.tariffs[0];
  return {
    ...common(profile),
    index,
    isInpatient: true,
    cbgName: group.name,
    tariffs: group.tariffs,
    clinics: [998],
    course: 'once',
    stay: profile.stay,
    deaths: profile.deaths ?? 0,
    graver: profile.graver ?? 1,
    isNewborn: profile.isNewborn === true,
    complexity: lightest >= 50_000_000 ? 3 : lightest >= 18_000_000 ? 2 : lightest >= 8_000_000 ? 1 : 0,
  };
}

function common(profile: OutpatientProfile | InpatientProfile) {
  const [topupCode, topupPerMille] = profile.topup ?? ['', 0];
  return {
    dx: profile.dx,
    cbg: profile.cbg,
    share: profile.share,
    ages: profile.ages,
    sex: profile.sex === undefined ? 0 : profile.sex === 'male' ? 1 : 2,
    admission: split(profile.admission ?? profile.dx),
    secondary: split(profile.secondary),
    procedures: split(profile.procedures),
    optional: split(profile.optional),
    specialty: profile.specialty ?? null,
    topup: specialGroups.findIndex((group) => group.code === topupCode),
    topupPerMille,
  } as const;
}

function split(list: string | undefined): readonly string[] {
  return list === undefined ? [] : list.split(' ');
}
