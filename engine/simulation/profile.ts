import { RememberedOf } from '../remembered.ts';
import type { Scope } from '../scope.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { type Band, blurred, mergeBands } from './bands.ts';
import type { Weighed } from './weighed.ts';

/** Claims that a cell of the profile must have: fewer are put together with others, or left out. */
export const smallestCell = 11;
/** Diagnoses of each service that the profile tells of, the commonest. */
export const mostDiagnoses = 200;
/** Lists of procedures, and secondary diagnoses, that it tells of each. */
const mostCodes = 15;

export interface Named {
  readonly code: string;
  /** As the lists and claims name it; null where they do not. */
  readonly label: string | null;
}

/** Claims of a severity in facilities of a class; null where it stands for several that have few claims each. */
export interface ProfileClass extends Weighed {
  readonly facilityClass: string | null;
  /** Rupiah. */
  readonly claimed: readonly Band[];
}

export interface ProfileSeverity extends Weighed {
  readonly severity: string;
  /** The INA-CBG that most of them have. */
  readonly inacbg: Named | null;
  /** Days. */
  readonly stays: readonly Band[];
  readonly classes: readonly ProfileClass[];
}

/** A primary diagnosis within a service. */
export interface ProfileCase extends Weighed {
  readonly serviceType: string;
  readonly diagnosis: Named;
  readonly severities: readonly ProfileSeverity[];
  /** Lists of procedures, an empty one for none. */
  readonly procedures: readonly ({ readonly codes: readonly string[] } & Weighed)[];
  readonly secondary: readonly ({ readonly code: string } & Weighed)[];
}

/** Facilities of one class; without province, kind and owner where it stands for several that have few claims each. */
export interface ProfilePlace extends Weighed {
  readonly provinceCode: string | null;
  readonly provinceName: string | null;
  readonly facilityClass: string;
  readonly kind: string | null;
  readonly ownership: string | null;
}

/** Claims of a severity within a service. */
export interface ProfileGroup extends Weighed {
  readonly serviceType: string;
  readonly severity: string;
  /** Paid of claimed, in thousandths. */
  readonly paid: readonly Band[];
  /** Secondary diagnoses. */
  readonly comorbidities: readonly Band[];
}

/**
 * What a generator of claims needs to know of those of a snapshot, and nothing of any one of them: no cell has fewer
 * than `smallestCell` claims, and the ends of a range are rounded to two digits unless as many claims have that very value.
 */
export interface ClaimsProfile {
  readonly snapshotId: string;
  readonly dataDate: string;
  /** Claims in scope of which anything is told. */
  readonly claims: number;
  /** By service, then the commonest diagnosis first. */
  readonly cases: readonly ProfileCase[];
  readonly groups: readonly ProfileGroup[];
  /** The commonest first. */
  readonly places: readonly ProfilePlace[];
  /** Labels of the codes that occur, by `icd10 A09`, `icd9cm 4516`, `inacbg K-4-17-I`. */
  readonly labels: ReadonlyMap<string, string>;
}

const profiles = new RememberedOf<object, ClaimsProfile>({ largest: 8 });

/** The profile of the claims in scope, read once of each snapshot. */
export async function readClaimsProfile(snapshot: Snapshot, scope: Scope): Promise<ClaimsProfile> {
  return profiles.get(snapshot.manifest, JSON.stringify(scope.provinces), () => makeProfile(snapshot, scope));
}

interface CaseRow extends Weighed {
  readonly service_type: string;
  readonly dx: string;
  readonly label: string | null;
  readonly severity: string;
  readonly class: string | null;
}

interface BandRow extends Band {
  readonly service_type: string;
  readonly dx: string;
  readonly severity: string;
}

interface GroupRow extends Band {
  readonly kind: 'paid' | 'comorbidities';
  readonly service_type: string;
  readonly severity: string;
}

interface CodesRow extends Weighed {
  readonly kind: 'procedures' | 'secondary' | 'inacbg';
  readonly service_type: string;
  readonly dx: string;
  readonly severity: string | null;
  readonly codes: readonly string[];
}

interface PlaceRow extends Weighed {
  readonly province_code: string | null;
  readonly province_name: string | null;
  readonly class: string;
  readonly kind: string | null;
  readonly ownership: string | null;
}

async function makeProfile(snapshot: Snapshot, { provinces }: Scope): Promise<ClaimsProfile> {
  const smallest = smallestCell;
  const cells = await snapshot.rowsOfFile<CaseRow>('queries/profile_cases', { smallest, most: mostDiagnoses, provinces });
  const cases = [...new Set(cells.map(keyOfCase))];
  const [amounts, stays, groups, codes, names, listed, places] = await Promise.all([
    snapshot.rowsOfFile<BandRow & { readonly class: string | null }>('queries/profile_amounts', { smallest, cases, provinces }),
    snapshot.rowsOfFile<BandRow>('queries/profile_stays', { cases, provinces }),
    snapshot.rowsOfFile<GroupRow>('queries/profile_groups', { provinces }),
    snapshot.rowsOfFile<CodesRow>('queries/profile_codes', { smallest, most: mostCodes, cases, provinces }),
    snapshot.rowsOfFile<{ readonly system: string; readonly code: string; readonly label: string }>('queries/profile_code_labels', { smallest, provinces }),
    snapshot.manifest.rows['reference_codes'] === undefined ? [] : snapshot.rowsOfFile<{ readonly system: string; readonly code: string; readonly label: string }>('queries/reference_codes_found', { code: null, words: [], system: null }),
    snapshot.rowsOfFile<PlaceRow>('queries/profile_places', { smallest, provinces }),
  ]);
  const labels = new Map(listed.map(({ system, code, label }) => [`${system} ${code.replaceAll('.', '')}`, label]));
  for (const { system, code, label } of names) labels.set(`${system} ${code}`, label);
  const claimedOf = Map.groupBy(amounts, (row) => `${keyOfSeverity(row)} ${row.class}`);
  const staysOf = Map.groupBy(stays, keyOfSeverity);
  const codesOf = Map.groupBy(codes, (row) => `${row.kind} ${keyOfCase(row)}`);
  const told = [...Map.groupBy(groups, (row) => `${row.service_type} ${row.severity}`).values()].flatMap(groupOf);
  return {
    snapshotId: snapshot.manifest.snapshot_id,
    dataDate: snapshot.manifest.data_date,
    claims: sum(told),
    cases: [...Map.groupBy(cells, keyOfCase)].flatMap(([key, rows]) => caseOf(key, rows)),
    groups: told,
    places: places.map((row) => ({ provinceCode: row.province_code, provinceName: row.province_name, facilityClass: row.class, kind: row.kind, ownership: row.ownership, n: row.n })),
    labels,
  };

  function caseOf(key: string, rows: readonly CaseRow[]): ProfileCase[] {
    const [first] = rows;
    if (!first) return [];
    const { service_type, dx, label } = first;
    const inacbg = Map.groupBy(codesOf.get(`inacbg ${key}`) ?? [], (row) => row.severity);
    return [{
      serviceType: service_type,
      diagnosis: { code: dx, label: label ?? labels.get(`icd10 ${dx}`) ?? null },
      n: sum(rows),
      severities: [...Map.groupBy(rows, ({ severity }) => severity)].map(([severity, classes]) => {
        const group = inacbg.get(severity)?.[0]?.codes[0];
        return {
          severity,
          n: sum(classes),
          inacbg: group === undefined ? null : { code: group, label: labels.get(`inacbg ${group}`) ?? null },
          stays: mergeBands(staysOf.get(`${key} ${severity}`) ?? [], smallest),
          classes: classes.map((row) => ({ facilityClass: row.class, n: row.n, claimed: mergeBands(claimedOf.get(`${key} ${severity} ${row.class}`) ?? [], smallest).map(blurred) })),
        };
      }),
      procedures: (codesOf.get(`procedures ${key}`) ?? []).map((row) => ({ codes: row.codes, n: row.n })),
      secondary: (codesOf.get(`secondary ${key}`) ?? []).map((row) => ({ code: row.codes[0] ?? '', n: row.n })),
    }];
  }

  function groupOf(rows: readonly GroupRow[]): ProfileGroup[] {
    const [first] = rows;
    const bandsOf = (kind: GroupRow['kind']): Band[] => mergeBands(rows.filter((row) => row.kind === kind), smallest);
    const comorbidities = bandsOf('comorbidities');
    return first && comorbidities.length > 0 ? [{ serviceType: first.service_type, severity: first.severity, n: sum(comorbidities), paid: bandsOf('paid'), comorbidities }] : [];
  }
}

const sum = (rows: readonly Weighed[]): number => rows.reduce((total, { n }) => total + n, 0);
const keyOfCase = ({ service_type, dx }: { readonly service_type: string; readonly dx: string }): string => `${service_type} ${dx}`;
const keyOfSeverity = (row: BandRow): string => `${keyOfCase(row)} ${row.severity}`;
