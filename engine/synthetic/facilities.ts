import type { Case } from './catalogue.ts';
import type { Specialty } from './catalogue/case-profile.ts';
import { type FacilityType, facilityTypes, type TariffClass } from './catalogue/facility-types.ts';
import { provinces } from './catalogue/provinces.ts';
import { type Sfc32, WeightedChoice } from './random.ts';

/** Claims per facility: official samples have about that many. */
const claimsPerFacility = 450;

export interface Facility {
  readonly index: number;
  /** Pseudo-code of 4 to 6 digits that starts every FKL02 of the facility. */
  readonly code: string;
  readonly province: number;
  readonly district: number;
  readonly region: number;
  readonly owner: number;
  readonly kind: number;
  readonly type: number;
  readonly tariffClass: TariffClass;
  readonly isPrivate: boolean;
  readonly specialty: Specialty | null;
  /** Claims relative to other facilities. */
  readonly volume: number;
}

export interface Facilities {
  readonly all: readonly Facility[];
  /** General hospitals: the ones that people are registered around. */
  readonly general: readonly Facility[];
  readonly generalByProvince: ReadonlyMap<number, readonly Facility[]>;
  /** A facility that treats such cases, busier ones likelier. */
  readonly draw: (entry: Case, random: Sfc32) => Facility;
  readonly treats: (facility: Facility, entry: Case) => boolean;
}

export function buildFacilities(rows: number, random: Sfc32): Facilities {
  const count = Math.max(3, Math.round(rows / claimsPerFacility));
  const codes = drawCodes(count, random);
  const places = drawProvinces(count, random);
  const types = drawEvenly(facilityTypes, count, random);
  const seen = new Set<number>();
  const all = codes.map((code, index) => {
    const place = places[index]!;
    // The first facility of a province is a general hospital, or its people would have none.
    const isFirst = !seen.has(place.code);
    seen.add(place.code);
    return buildFacility(index, code, place, isFirst ? random.pick(firstTypes) : types[index]!, random);
  });
  const general = all.filter((facility) => facility.specialty === null);
  return { all, general, generalByProvince: Map.groupBy(general, (facility) => facility.province), treats, draw: createDraw(all, general) };
}

function createDraw(all: readonly Facility[], general: readonly Facility[]) {
  const choices = new Map<string, { from: readonly Facility[]; choice: WeightedChoice }>();
  return (entry: Case, random: Sfc32): Facility => {
    const key = `${entry.specialty}|${entry.isInpatient}|${entry.complexity}`;
    let table = choices.get(key);
    if (table === undefined) {
      const able = all.filter((facility) => treats(facility, entry));
      const next = all.filter((facility) => facility.specialty === null && facility.tariffClass === 'B');
      const from = able.length > 0 ? able : next.length > 0 ? next : general;
      table = { from, choice: new WeightedChoice(from.map((facility) => drawWeight(facility))) };
      choices.set(key, table);
    }
    return table.from[table.choice.draw(random)]!;
  };
}

/** A special hospital has all its claims from few kinds of case, so each of them finds it more often. */
function drawWeight(facility: Facility): number {
  return facility.specialty === null ? facility.volume : facility.volume * 5;
}

function treats(facility: Facility, entry: Case): boolean {
  if (facility.specialty !== null && facility.specialty !== entry.specialty) return false;
  if (facility.kind === 2 && entry.isInpatient) return false;
  if (facility.specialty !== null) return true;
  if (entry.complexity === 3) return facility.tariffClass === 'A';
  if (entry.complexity === 2) return facility.tariffClass === 'A' || facility.tariffClass === 'B';
  return entry.complexity === 0 || facility.tariffClass !== 'D';
}

const firstTypes = facilityTypes.filter((type) => type.specialty === undefined && (type.tariffClass === 'B' || type.tariffClass === 'C'));

function buildFacility(index: number, code: string, place: (typeof provinces)[number], type: FacilityType, random: Sfc32): Facility {
  const owner = random.pick(type.owners);
  const number = random.below(place.regencies + 2 * place.cities);
  const district = number < place.regencies ? number + 1 : 71 + ((number - place.regencies) >> 1);
  return {
    index,
    code,
    province: place.code,
    district: place.code * 100 + district,
    region: place.region,
    owner,
    kind: type.kind,
    type: type.type,
    tariffClass: type.tariffClass,
    isPrivate: owner >= 8,
    specialty: type.specialty ?? null,
    volume: Math.round((type.volume * random.between(50, 150)) / 10),
  };
}

function drawCodes(count: number, random: Sfc32): string[] {
  const codes = new Set<string>();
  while (codes.size < count) {
    const length = random.below(100);
    const code = length < 12 ? random.between(1000, 9999) : length < 75 ? random.between(10_000, 99_999) : random.between(100_000, 399_999);
    codes.add(String(code));
  }
  return [...codes];
}

/** Every province once while there are facilities enough, the rest by share of claims. */
function drawProvinces(count: number, random: Sfc32): (typeof provinces)[number][] {
  const once = count >= 2 * provinces.length ? provinces : [];
  return shuffle([...once, ...drawEvenly(provinces, count - once.length, random)], random);
}

/** `count` items in proportion to their shares, as evenly as whole numbers allow, in random order. */
function drawEvenly<T extends { readonly share: number }>(items: readonly T[], count: number, random: Sfc32): T[] {
  const total = items.reduce((sum, item) => sum + item.share, 0);
  const offset = random.below(1000) / 1000;
  const drawn: T[] = [];
  let reached = 0;
  for (const item of items) {
    reached += item.share;
    while (((drawn.length + offset) * total) / count < reached && drawn.length < count) drawn.push(item);
  }
  return shuffle(drawn, random);
}

/** Fisher and Yates. */
function shuffle<T>(items: T[], random: Sfc32): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}
