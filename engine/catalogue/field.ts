import type { Localized } from '../language.ts';

/**
 * What a value is, which decides what may be done with it (see `operatorsOf` and `aggregationsOf`):
 *
 * - `key`: names one thing (a claim, a facility); compared for equality, counted distinct
 * - `nominal`: one of a set of names without an order
 * - `ordinal`: one of a list of names in the order of `values`
 * - `code`: a code of a hierarchy (ICD-10, ICD-9-CM, INA-CBG); `under` takes a part of it
 * - `text`: words for people, searched without regard to case
 * - `boolean`
 * - `integer`, `decimal`, `rupiah`: numbers; `decimals` says how many places are exact
 * - `date`: a calendar day, `YYYY-MM-DD`
 * - `time`: an instant, ISO 8601 with its zone; people see it in Jakarta time
 * - `codes`, `names`: a set of codes or of names of one claim
 */
export const fieldKinds = ['key', 'nominal', 'ordinal', 'code', 'text', 'boolean', 'integer', 'decimal', 'rupiah', 'date', 'time', 'codes', 'names'] as const;
export type FieldKind = (typeof fieldKinds)[number];

export type Unit = 'rupiah' | 'days' | 'years' | 'claims' | 'diagnoses' | 'procedures' | 'indications' | 'patients' | 'facilities' | 'share' | 'score';

/** How codes contain each other: `icd10` and `icd9cm` by their beginning, ICD-10 also by ranges and chapters; `inacbg` by its parts. */
export type Hierarchy = 'icd10' | 'icd9cm' | 'inacbg';

/**
 * A value is written as `value`, either label or a synonym, whatever the case. A word that stands at several
 * values of a field means any of them: `tipe c` is an RS Kelas C or a private hospital of that rank. A synonym
 * names its value also where the field is not named, and no other field's value has it; `value` and label
 * do so only where no synonym of another field is written so (the clinic ANAK and `anak`, an age group).
 */
export interface FieldValue {
  /** As the data hold it. */
  readonly value: string | number;
  readonly label: Localized;
  /** Other ways people write it, in lower case: abbreviations, the other language, usual misspellings. */
  readonly synonyms: readonly string[];
  /** What it means, where the label does not say it. */
  readonly meaning?: Localized;
}

/** Values that people call together by one name, as sentences call them. */
export interface ValueGroup {
  readonly label: Localized;
  readonly values: readonly FieldValue['value'][];
}

/** One thing that can be asked or said of a claim. */
export interface Field {
  readonly id: string;
  readonly kind: FieldKind;
  /**
   * Where the value is: `claims` are its facts, `state` what people did with it since, `intake` how it came in. A query is of the
   * claims of the snapshot; one that names a field of `intake`, of live and simulated claims too.
   */
  readonly of: 'claims' | 'state' | 'intake';
  /** SQL over the row of a claim; constant text of the catalogue, never made of input. */
  readonly sql: string;
  /** Columns of `claims_scored` that the field stands on. */
  readonly columns: readonly string[];
  readonly unit?: Unit;
  /** Decimal places that are exact; sums are made in integers of the last place. 0 for whole numbers. */
  readonly decimals: number;
  readonly label: Localized;
  /** Other names that people use for it, in lower case. */
  readonly synonyms: Localized<readonly string[]>;
  /** Names that another field has too: which is meant is asked back. */
  readonly sharedNames?: readonly string[];
  /** One sentence for people. */
  readonly definition: Localized;
  readonly examples: readonly (string | number)[];
  /** The values known beforehand. All there can be unless `isLookedUp`; a word that is none of them is refused with the nearest. */
  readonly values?: readonly FieldValue[];
  readonly groups?: readonly ValueGroup[];
  /** Values are names that the data give, besides those of `values`: they are looked up in the snapshot, within the caller's scope. */
  readonly isLookedUp?: true;
  readonly hierarchy?: Hierarchy;
  /** The column that names the codes of this field, for people. */
  readonly labelSql?: string;
  /** The column with the codes of these names, by which a name is found too. */
  readonly codeSql?: string;
  /** Of a set: true where it is not empty, by a column that is read faster than the set itself. */
  readonly filledSql?: string;
  /** Rests on other claims of the same person: a reader whose scope names provinces gets it only where all of these lie in one province. */
  readonly restsOnOthers?: true;
  /** The field that counts its items: `lebih dari satu indikasi`. */
  readonly countedBy?: string;
  /** The field that says whether there is any: `tanpa top-up`. */
  readonly presentBy?: string;
  /** The field that is meant where a percentage is said of it: `dibayar 80 %`. */
  readonly sharedBy?: string;
  /** The field that says how many days after it a claim came: `7 hari setelah klaim sebelumnya`. */
  readonly daysSinceBy?: string;
  /** It is named by what happened too, by the words of `presentBy`, and days behind that name are at most so many: `readmisi 30 hari`. */
  readonly isEvent?: true;
  /** What a claim is that can have it, so that a rate of it is of these: readmissions are of inpatients. */
  readonly rateOf?: readonly [field: string, value: string];
  /** What it is the first of less the second: `selisih tagihan dan bayaran`. */
  readonly differenceOf?: readonly [string, string];
  /** What is done to claims that have some of it: `klaim yang dipotong`. */
  readonly participles?: readonly string[];
  /** The number whose bands are its values: `kelompok umur 0-17, 18-59`. */
  readonly bandsOf?: string;
  /** The claims that it is averaged over where nobody says which: those that have it. */
  readonly averagedOver?: { readonly field: string; readonly op: '='; readonly value: string };
  /** What it is the sum of: `top-up per jenis`. */
  readonly parts?: readonly string[];
  /** Numbers of it that have names of their own: `masuk dan pulang di hari yang sama` is a stay of 0 days. */
  readonly named?: readonly { readonly value: number; readonly names: readonly string[] }[];
  /** What cannot be done with it although its kind could, because that means nothing, or would show what nobody may see. */
  readonly without?: readonly FieldUse[];
}

/** `show`: as a column of a list. */
export type FieldUse = 'filter' | 'group' | 'order' | 'measure' | 'show';

export const operators = ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'not_in', 'contains', 'not_contains', 'under', 'not_under', 'is_null', 'not_null'] as const;
export type Operator = (typeof operators)[number];

/** Values that occur: the smallest of which so many hundredths are not larger. */
export const percentiles = { p10: 10, p25: 25, median: 50, p75: 75, p90: 90, p95: 95, p99: 99 } as const;
/** Aggregates that are themselves about as large as one of the values. */
export const positions = ['mean', 'p10', 'p25', 'median', 'p75', 'p90', 'p95', 'p99', 'min', 'max'] as const;
export const aggregations = ['count', 'distinct', 'sum', ...positions] as const;
export type Aggregation = (typeof aggregations)[number];

/** How many hundredths of the values are not larger than an aggregate; undefined where it is no percentile. */
export function percentileOf(agg: Aggregation): number | undefined {
  return new Map<string, number>(Object.entries(percentiles)).get(agg);
}

const equality: readonly Operator[] = ['=', '!=', 'in', 'not_in'];
const order: readonly Operator[] = ['<', '<=', '>', '>=', 'between'];
const presence: readonly Operator[] = ['is_null', 'not_null'];

const operatorsByKind: Readonly<Record<FieldKind, readonly Operator[]>> = {
  key: [...equality, ...presence],
  nominal: [...equality, ...presence],
  ordinal: [...equality, ...order, ...presence],
  code: [...equality, 'under', 'not_under', ...presence],
  text: ['=', '!=', 'contains', 'not_contains', ...presence],
  boolean: ['=', '!=', ...presence],
  integer: [...equality, ...order, ...presence],
  decimal: [...equality, ...order, ...presence],
  rupiah: [...equality, ...order, ...presence],
  date: [...equality, ...order, ...presence],
  time: [...order, ...presence],
  codes: ['contains', 'not_contains', 'under', 'not_under', ...presence],
  names: ['contains', 'not_contains', ...presence],
};

const numeric: readonly Aggregation[] = aggregations.filter((agg) => agg !== 'count');

const aggregationsByKind: Readonly<Record<FieldKind, readonly Aggregation[]>> = {
  key: ['distinct'],
  nominal: ['distinct'],
  ordinal: ['distinct'],
  code: ['distinct'],
  text: [],
  boolean: [],
  integer: numeric,
  decimal: numeric,
  rupiah: numeric,
  date: ['min', 'max', 'distinct'],
  time: ['min', 'max'],
  codes: ['distinct'],
  names: ['distinct'],
};

const orderedKinds: ReadonlySet<FieldKind> = new Set<FieldKind>(['key', 'ordinal', 'code', 'integer', 'decimal', 'rupiah', 'date', 'time']);
const groupedKinds: ReadonlySet<FieldKind> = new Set<FieldKind>(['key', 'nominal', 'ordinal', 'code', 'boolean', 'integer', 'decimal', 'rupiah', 'date', 'codes', 'names']);

export function operatorsOf({ kind, without = [] }: Field): readonly Operator[] {
  return without.includes('filter') ? [] : operatorsByKind[kind];
}

/** Besides `count`, which counts rows and takes no field. */
export function aggregationsOf({ kind, without = [] }: Field): readonly Aggregation[] {
  return without.includes('measure') ? [] : aggregationsByKind[kind];
}

/** Numbers are grouped in bins of a width or between edges, dates by day, week, month, quarter or year; a list counts a claim under each of its items. */
export function canGroup({ kind, without = [] }: Field): boolean {
  return groupedKinds.has(kind) && !without.includes('group');
}

export function canOrder({ kind, without = [] }: Field): boolean {
  return orderedKinds.has(kind) && !without.includes('order');
}

export function canShow({ without = [] }: Field): boolean {
  return !without.includes('show');
}

export function isNumber({ kind }: Pick<Field, 'kind'>): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'rupiah';
}

export function isList({ kind }: Pick<Field, 'kind'>): boolean {
  return kind === 'codes' || kind === 'names';
}
