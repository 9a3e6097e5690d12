import { daysInYear } from './calendar.ts';
import type { Facilities, Facility } from './facilities.ts';
import { provinces } from './catalogue/provinces.ts';
import { type Sfc32, WeightedChoice } from './random.ts';

/** Members on the register per claim; a good half of them come to a hospital in the year. */
const membersPerClaim = 0.92;

/**
 * The register, one entry per member and one array per attribute. Members are numbered so that those registered around
 * one general hospital are neighbours; their participant numbers are scattered, so a number tells nothing of that.
 */
export interface Members {
  readonly count: number;
  /** Position of the family's head. */
  readonly head: Int32Array;
  /** Days from 1 January 2022, negative before. */
  readonly birthDay: Int32Array;
  readonly relation: Uint8Array;
  readonly sex: Uint8Array;
  readonly marital: Uint8Array;
  readonly entitlement: Uint8Array;
  readonly segment: Uint8Array;
  readonly district: Uint16Array;
  readonly clinicOwner: Uint8Array;
  readonly clinicKind: Uint8Array;
  readonly weight: Uint32Array;
  readonly isInactive: Uint8Array;
  readonly babies: readonly number[];
  /** General hospital of a baby, by position in `babies`. */
  readonly babyHome: readonly Facility[];
  /** First and one past the last member around a general hospital. */
  readonly around: (facility: Facility) => readonly [number, number];
}

const firstNumber = 100_000_000;
const prime = 899_999_963;
const factor = 7_368_787;
const shift = 412_345_679;
/** The inverse of `factor` modulo `prime`. */
const inverse = 622_947_564;

/** 9-digit participant number: a bijection of the position modulo a prime. */
export function participantNumber(position: number): number {
  return firstNumber + ((position * factor + shift) % prime);
}

/** The position of a participant number. */
export function positionOf(number: number): number {
  const scattered = (number - firstNumber - shift + prime) % prime;
  // In two steps of 15 bits: the product of both does not fit a double.
  return ((((scattered * (inverse >> 15)) % prime) * 0x8000) % prime + ((scattered * (inverse & 0x7fff)) % prime)) % prime;
}

const segmentChoice = new WeightedChoice([80, 370, 160, 160, 230]);
const entitlementBySegment = [
  new WeightedChoice([45, 30, 25]),
  new WeightedChoice([0, 0, 100]),
  new WeightedChoice([0, 0, 100]),
  new WeightedChoice([18, 22, 60]),
  new WeightedChoice([46, 54, 0]),
];
const headDecade = new WeightedChoice([5, 16, 22, 24, 20, 10, 3]);
const familySize = new WeightedChoice([24, 30, 22, 16, 8]);

export function buildMembers(rows: number, facilities: Facilities, random: Sfc32): Members {
  const target = Math.max(60, Math.round(rows * membersPerClaim));
  const capacity = target + 5 * facilities.general.length + 5;
  const members = {
    head: new Int32Array(capacity),
    birthDay: new Int32Array(capacity),
    relation: new Uint8Array(capacity),
    sex: new Uint8Array(capacity),
    marital: new Uint8Array(capacity),
    entitlement: new Uint8Array(capacity),
    segment: new Uint8Array(capacity),
    district: new Uint16Array(capacity),
    clinicOwner: new Uint8Array(capacity),
    clinicKind: new Uint8Array(capacity),
    weight: new Uint32Array(capacity),
    isInactive: new Uint8Array(capacity),
  };
  const babies: number[] = [];
  const babyHome: Facility[] = [];
  const bounds = new Map<number, readonly [number, number]>();
  const volume = facilities.general.reduce((sum, facility) => sum + facility.volume, 0);
  let count = 0;
  let before = 0;
  for (const facility of facilities.general) {
    before += facility.volume;
    const end = Math.max(count + 1, Math.round((target * before) / volume));
    const first = count;
    while (count < end) addFamily(facility);
    bounds.set(facility.index, [first, count]);
  }
  return { ...members, count, babies, babyHome, around: (facility) => bounds.get(facility.index) ?? [0, count] };

  function addFamily(facility: Facility): void {
    const head = count;
    const size = familySize.draw(random) + 1;
    const segment = segmentChoice.draw(random);
    const entitlement = entitlementBySegment[segment]!.draw(random) + 1;
    const district = random.below(5) > 0 ? facility.district : otherDistrict(facility.province, random);
    const clinic = random.below(100);
    const clinicKind = clinic < 60 ? 1 : clinic < 86 ? 2 : 3;
    const clinicOwner = clinicKind === 1 ? 3 : clinicKind === 2 && random.below(8) === 0 ? random.between(4, 7) : 9;
    const weight = 40_000 + facility.province * 9_173 + (segment * 4 + random.below(4)) * 61_211;
    const isInactive = random.perMille(38) ? 1 : 0;
    const headAge = 18 + headDecade.draw(random) * 10 + random.below(10);
    const headSex = random.perMille(780) ? 1 : 2;
    for (let place = 0; place < size; place += 1) {
      const isPartner = place === 1 && headAge >= 22;
      const isChild = place > 0 && !isPartner && (headAge < 70 || random.below(3) > 0);
      const ageInDays =
        place === 0
          ? headAge * 365 + random.below(365)
          : isPartner
            ? Math.max(18, headAge + random.between(-7, 4)) * 365 + random.below(365)
            : isChild
              ? childAge(headAge)
              : random.between(55, 88) * 365;
      members.head[count] = head;
      members.birthDay[count] = -ageInDays;
      members.relation[count] = place === 0 ? 1 : isPartner ? (headSex === 1 ? 3 : 2) : isChild ? 4 : 5;
      members.sex[count] = place === 0 ? headSex : isPartner ? 3 - headSex : random.between(1, 2);
      const isAdult = ageInDays > 19 * 365;
      members.marital[count] = place === 0 ? (size > 1 && headAge >= 22 ? 2 : random.between(1, 3)) : isPartner ? 2 : isChild && !isAdult ? 1 : random.pick([1, 2, 3, 9]);
      members.entitlement[count] = entitlement;
      members.segment[count] = segment + 1;
      members.district[count] = district;
      members.clinicOwner[count] = clinicOwner;
      members.clinicKind[count] = clinicKind;
      members.weight[count] = weight;
      members.isInactive[count] = isInactive;
      if (ageInDays < 0) {
        babies.push(count);
        babyHome.push(facility);
      }
      count += 1;
    }
  }

  function childAge(headAge: number): number {
    if (headAge < 46 && random.perMille(75)) return -random.below(daysInYear - 5) - 1;
    const oldest = Math.max(2, Math.min(24, headAge - 19));
    return random.below(oldest * 365) + 1;
  }
}

function otherDistrict(province: number, random: Sfc32): number {
  const place = provinces.find((entry) => entry.code === province)!;
  return province * 100 + random.between(1, place.regencies);
}
