import type { Case } from '../catalogue.ts';
import type { Care } from '../care.ts';
import type { Facility } from '../facilities.ts';
import { type Modus, modusNames } from '../modus.ts';
import { WeightedChoice } from '../random.ts';

/** What a modus needs to add its claims: care to imitate, and the facilities given to it. */
export interface Scheme {
  readonly care: Care;
  /** Where the modus happens with such a case: mostly at its few offenders. */
  readonly drawFacility: (entry: Case) => Facility;
}

/** Adds `count` indications and returns how many claims of the modus that made. */
export type AddIndications = (scheme: Scheme, count: number) => number;

export function markOf(modus: Modus): number {
  return modusNames.indexOf(modus);
}

/** Of 1,000 indications, those at the offenders; the others are anywhere. */
const atOffendersPerMille = 820;

/** One facility in twelve is an offender, each of them given to three modus. */
export function createScheme(care: Care, modus: Modus, offenders: ReadonlyMap<Modus, readonly Facility[]>): Scheme {
  const own = offenders.get(modus) ?? [];
  const choice = new WeightedChoice(own.map((facility) => facility.volume));
  return {
    care,
    drawFacility(entry) {
      const { facilities, random } = care;
      const anywhere = facilities.draw(entry, random);
      if (own.length === 0 || !random.perMille(atOffendersPerMille)) return anywhere;
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const offender = own[choice.draw(random)];
        if (offender !== undefined && facilities.treats(offender, entry)) return offender;
      }
      return anywhere;
    },
  };
}

export function drawOffenders(care: Care): Map<Modus, Facility[]> {
  const { facilities, random } = care;
  const able = facilities.general.filter((facility) => facility.tariffClass !== 'D');
  const pool = able.length > 0 ? [...able] : [...facilities.general];
  const count = Math.min(pool.length, Math.max(1, Math.round(facilities.all.length / 12)));
  const offenders = new Map<Modus, Facility[]>(modusNames.map((modus) => [modus, []]));
  for (let place = 0; place < count; place += 1) {
    const [offender] = pool.splice(random.below(pool.length), 1);
    if (offender === undefined) break;
    const given = new Set<Modus>();
    while (given.size < 3) given.add(random.pick(modusNames));
    for (const modus of given) offenders.get(modus)?.push(offender);
  }
  return offenders;
}

/** Calls `add` until `count` claims are made; a place where nobody suits is tried again, but not for ever. */
export function repeatUntil(count: number, add: (left: number) => number): number {
  let made = 0;
  let failures = 0;
  while (made < count && failures < 200) {
    const added = add(count - made);
    if (added === 0) failures += 1;
    else failures = 0;
    made += added;
  }
  return made;
}

/** Size of the next group out of `left` claims: none is left over that would be smaller than `least`. */
export function groupSize(drawn: number, left: number, least: number): number {
  return left - drawn < least ? (left <= drawn + least ? left : drawn) : drawn;
}

/** A case of the setting that passes `accepts`, in proportion to how often it occurs. */
export function drawCaseThat(care: Care, setting: 'outpatient' | 'inpatient', accepts: (entry: Case) => boolean): Case {
  for (;;) {
    const entry = care.drawCase(setting);
    if (!entry.isNewborn && accepts(entry)) return entry;
  }
}
