import { quoteIdentifier } from '../database.ts';
import { changeLabels, wholePeriodLabel } from '../catalogue/aggregation-labels.ts';
import { termSql } from './aggregates.ts';
import type { ClaimQuery, DateUnit } from './claim-query.ts';
import { ratioSql, unitsSql } from './exact.ts';
import { type GroupTerm, groupTerm } from './groupings.ts';
import type { Matching } from './conditions.ts';
import { inScope, matchingOf, readsState, whereSql } from './matching.ts';
import { measureNames, measureTerm } from './measures.ts';
import { Binder, type QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import { relationOf } from './relation.ts';
import type { ResultColumn, Statement } from './statement.ts';

const facilityAttributes = ['facility_name', 'facility_class', 'province_name'] as const;
const shownClaims = 20;

/** What a kind of group shows besides groupings and measures. */
interface Subject {
  readonly by: ClaimQuery['by'];
  /** Facilities come with their attributes, the name among them. */
  readonly hasLabels: boolean;
  /** The grouping itself is not shown: the row's number in the answer stands for it. */
  readonly isAnonymous: boolean;
}

function subjectOf({ subject, by }: ClaimQuery): Subject {
  if (subject === 'groups') return { by, hasLabels: true, isAnonymous: false };
  if (by.length > 0) refuseQuery('by', by, { id: 'tanpa pengelompokan lain', en: 'no other grouping' });
  return subject === 'patients' ? { by: [], hasLabels: false, isAnonymous: true } : { by: [{ field: 'facility_key' }], hasLabels: false, isAnonymous: false };
}

/**
 * Measures of groups of claims. `grouped` aggregates, `measured` divides, `changed` sets a period beside the one before, `ranked`
 * keeps what `having` and `top_per` let through.
 */
export function compileGroups(query: ClaimQuery, context: QueryContext, skipped = 0): Statement {
  if (query.fields.length > 0) refuseQuery('fields', query.fields, { id: 'tanpa nilai pada kelompok', en: 'nothing where there are groups' });
  const binder = new Binder();
  const usesState = readsState(query);
  const { by, hasLabels, isAnonymous } = subjectOf(query);
  const matching = matchingOf(query, usesState, context, binder);
  const terms = by.map((grouping, i) => groupTerm(grouping, i, context, binder));
  const keys = isAnonymous ? [{ sql: 'claims.patient_key', sort: (sql: string): string => sql }] : terms;
  const measures = query.measures.length === 0 ? [{ agg: 'count' } as const] : query.measures;
  const groupColumns = namedGroups(terms);
  const names = measureNames(measures, [...groupColumns.map(({ name }) => name), ...facilityAttributes, 'patient', 'claim_ids', 'is_whole', 'total']);
  const populations = { matching, all: inScope(usesState, context, binder) };
  const measured = measures.map((measure, i) => measureTerm(measure, i, names, populations, context, binder));
  const changes = query.change === undefined ? [] : changesOf(terms, measured.map(({ column }) => column));
  const [first] = terms;
  const period = first?.unit === undefined || first.unit === 'day' ? undefined : { unit: first.unit, whole: wholeSql(query, first, first.unit, context, binder) };

  const grouped = [
    ...keys.map(({ sql }, i) => `${sql} AS g${i}`),
    ...terms.flatMap((term, i) => (hasLabels && term.field.labelSql !== undefined ? [`min(${labelSqlOf(term, term.field.labelSql)}) AS label_${i}`] : [])),
    ...measured.flatMap(({ sql, dividedBy }, i) => (dividedBy === undefined ? [`${sql} AS m${i}`] : [`${sql} AS n${i}`, `${dividedBy} AS d${i}`])),
    ...(isAnonymous ? [`list(claims.claim_id ORDER BY claims.admit_date, claims.claim_id)[1:${shownClaims}] AS claim_ids`] : []),
  ];
  const { from, where } = unnestedOf(matching, terms, usesState);
  const order = orderOf(query, keys, measures.length, period !== undefined || first?.unit === 'day');
  const having = query.having.map(({ measure, op, value }, i) => {
    if (measure >= measures.length) refuseQuery(`having[${i}].measure`, measure, `0–${measures.length - 1}`);
    if (!isOfNumbers(measured[measure]?.column)) refuseQuery(`having[${i}].measure`, measure, { id: 'ukuran berupa angka', en: 'a measure that is a number' });
    // As with claims: a group without a value passes what is negative.
    return `m${measure} ${op === '!=' ? 'IS DISTINCT FROM' : op} ${typeof value === 'number' ? binder.bind(value, 'DOUBLE') : `(SELECT ${value === 'groups' ? meanSql(`m${measure}`, measured[measure]?.column) : termSql(measured[measure] ?? { sql: 'NULL' })} FROM ${value === 'groups' ? 'measured' : `${matching.from} WHERE ${whereSql(matching.where)}`})`}`;
  });
  if (query.top_per !== undefined && terms.length !== 2) refuseQuery('top_per', query.top_per, { id: 'hanya untuk dua pengelompokan', en: 'for two groupings only' });
  const top = query.top_per === undefined ? '' : ` QUALIFY row_number() OVER (PARTITION BY g0 ORDER BY ${order.join(', ')}) <= ${binder.bind(query.top_per, 'BIGINT')}`;

  const columns: ResultColumn[] = [
    ...(isAnonymous ? [patientColumn] : []),
    ...groupColumns.flatMap((column, i) => [column, ...(hasLabels ? labelColumn(terms[i], column.name) : [])]),
    ...(query.subject === 'facilities' ? facilityColumns : []),
    ...measured.map(({ column }) => column),
    ...changes.map(({ column }) => column),
    ...(period ? [wholeColumn] : []),
    ...(isAnonymous ? [claimsColumn] : []),
  ];
  const shown = [
    'count(*) OVER () AS total',
    ...(isAnonymous ? [`row_number() OVER (ORDER BY ${order.join(', ')}) AS patient`] : []),
    ...groupColumns.flatMap(({ name }, i) => [`g${i} AS ${quoteIdentifier(name)}`, ...(hasLabels && terms[i]?.field.labelSql !== undefined ? [`label_${i} AS ${quoteIdentifier(`${name}_label`)}`] : [])]),
    ...(query.subject === 'facilities' ? facilityAttributes.map((name) => `facilities.${name}`) : []),
    ...measured.map(({ column }, i) => `m${i} AS ${quoteIdentifier(column.name)}`),
    ...changes.map(({ column }, i) => `c${i} AS ${quoteIdentifier(column.name)}`),
    ...(period ? [`${period.whole} AS is_whole`] : []),
    ...(isAnonymous ? ['claim_ids'] : []),
  ];
  const sql = [
    `WITH grouped AS (SELECT ${grouped.join(', ')} FROM ${from} WHERE ${whereSql(where)}${keys.length === 0 ? '' : ` GROUP BY ${keys.map((_, i) => `g${i}`).join(', ')}`}),`,
    `measured AS (SELECT ${['*', ...measured.flatMap(({ dividedBy }, i) => (dividedBy === undefined ? [] : [`${ratioSql(`n${i}`, `d${i}`)} AS m${i}`]))].join(', ')} FROM grouped),`,
    changes.length === 0 ? 'changed AS (FROM measured),' : `changed AS (SELECT own.*, ${changes.map(({ sql: change }, i) => `${change} AS c${i}`).join(', ')} FROM measured AS own LEFT JOIN measured AS before ON ${sameButBefore(terms)}),`,
    `ranked AS (SELECT * FROM changed WHERE ${whereSql(having)}${top})`,
    `SELECT ${shown.join(', ')} FROM ranked${query.subject === 'facilities' ? ' LEFT JOIN facilities ON facilities.facility_key = ranked.g0' : ''}`,
    `ORDER BY ${order.join(', ')}`,
    `LIMIT ${binder.bind(query.limit, 'BIGINT')} OFFSET ${binder.bind(skipped, 'BIGINT')}`,
  ].join('\n');
  return { sql, parameters: binder.parametersOf(sql), columns };
}

/** The label of the claim; of an item of a set, the one that stands where the item does. */
function labelSqlOf({ items, field }: GroupTerm, labelSql: string): string {
  return items ? `list_extract(${labelSql}, list_position(${field.sql}, claims.${items.name}))` : labelSql;
}

/** The mean of a measure over groups, to 6 decimals. */
function meanSql(sql: string, column: ResultColumn | undefined): string {
  return ratioSql(`sum(${inUnits(sql, column)})`, `count(${sql})${column?.type === 'DOUBLE' ? ' * 1000000' : ''}`);
}

/** A measure as a whole number: of what has decimals in units of the sixth. */
function inUnits(sql: string, column: Pick<ResultColumn, 'type'> | undefined): string {
  return column?.type === 'DOUBLE' ? unitsSql(sql, 6) : sql;
}

/** The matching claims, each once for every item of the sets that they are grouped by. Unnesting in a SELECT of its own is many times faster than beside a join. */
function unnestedOf(matching: Matching, terms: readonly GroupTerm[], usesState: boolean): Matching {
  const sets = terms.flatMap(({ items }) => items ?? []);
  const [first, ...others] = sets;
  if (!first) return matching;
  const innermost = `(SELECT claims.*, unnest(${first.sql}) AS ${first.name} FROM ${matching.from} WHERE ${whereSql(matching.where)}) AS claims`;
  const claims = others.reduce((inner, { sql, name }) => `(SELECT claims.*, unnest(${sql}) AS ${name} FROM ${inner}) AS claims`, innermost);
  return { from: `${claims}${usesState ? ' LEFT JOIN claim_state AS state ON state.claim_id = claims.claim_id' : ''}`, where: [] };
}

const patientColumn: ResultColumn = { name: 'patient', role: 'group', type: 'BIGINT', label: { id: 'Peserta ke-', en: 'Patient no.' }, decimals: 0 };
const claimsColumn: ResultColumn = { name: 'claim_ids', role: 'mark', type: 'VARCHAR[]', label: { id: 'Klaimnya', en: 'Their claims' }, decimals: 0, field: 'claim_id' };
const wholeColumn: ResultColumn = { name: 'is_whole', role: 'mark', type: 'BOOLEAN', label: wholePeriodLabel, decimals: 0 };
const facilityColumns: readonly ResultColumn[] = facilityAttributes.map((name) => ({
  name,
  role: 'label',
  type: 'VARCHAR',
  label: { facility_name: { id: 'Nama fasilitas', en: 'Facility name' }, facility_class: { id: 'Kelas fasilitas', en: 'Facility class' }, province_name: { id: 'Provinsi', en: 'Province' } }[name],
  decimals: 0,
  field: name,
}));

/** Two groupings of one field have names of their own. */
function namedGroups(terms: readonly GroupTerm[]): readonly ResultColumn[] {
  return terms.map(({ column }, i) => (terms.slice(0, i).some((earlier) => earlier.column.name === column.name) ? { ...column, name: `${column.name}_${i + 1}` } : column));
}

function labelColumn(term: GroupTerm | undefined, name: string): ResultColumn[] {
  return term?.field.labelSql === undefined ? [] : [{ name: `${name}_label`, role: 'label', type: 'VARCHAR', label: term.field.label, decimals: 0 }];
}

function isOfNumbers(column: ResultColumn | undefined): boolean {
  return column?.type !== 'DATE' && column?.type !== 'TIMESTAMP';
}

function orderOf({ order }: ClaimQuery, keys: readonly Pick<GroupTerm, 'sort'>[], measureCount: number, isByDate: boolean): readonly string[] {
  const ties = keys.map(({ sort }, i) => `${sort(`g${i}`)} ASC NULLS LAST, g${i} ASC NULLS LAST`);
  if (order.length === 0) return [...(isByDate ? [] : ['m0 DESC NULLS LAST']), ...ties];
  const terms = order.map(({ field, measure, group, direction }, i) => {
    const words = direction === 'asc' ? 'ASC' : 'DESC';
    if (field !== undefined || (measure === undefined) === (group === undefined)) return refuseQuery(`order[${i}]`, order[i], { id: 'sebuah measure atau group', en: 'a measure or a group' });
    const [place, count] = measure === undefined ? [group ?? 0, keys.length] : [measure, measureCount];
    if (place >= count) refuseQuery(`order[${i}]`, order[i], `0–${count - 1}`);
    return `${measure === undefined ? (keys[place]?.sort(`g${place}`) ?? '') : `m${place}`} ${words} NULLS LAST`;
  });
  return [...terms, ...ties];
}

/** The same group in the period before. */
function sameButBefore(terms: readonly GroupTerm[]): string {
  const dated = datedPlace(terms);
  return terms.map(({ unit }, i) => (i === dated ? `before.g${i} = CAST(own.g${i} - INTERVAL 1 ${unit ?? 'month'} AS DATE)` : `before.g${i} IS NOT DISTINCT FROM own.g${i}`)).join(' AND ');
}

/** Which grouping is by a date, the first if both are. */
function datedPlace(terms: readonly GroupTerm[]): number {
  return terms.findIndex(({ unit }) => unit !== undefined);
}

function changesOf(terms: readonly GroupTerm[], measures: readonly ResultColumn[]): readonly { readonly sql: string; readonly column: ResultColumn }[] {
  if (datedPlace(terms) < 0) return refuseQuery('change', 'previous', { id: 'sebuah pengelompokan menurut tanggal', en: 'a grouping by a date' });
  return measures.flatMap((column, i) => {
    if (!isOfNumbers(column)) return refuseQuery('change', column.name, { id: 'ukuran berupa angka', en: 'measures that are numbers' });
    const made = (kind: 'change' | 'change_share') => ({
      ...column,
      name: `${column.name}_${kind}`,
      role: 'change' as const,
      label: { id: changeLabels[kind].id.replace('{measure}', column.label.id), en: changeLabels[kind].en.replace('{measure}', column.label.en) },
    });
    const difference = column.decimals === 0 ? `own.m${i} - before.m${i}` : `round(own.m${i} - before.m${i}, 6)`;
    return [
      { sql: difference, column: made('change') },
      { sql: ratioSql(`${inUnits(`own.m${i}`, column)} - ${inUnits(`before.m${i}`, column)}`, `abs(${inUnits(`before.m${i}`, column)})`), column: { ...made('change_share'), type: 'DOUBLE' as const, unit: 'share' as const, decimals: 6 } },
    ];
  });
}

/** Whether a period lies whole within the days that the snapshot has and the query asks for. */
function wholeSql({ period, where }: ClaimQuery, { field }: GroupTerm, unit: DateUnit, { now, everySource }: QueryContext, binder: Binder): string {
  const days = field.of === 'claims' ? `(SELECT {end}(${field.sql}) FROM ${relationOf({ everySource }).table} AS claims)` : undefined;
  const asked = [
    ...(period?.date === field.id ? [{ op: '>=', value: period.from } as const, { op: '<=', value: period.to } as const] : []),
    ...where.flatMap((clause) => ('any' in clause || clause.field !== field.id ? [] : [clause])).flatMap(({ op, value }) => {
      if (op === 'between' && Array.isArray(value)) return [{ op: '>=', value: value[0] } as const, { op: '<=', value: value[1] } as const];
      if (op === '=') return [{ op: '>=', value } as const, { op: '<=', value } as const];
      return op === '>=' || op === '<=' || op === '>' || op === '<' ? [{ op, value }] : [];
    }),
  ].flatMap(({ op, value }) => (typeof value === 'string' ? [{ op, value }] : []));
  const ends = (signs: readonly string[], shift: string): string[] =>
    asked.filter(({ op }) => signs.includes(op)).map(({ op, value }) => `${binder.bind(value, 'DATE')}${op.length === 1 ? shift : ''}`);
  const lows = [...(days === undefined ? [] : [days.replace('{end}', 'min')]), ...ends(['>=', '>'], ' + 1')];
  const highs = [days === undefined ? binder.bind(jakartaDay(now), 'DATE') : days.replace('{end}', 'max'), ...ends(['<=', '<'], ' - 1')];
  const last = `CAST(g0 + INTERVAL 1 ${unit} AS DATE) - 1`;
  return `(g0 IS NOT NULL${lows.map((low) => ` AND g0 >= ${low}`).join('')}${highs.map((high) => ` AND ${last} <= ${high}`).join('')})`;
}

/** The day before today in Asia/Jakarta (UTC+7): the last that is over. */
function jakartaDay(now: Date): string {
  return new Date(now.getTime() + (7 - 24) * 3_600_000).toISOString().slice(0, 10);
}
