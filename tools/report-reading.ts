import { type Localized, type Report, type ReportChoices, type ReportPage, type Snapshot, codeMix, findRule, findRuleset, readReport, readReportRow, reportQuerySchema, reports, totals } from '#engine';

import { neutralValue } from './claim-facts.ts';
import type { Reading } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, evidenceIn } from './evidence.ts';
import { filterTable, filterValues, understandFilters } from './filter-evidence.ts';
import { neutralText } from './neutral-text.ts';
import { reportFact } from './report-facts.ts';
import { type FilterInput, filtersAmong } from './tool-input.ts';

/** A report as it was asked for: whatever decides what its rows say. */
export interface ReportQuestion {
  readonly report: Report;
  /** As the data spell them. */
  readonly filters: FilterInput;
  readonly by?: string | undefined;
  readonly minN?: number | undefined;
}

type ReportRow = ReportPage['rows'][number];
type Keys = EvidenceSource['keys'];

const tableOf = ({ name }: Report): string => `report_${name.replaceAll('-', '_')}`;
const byTable = new Map<string, Report>([...reports, totals, codeMix].map((report) => [tableOf(report), report]));

/** The report of this name. @throws Error where there is none: a defect. */
export function reportNamed(name: string): Report {
  const report = reports.find((one) => one.name === name);
  if (!report) throw new Error(`there is no report ${name}`);
  return report;
}

/** Columns that tell the rows of a report apart: a row that is a claim goes by its id. */
function keysOf({ columns, keys }: Report): readonly string[] {
  return columns.some(({ name }) => name === 'claim_id') ? ['claim_id'] : keys;
}

/** The first rows of a report in scope, and how many there are. */
export function askReport({ snapshot, scope, pages }: Reading, question: ReportQuestion, { sort, limit }: { readonly sort?: string | undefined; readonly limit: number }): Promise<ReportPage> {
  const { filters, choices } = queryOf(question);
  const { by, min_n } = choices;
  const query = reportQuerySchema(question.report).parse({ ...filters, ...(by !== undefined && { by }), ...(min_n !== undefined && { min_n }), ...(sort !== undefined && { sort }), page_size: limit });
  return readReport(snapshot, question.report, { ...query, ...choices }, { scope, ...(pages && { pages }) });
}

/** Where a facility is set against all others, it is no filter: it would leave none to be set against. */
function queryOf({ report, filters, by, minN }: ReportQuestion): { filters: FilterInput; choices: ReportChoices } {
  const choices = { ...(report.by && by !== undefined && { by }), ...(report.minN !== undefined && minN !== undefined && { min_n: minN }) };
  if (report.name !== 'tariff-insight' || filters.facility_key === undefined) return { filters, choices };
  const { facility_key, ...others } = filters;
  return { filters: others, choices: { ...choices, of_facility: facility_key } };
}

/** What distinguishes a report from the same one asked otherwise. */
function keysOfQuestion({ report, filters, by, minN }: ReportQuestion): Keys {
  return { report: report.name, ...(report.by && by !== undefined && { by }), ...(report.minN !== undefined && minN !== undefined && { min_n: minN }), ...filterValues({ values: filters }) };
}

/** A value of a report as evidence holds it. */
function cellOf(column: string, value: unknown): EvidenceValue {
  if (column === 'tariff_region' && typeof value === 'string') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return neutralValue(value);
  return Array.isArray(value) ? value.map((entry) => neutralText(String(entry))) : null;
}

/** A row as data of a tool. */
export function rowData({ columns }: Report, row: ReportRow, names: readonly string[] = columns.map(({ name }) => name)): Record<string, EvidenceValue> {
  return Object.fromEntries(names.map((name) => [name, cellOf(name, row[name])]));
}

interface RowEvidence {
  /** What comes before the column in each id. */
  readonly prefix: string;
  /** What a person calls the row; by its keys where left out. */
  readonly title?: Localized | undefined;
  /** Whose row it is, told before what the row is called. */
  readonly owner?: Localized | undefined;
  /** Columns to give; all of them unless told. */
  readonly columns?: readonly string[] | undefined;
}

/** Evidence of the columns of a row, `<prefix>.<column>` each. */
export function rowEvidence({ snapshot }: Reading, question: ReportQuestion, row: ReportRow, { prefix, title, owner, columns }: RowEvidence): EvidenceItem[] {
  const { report } = question;
  const own = title ?? titleOf(snapshot, report, row);
  const name = owner ? { id: `${owner.id}, ${own.id}`, en: `${owner.en}, ${own.en}` } : own;
  const item = evidenceIn(tableOf(report), snapshot.manifest.snapshot_id, { ...keysOfQuestion(question), ...rowKeys(report, row) });
  return (columns ?? report.columns.map((column) => column.name)).map((column) => {
    const { unit, label } = reportFact(column);
    return item(`${prefix}.${column}`, column, cellOf(column, row[column]), { unit, label: { id: `${name.id}: ${label.id}`, en: `${name.en}: ${label.en}` } });
  });
}

function rowKeys(report: Report, row: ReportRow): Keys {
  return Object.fromEntries(keysOf(report).flatMap((key) => {
    const value = row[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, typeof value === 'string' ? neutralText(value) : value]] : [];
  }));
}

/** What a person calls a row: the values of its keys, and the name where they are of a facility or a rule. */
function titleOf({ manifest }: Snapshot, report: Report, row: ReportRow): Localized {
  const rule = typeof row['rule_id'] === 'string' ? findRule(findRuleset(manifest.ruleset_version), row['rule_id']) : undefined;
  if (rule) return rule.label;
  const names = report.keys.includes('facility_key') ? [row['facility_name']] : [];
  const parts = [...names, ...keysOf(report).map((key) => row[key])].flatMap((part) => (typeof part === 'string' || typeof part === 'number' ? [neutralText(String(part))] : []));
  return parts.length > 0 ? { id: parts.join(', '), en: parts.join(', ') } : { id: 'Tanpa keterangan', en: 'Not stated' };
}

/** Evidence of how many rows there are. */
export function rowCountEvidence({ snapshot }: Reading, question: ReportQuestion, total: number, tool: string): EvidenceItem {
  const { title } = question.report;
  const item = evidenceIn(tableOf(question.report), snapshot.manifest.snapshot_id, keysOfQuestion(question));
  return item(`${tool}.total`, 'count(*)', total, { unit: 'items', label: { id: `Jumlah baris: ${title.id}`, en: `Rows: ${title.en}` } });
}

/** Evidence of the fewest claims of a row that is listed, where small ones are left out. */
export function fewestEvidence({ snapshot }: Reading, { report, minN }: ReportQuestion, tool: string): EvidenceItem[] {
  if (report.minN === undefined || minN === undefined || minN === 1) return [];
  const label = { id: 'Saringan: jumlah klaim paling sedikit per baris', en: 'Filter: fewest claims of a row' };
  return [evidenceIn(filterTable, snapshot.manifest.snapshot_id, { min_n: minN })(`${tool}.filter.min_n`, 'min_n', minN, { unit: 'claims', label })];
}

/** Reads a value of a report again: a column of the row that its keys say, or how many rows there are. */
export async function resolveReport(context: Reading, { table, column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const report = byTable.get(table);
  if (!report) return undefined;
  const { values: filters } = await understandFilters(context, filtersAmong(keys));
  const question: ReportQuestion = {
    report,
    filters,
    by: typeof keys['by'] === 'string' ? keys['by'] : undefined,
    minN: typeof keys['min_n'] === 'number' ? keys['min_n'] : undefined,
  };
  if (column === 'count(*)') return (await askReport(context, question, { limit: 1 })).total;
  const query = queryOf(question);
  const wanted = Object.fromEntries(keysOf(report).map((key) => [key, keys[key] ?? null]));
  const row = await readReportRow(context.snapshot, report, { ...query.filters, ...query.choices }, wanted, context.scope);
  if (row) return column in row ? cellOf(column, row[column]) : undefined;
  return report === totals && column === 'n' ? 0 : undefined;
}
