import type { CourseName, InpatientProfile, OutpatientProfile, Specialty, StayLength } from './catalogue/case-profile.ts';
import { courses, perVisitTherapies } from './catalogue/case-profile.ts';
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

export const outpatientCases: readonly Case[] = outpatientProfiles.map((profile, index) => outpatientCase(profile, index));
export const inpatientCases: readonly Case[] = inpatientProfiles.map((profile, index) => inpatientCase(profile, outpatientProfiles.length + index));

/** Times the tariff of a case, between which a dearer group still passes for one of it. */
const dearer = { least: 1.35, most: 6 } as const;

/** Each case under groups that its illness does not lead to: dearer ones of the same ward or clinic. None of them is drawn as honest care is. */
export const regroupedCases: readonly Case[] = [...regrouped(outpatientCases), ...regrouped(inpatientCases)].map((entry, place) => ({
  ...entry,
  index: outpatientCases.length + inpatientCases.length + place,
}));

export const cases: readonly Case[] = [...outpatientCases, ...inpatientCases, ...regroupedCases];

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

function regrouped(of: readonly Case[]): Case[] {
  return of.flatMap((entry) => {
    if (entry.isNewborn || entry.stay === 'delivery' || perVisitTherapies.has(entry.course)) return [];
    const groups = of.filter(
      (other) =>
        other.cbg !== entry.cbg && !other.isNewborn && other.stay !== 'delivery' && !perVisitTherapies.has(other.course) && other.complexity <= 1 &&
        (other.sex === 0 || other.sex === entry.sex) && other.tariffs[0]! >= dearer.least * entry.tariffs[0]! && other.tariffs[0]! <= dearer.most * entry.tariffs[0]! &&
        (entry.isInpatient ? other.cbg[0] === entry.cbg[0] : other.clinics.some((clinic) => entry.clinics.includes(clinic))),
    );
    return [...new Map(groups.map((group) => [group.cbg, group])).values()].slice(0, 4).map((group) => ({
      ...entry,
      cbg: group.cbg,
      cbgName: group.cbgName,
      tariffs: group.tariffs,
      // A group of a procedure is reached by naming one.
      procedures: group.procedures.length > 0 ? group.procedures : entry.procedures,
      complexity: group.complexity,
      topup: -1,
      topupPerMille: 0,
    }));
  });
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
