import { createHash } from 'node:crypto';

import { CasemindError } from '../errors.ts';
import type { Sfc32 } from '../synthetic/random.ts';
import type { Band } from './bands.ts';
import { type ClaimsProfile, type ProfileCase, type ProfileSeverity, smallestCell } from './profile.ts';
import type { SimulatedClaim } from './simulated-claim.ts';
import { type Weighed, drawWeighed } from './weighed.ts';

/** A diagnosis, severity and class of facility within a service: what claims are alike in. */
export interface Cell extends Weighed {
  readonly case: ProfileCase;
  readonly severity: ProfileSeverity;
  readonly facilityClass: string | null;
  readonly claimed: readonly Band[];
}

/** A profile made ready to draw from. */
export interface ProfileTables {
  /** A cell in proportion to its claims; of those that suit, where told, and undefined where none does. */
  drawCell(random: Sfc32): Cell;
  drawCell(random: Sfc32, suits: (cell: Cell) => boolean): Cell | undefined;
  /** Where facilities of a class are, and a facility of that place. */
  drawPlace(facilityClass: string | null, random: Sfc32): { readonly place: SimulatedClaim['facility']; readonly facilityRef: string };
  paymentsOf(serviceType: string, severity: string): { readonly paid: readonly Band[]; readonly comorbidities: readonly Band[] };
  /** A procedure of a diagnosis of another chapter that never goes with this one. */
  drawForeignProcedure(entry: ProfileCase, random: Sfc32): string | undefined;
}

/** Facilities that simulated claims have in one place, at most. */
const facilitiesOfPlace = 4;
const paidInFull: readonly Band[] = [{ low: 1000, high: 1000, n: 1 }];
const none: readonly Band[] = [{ low: 0, high: 0, n: 1 }];

/** @throws CasemindError SIMULATION_IMPOSSIBLE where no diagnosis has claims enough. */
export function createProfileTables(profile: ClaimsProfile): ProfileTables {
  const cells = profile.cases.flatMap((entry) =>
    entry.severities.flatMap((severity) => severity.classes.map(({ facilityClass, claimed, n }): Cell => ({ case: entry, severity, facilityClass, claimed, n }))),
  );
  if (cells.length === 0) throw new CasemindError('SIMULATION_IMPOSSIBLE', { snapshot: profile.snapshotId, smallest: smallestCell });
  const placesOf = Map.groupBy(profile.places, ({ facilityClass }) => facilityClass);
  const known = profile.places.filter(({ provinceName }) => provinceName !== null);
  const groupOf = new Map(profile.groups.map((group) => [`${group.serviceType} ${group.severity}`, group]));
  const cellsOf = Map.groupBy(cells, (cell) => groupOf.get(`${cell.case.serviceType} ${cell.severity.severity}`));
  // Of a severe group more claims lie in small cells than of others: drawn first, each has the share that it has among all claims.
  const groups = profile.groups.filter((group) => cellsOf.has(group));

  function drawCell(random: Sfc32): Cell;
  function drawCell(random: Sfc32, suits: (cell: Cell) => boolean): Cell | undefined;
  function drawCell(random: Sfc32, suits?: (cell: Cell) => boolean): Cell | undefined {
    const suiting = suits ? cells.filter(suits) : (cellsOf.get(drawWeighed(groups, random)) ?? []);
    return suiting.length === 0 ? undefined : drawWeighed(suiting, random);
  }

  return {
    drawCell,
    drawPlace(facilityClass, random) {
      const places = placesOf.get(facilityClass ?? '') ?? profile.places;
      const drawn = places.length === 0 ? undefined : drawWeighed(places, random);
      // Where a class has few claims in each of its places, its provinces are those of all classes.
      const whereabouts = drawn?.provinceName === null && known.length > 0 ? drawWeighed(known, random) : drawn;
      const place = {
        province: whereabouts?.provinceName ?? null,
        class: drawn?.facilityClass ?? facilityClass,
        ownership: drawn?.ownership ?? whereabouts?.ownership ?? null,
        kind: drawn?.kind ?? whereabouts?.kind ?? null,
      };
      return { place, facilityRef: facilityRefOf(place, random.below(facilitiesOfPlace) + 1) };
    },
    paymentsOf(serviceType, severity) {
      const group = groupOf.get(`${serviceType} ${severity}`);
      return { paid: group && group.paid.length > 0 ? group.paid : paidInFull, comorbidities: group?.comorbidities ?? none };
    },
    drawForeignProcedure(entry, random) {
      const own = new Set(entry.procedures.flatMap(({ codes }) => codes));
      const others = profile.cases.filter(({ diagnosis }) => diagnosis.code[0] !== entry.diagnosis.code[0]);
      const foreign = [...new Set(others.flatMap(({ procedures }) => procedures.flatMap(({ codes }) => codes)))].filter((code) => !own.has(code)).toSorted();
      return foreign.length === 0 ? undefined : random.pick(foreign);
    },
  };
}

/** The same place has the same facilities in every run and snapshot. */
function facilityRefOf(place: SimulatedClaim['facility'], number: number): string {
  const hash = createHash('sha256').update(JSON.stringify([place.province, place.class, place.kind, place.ownership])).digest('hex');
  return `SIMF-${hash.slice(0, 8).toUpperCase()}-${number}`;
}
