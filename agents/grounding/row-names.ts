import type { EvidenceItem } from '#tools';

import { canonicalCode } from './codes.ts';
import type { Cited } from './figure.ts';
import { canonicalProvince, provinceOfCode } from './places.ts';

/** What a name names, and the name in its one spelling: `claim` → `100080122V000022`, `province` → `Jawa Barat`. */
export type Names = ReadonlyMap<string, string>;

/** Columns and keys that name something, and what they name. Keys of reports beside these name themselves. */
const dimensions: Readonly<Record<string, string>> = {
  claim_id: 'claim',
  facility_key: 'facility', facility_name: 'facility', facility: 'facility',
  province_code: 'province', province_name: 'province', province: 'province',
  district_code: 'district', district_name: 'district', district: 'district',
  month: 'month',
  rule_id: 'rule', flag: 'rule',
  dx_primary_group: 'dx', dx_primary_code: 'dx', dx_primary_label: 'dx', dx: 'dx',
  inacbg_code: 'inacbg', inacbg_label: 'inacbg', inacbg: 'inacbg',
  code: 'code', label: 'code',
  severity_group: 'severity', severity: 'severity',
  service_type: 'service', facility_class: 'class', class: 'class', segment: 'segment',
  tariff_region: 'region', value: 'value', participant: 'participant',
  start_date: 'from', discharge_start: 'from', end_date: 'until', discharge_end: 'until',
};
/** Keys that say how a row was asked for, and name nothing. */
const nameless = new Set(['ruleset_version', 'model_version', 'reason_no', 'snapshot', 'snapshot_id', 'by', 'sort', 'limit', 'report', 'system', 'beside']);
/** How many rows there are is no value of the claim that they were found for. */
const counts = /^(?:total|shown|count(?:_.+)?)$/;
const ofClaimInContext = /^(?:claim|peers|reason|rule|mark|outcome|checklist|lower_amount)\./;

/** One cited value, by the names of the row that it stands in. */
interface Standing {
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the row is a row of: its table and the columns of its key. */
  readonly family: string;
  readonly row: string;
  readonly isOfContext: boolean;
  /** Of both claims of a pair. */
  readonly isOfBoth: boolean;
}

/** How a name stands to a cited value: of its row, of another row, or the value is of no row that has such names. */
export type Relationship = 'own' | 'other' | 'neutral';

/** The rows that cited values stand in, told apart by their keys and by the names cited of them. */
export class Rows {
  /** Every name known of a cited row, by its spelling in lower case. */
  readonly spellings: ReadonlyMap<string, Names>;
  /** The claim that the question is about, where evidence of it is cited. */
  readonly claimInContext: string | undefined;
  readonly #standings: ReadonlyMap<EvidenceItem, Standing>;

  constructor(cited: Cited) {
    const filters = filtersOf(cited);
    const byRow = Map.groupBy(cited, rowOf);
    const aliases = aliasesOf(byRow);
    const standings = new Map<EvidenceItem, Standing>();
    for (const [row, items] of byRow) {
      const known = new Map<string, NamesByDimension>();
      for (const item of items) {
        const part = `${callOf(item.id)} ${sideOf(item.source.column) ?? ''} ${counts.test(item.source.column)}`;
        const names = known.get(part) ?? namesOf(item, items, filters.get(callOf(item.id)) ?? [], aliases);
        known.set(part, names);
        standings.set(item, { names, family: familyOf(item), row, isOfContext: ofClaimInContext.test(item.id), isOfBoth: !sideOf(item.source.column) && Object.keys(item.source.keys).some(sideOf) });
      }
    }
    this.#standings = standings;
    this.spellings = spellingsOf(cited, standings);
    const context = cited.find(({ id, source }) => ofClaimInContext.test(id) && typeof source.keys['claim_id'] === 'string');
    this.claimInContext = context && String(context.source.keys['claim_id']).toUpperCase();
  }

  relationship(item: EvidenceItem, names: Names): Relationship {
    const own = this.#standings.get(item)?.names;
    let isNamed = false;
    for (const [dimension, name] of names) {
      const known = own?.get(dimension);
      if (!known) continue;
      if (known.has(name) || hasPart(dimension, name, known)) return 'own';
      isNamed = true;
    }
    return isNamed ? 'other' : 'neutral';
  }

  /**
   * Kinds of names in the keys of the whole that a value is a part of, where the whole is cited as
   * well: none, of all claims beside a group's. Undefined where no whole is, or it has the same value.
   */
  kindsOfWhole(item: EvidenceItem): ReadonlySet<string> | undefined {
    const keys = keyNamesOf(item);
    for (const other of this.#standings.keys()) {
      if (other.source.column !== item.source.column || other.unit !== item.unit || other.value === item.value) continue;
      const wider = keyNamesOf(other);
      if (wider.size < keys.size && [...wider].every(([dimension, name]) => keys.get(dimension) === name)) return new Set(wider.keys());
    }
    return undefined;
  }

  /** Whether another row of the kind has a value of the column cited. */
  hasSibling(item: EvidenceItem): boolean {
    const own = this.#standings.get(item);
    return [...this.#standings].some(([other, { row, family }]) => other.source.column === item.source.column && family === own?.family && row !== own.row);
  }

  /** Whether a value is of the claim that the question is about. */
  isOfContext(item: EvidenceItem): boolean {
    return this.#standings.get(item)?.isOfContext ?? false;
  }

  /** Names of a value's row in one dimension. */
  namesIn(item: EvidenceItem, dimension: string): ReadonlySet<string> | undefined {
    return this.#standings.get(item)?.names.get(dimension);
  }

  /**
   * Whether two values may be set against each other: of one row; of one column in rows that differ
   * in one part of their key; or of rows of different kinds, such as a facility and all of them.
   */
  isComparable(a: EvidenceItem, b: EvidenceItem): boolean {
    const [one, other] = [this.#standings.get(a), this.#standings.get(b)];
    if (one === undefined || other === undefined || one.row === other.row || one.family !== other.family || !hasKeys(a.source.keys)) return true;
    if (a.source.column !== b.source.column) return false;
    const differing = Object.keys(a.source.keys).filter((key) => a.source.keys[key] !== b.source.keys[key]);
    const isGroup = 'value' in a.source.keys;
    return new Set(differing.map((key) => (isGroup && key === 'code' ? 'value' : isOfPeriod(key) ? 'period' : dimensionOf(key)))).size <= 1;
  }

  /**
   * Whether cited rows contradict that one thing has both names: claim A of the facility that only
   * claim B is of. Only a claim, and a facility against its place and class, has one of each.
   */
  areContradictory(a: Names, b: Names): boolean {
    const [fromA, fromB] = [this.#misses(a, b), this.#misses(b, a)];
    return (fromA && fromB) || (fromA && hasOneOfEach(a, b)) || (fromB && hasOneOfEach(b, a));
  }

  /** Whether values of `a` have names of the kind of `b`, and none is `b`. */
  #misses(a: Names, b: Names): boolean {
    let isMissing = false;
    for (const [item, { isOfBoth }] of this.#standings) {
      if (isOfBoth || this.relationship(item, a) !== 'own') continue;
      const relationship = this.relationship(item, b);
      if (relationship === 'own') return false;
      if (relationship === 'other') isMissing = true;
    }
    return isMissing;
  }
}

/** One spelling of a name within what it names. */
export function canonicalName(dimension: string, value: string): string {
  if (dimension === 'province') return provinceOfCode(value) ?? canonicalProvince(value) ?? value.toUpperCase();
  return canonicalCode(value.trim());
}

/** What a column names. Keys of reports that are not known name themselves. */
function dimensionOf(column: string): string {
  const own = column.replace(/^(?:first|second)_/, '');
  return dimensions[own] ?? own;
}

/** What the keys of a value name, one name of each kind. */
function keyNamesOf({ source: { keys } }: EvidenceItem): Map<string, string> {
  return new Map(Object.entries(keys).flatMap(([key, value]) => {
    const found = typeof value === 'string' ? nameOf(key, value) : undefined;
    return found ? [[found.dimension, found.name] as const] : [];
  }));
}

function isOfPeriod(key: string): boolean {
  return dimensionOf(key) === 'from' || dimensionOf(key) === 'until';
}

function hasOneOfEach(a: Names, b: Names): boolean {
  if (a.has('claim')) return !b.has('claim');
  return a.has('facility') && ['province', 'district', 'class'].some((dimension) => b.has(dimension));
}

/** Codes of a group hold their parts: `E11` and `E119`, `J-4-16` and `J-4-16-III`. */
function hasPart(dimension: string, name: string, known: ReadonlySet<string>): boolean {
  if (dimension !== 'dx' && dimension !== 'inacbg') return false;
  const sign = dimension === 'inacbg' ? '-' : '';
  return [...known].some((other) => other.startsWith(name + sign) || name.startsWith(other + sign));
}

/** A value without keys is of no row, but of its call. */
function rowOf({ id, source: { table, keys } }: EvidenceItem): string {
  return hasKeys(keys) ? `${table}\n${Object.keys(keys).toSorted().map((key) => `${key}=${keys[key]}`).join('\n')}` : callOf(id);
}

function hasKeys(keys: EvidenceItem['source']['keys']): boolean {
  return Object.keys(keys).length > 0;
}

function familyOf({ source: { table, keys } }: EvidenceItem): string {
  return `${table}\n${Object.keys(keys).toSorted().join('\n')}`;
}

type NamesByDimension = Map<string, Set<string>>;

function add(names: NamesByDimension, column: string, value: string): void {
  const found = nameOf(column, value);
  if (!found) return;
  const known = names.get(found.dimension);
  if (known) known.add(found.name);
  else names.set(found.dimension, new Set([found.name]));
}

/** What a value of a column names. The dimension of a casemix is told by its value where that is a province. */
function nameOf(column: string, value: string): { dimension: string; name: string } | undefined {
  if (nameless.has(column) || value === '') return undefined;
  const dimension = column === 'value' && canonicalProvince(value) !== undefined ? 'province' : dimensionOf(column);
  if (/^\d{4}-\d\d-\d\d$/.test(value) && dimension !== 'from' && dimension !== 'until') return undefined;
  return { dimension, name: canonicalName(dimension, value) };
}

/** Filters of each call by the first part of its ids: they name what all of its rows have in common. */
function filtersOf(cited: Cited): ReadonlyMap<string, Cited> {
  return Map.groupBy(cited.filter(({ id }) => id.includes('.filter.')), ({ id }) => callOf(id));
}

function callOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

/** Names that go together in a row: a facility's key and its name. */
function aliasesOf(byRow: ReadonlyMap<string, Cited>): ReadonlyMap<string, ReadonlySet<string>> {
  const aliases = new Map<string, Set<string>>();
  for (const items of byRow.values()) {
    const names: NamesByDimension = new Map();
    const own = items.filter(({ source }) => !sideOf(source.column));
    for (const item of own.slice(0, 1)) addKeys(names, item);
    for (const item of own) addOwnName(names, item);
    for (const [dimension, known] of names)
      if (dimension !== 'claim' && known.size > 1)
        for (const name of known) aliases.set(`${dimension}\n${name}`, new Set([...(aliases.get(`${dimension}\n${name}`) ?? []), ...known]));
  }
  return aliases;
}

/** The names of an item of a row: its keys, what else is cited of the row, and the filters of its call. */
function namesOf(item: EvidenceItem, row: Cited, filters: Cited, aliases: ReadonlyMap<string, ReadonlySet<string>>): NamesByDimension {
  const names: NamesByDimension = new Map();
  addKeys(names, item);
  for (const [dimension, known] of names) for (const name of new Set(known)) for (const alias of aliases.get(`${dimension}\n${name}`) ?? []) known.add(alias);
  const side = sideOf(item.source.column);
  for (const sibling of row) {
    const other = sideOf(sibling.source.column);
    if (!side || !other || side === other) addOwnName(names, sibling);
  }
  const common: NamesByDimension = new Map();
  for (const filter of filters) if (typeof filter.value === 'string') add(common, filter.id.slice(filter.id.lastIndexOf('.') + 1), filter.value);
  for (const [dimension, known] of common) if (!names.has(dimension)) names.set(dimension, known);
  return names;
}

/** The keys of a row; of a pair of claims only the side that the column is of. */
function addKeys(names: NamesByDimension, { source: { keys, column } }: EvidenceItem): void {
  const side = sideOf(column);
  for (const [key, value] of Object.entries(keys)) {
    const other = sideOf(key);
    const isCounted = key === 'claim_id' && counts.test(column);
    if (typeof value === 'string' && !isCounted && (!side || !other || side === other)) add(names, key, value);
  }
  const month = monthOf(keys);
  if (month !== undefined) add(names, 'month', month);
}

/** The month that the dates of a filter are the first and the last day of. */
function monthOf(keys: EvidenceItem['source']['keys']): string | undefined {
  const [from, to] = [keys['start_date'] ?? keys['discharge_start'], keys['end_date'] ?? keys['discharge_end']];
  if (typeof from !== 'string' || typeof to !== 'string' || !from.endsWith('-01') || from.slice(0, 7) !== to.slice(0, 7)) return undefined;
  const [year, month] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
  return Number(to.slice(8)) === last ? from.slice(0, 7) : undefined;
}

/** Where a value is itself a name of its row. */
function addOwnName(names: NamesByDimension, { source: { column }, value, unit }: EvidenceItem): void {
  const isName = unit === 'name' || unit === 'code' || unit === 'category' || unit === 'text' || unit === 'month' || unit === 'date';
  const own = column.replace(/^(?:first|second)_/, '');
  if (isName && typeof value === 'string' && Object.hasOwn(dimensions, own)) add(names, column, value);
}

function sideOf(column: string): 'first' | 'second' | undefined {
  if (column.startsWith('first_')) return 'first';
  return column.startsWith('second_') ? 'second' : undefined;
}

/** Every spelling that a sentence may use of the names known. */
function spellingsOf(cited: Cited, standings: ReadonlyMap<EvidenceItem, Standing>): ReadonlyMap<string, Names> {
  const spellings = new Map<string, Map<string, string>>();
  const know = (column: string, value: string): void => {
    const found = nameOf(column, value);
    if (!found) return;
    for (const spelling of new Set([value.trim(), found.name, withDot(found.name)])) {
      const key = spelling.toLowerCase();
      const names = spellings.get(key) ?? new Map<string, string>();
      spellings.set(key, names.set(found.dimension, found.name));
    }
  };
  for (const { id, source, value } of cited) {
    know('month', monthOf(source.keys) ?? '');
    for (const [key, name] of Object.entries(source.keys)) if (typeof name === 'string') know(key, name);
    const column = id.includes('.filter.') ? id.slice(id.lastIndexOf('.') + 1) : source.column;
    if (typeof value === 'string' && Object.hasOwn(dimensions, column.replace(/^(?:first|second)_/, ''))) know(column, value);
  }
  for (const { names } of standings.values()) for (const name of names.get('province') ?? []) if (!spellings.has(name.toLowerCase())) know('province', name);
  return spellings;
}

function withDot(code: string): string {
  return code.replace(/^([A-Z]\d[0-9A-Z])(?=[0-9A-Z]{1,4}$)/, '$1.');
}
