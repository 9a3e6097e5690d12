import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CatalogueField, ClaimQueryInput, ClauseInput } from '#client';
import { useCallback, useMemo, useRef } from 'react';

import { valueText } from '../filters/clause-text.ts';
import { FilterBar } from '../filters/filter-bar.tsx';
import type { Filters } from '../filters/filters.ts';
import { SentenceSearch } from '../filters/sentence-search.tsx';
import { Chart, type Colours, axis } from '../parts/chart.tsx';
import { DataTable, type TableColumn } from '../parts/data-table.tsx';
import { Loaded, Panel } from '../parts/room.tsx';
import { type QueryAnswer, type QueryRow, groupNames, numberOf, rowsOptions } from '../parts/query-rows.ts';
import { catalogueOptions } from '../service/queries.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { type ReportSearch, aggregations } from './report-search.ts';

interface FreeTableProps {
  readonly search: ReportSearch;
  readonly onChange: (search: ReportSearch) => void;
}

/** Columns of the table beside that of its rows; further values are counted, not shown. */
const mostColumns = 10;
const mostRows = 60;

/** One measure of the claims by one or two fields: any ClaimQuery of groups, as a table and as the drawing that fits. */
export function FreeTable({ search, onChange }: FreeTableProps) {
  const say = useTexts();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const catalogue = useQuery(catalogueOptions(language));
  const fields = useMemo(() => catalogue.data?.data.fields ?? [], [catalogue.data]);
  const groupable = fields.filter(({ can_group: canGroup, kind }) => canGroup && kind !== 'decimal' && kind !== 'rupiah');
  const agg = search.agg ?? 'count';
  const measurable = fields.filter(({ aggregations: allowed }) => agg !== 'count' && agg !== 'share' && allowed.includes(agg));
  const field = measurable.find(({ id }) => id === search.field) ?? measurable.find(({ id }) => id === 'amount_claimed') ?? measurable[0];
  const rows = search.rows ?? 'province_name';
  const { columns } = search;
  const body: ClaimQueryInput = {
    subject: 'groups',
    where: search.where,
    ...(search.period && { period: search.period }),
    by: [{ field: rows }, ...(columns === undefined || columns === rows ? [] : [{ field: columns }])],
    measures: [agg === 'count' ? { name: 'value', agg: 'count' } : agg === 'share' ? { name: 'value', agg: 'count', where: [{ field: 'is_flagged', op: '=', value: true }], of: 'group' } : { name: 'value', agg, field: field?.id ?? 'amount_claimed' }],
    limit: 2000,
  };
  const answer = useQuery({ ...rowsOptions(body, language), enabled: fields.length > 0 });
  const filter = (next: Filters): void => onChange({ ...search, where: next.where, period: next.period });
  const options = groupable.map(({ id, label }) => <option key={id} value={id}>{label}</option>);
  return (
    <Panel title={say('report_free')} about={say('about_free')}>
      <SentenceSearch filters={search} onRead={filter} input={input} />
      <FilterBar filters={search} onChange={filter} />
      <div className="form-row">
        <label>{say('free_rows')}<select className="input" value={rows} onChange={(event) => onChange({ ...search, rows: event.target.value })}>{options}</select></label>
        <label>{say('free_columns')}<select className="input" value={columns ?? ''} onChange={(event) => onChange({ ...search, columns: event.target.value || undefined })}><option value="">{say('free_no_columns')}</option>{options}</select></label>
        <label>{say('free_measure')}<select className="input" value={agg} onChange={(event) => onChange({ ...search, agg: aggregations.find((one) => one === event.target.value) })}>{aggregations.map((one) => <option key={one} value={one}>{say(`agg_${one}`)}</option>)}</select></label>
        {field && <label>{say('free_of')}<select className="input" value={field.id} onChange={(event) => onChange({ ...search, field: event.target.value })}>{measurable.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}</select></label>}
      </div>
      <Loaded query={answer}>{(found) => <Pivot answer={found} search={search} fields={fields} agg={agg} field={agg === 'count' || agg === 'share' ? undefined : field} />}</Loaded>
    </Panel>
  );
}

interface PivotProps {
  readonly answer: QueryAnswer;
  readonly search: ReportSearch;
  readonly fields: readonly CatalogueField[];
  readonly agg: string;
  readonly field: CatalogueField | undefined;
}

type Key = string | number | boolean | null;

function Pivot({ answer, search, fields, agg, field }: PivotProps) {
  const say = useTexts();
  const format = useFormat();
  const [rowName = '', columnName] = groupNames(answer);
  const fieldOf = useCallback((name: string | undefined) => fields.find(({ id }) => id === answer.columns.find((column) => column.name === name)?.field), [fields, answer]);
  const [rowField, columnField] = [fieldOf(rowName), fieldOf(columnName)];
  const isTime = rowField?.kind === 'date';
  const table = useMemo(() => {
    const keyOf = (row: QueryRow, name: string): Key => {
      const key = row[name];
      return typeof key === 'object' || key === undefined ? null : key;
    };
    const sums = new Map<Key, number>();
    for (const row of answer.rows) if (columnName !== undefined) sums.set(keyOf(row, columnName), (sums.get(keyOf(row, columnName)) ?? 0) + Math.abs(numberOf(row, 'value')));
    const columns: readonly Key[] = columnName === undefined ? [''] : [...sums].toSorted(([, a], [, b]) => b - a).map(([key]) => key);
    const rows = new Map<Key, Map<Key, number>>();
    for (const row of answer.rows) {
      const key = keyOf(row, rowName);
      const cells = rows.get(key) ?? new Map<Key, number>();
      if (typeof row['value'] === 'number') cells.set(columnName === undefined ? '' : keyOf(row, columnName), row['value']);
      rows.set(key, cells);
    }
    return { columns: columns.slice(0, mostColumns), rows: [...rows].map(([key, cells]) => ({ key, cells })), left: Math.max(0, columns.length - mostColumns) };
  }, [answer, rowName, columnName]);
  const shown = useCallback((value: number | undefined): string => (value === undefined ? '–' : agg === 'share' || field?.unit === 'share' ? format.percent(value, 1) : field?.kind === 'rupiah' && agg !== 'distinct' ? format.rupiah(value) : format.number(value, Number.isInteger(value) ? 0 : 2)), [agg, field, format]);
  const nameOf = useCallback((key: Key, of: CatalogueField | undefined): string => (key === '' ? say('free_value') : key === null ? say('without_value') : of?.kind === 'date' && typeof key === 'string' ? format.month(key) : valueText(key, of, { format, say })), [format, say]);
  const option = useCallback(
    (colours: Colours) => {
      const rows = isTime ? table.rows : table.rows.slice(0, 20).toReversed();
      const palette = [colours.accent, colours.middle, colours.low, colours.high, colours.good];
      const isAdditive = agg === 'count' || agg === 'sum';
      const category = axis(colours, { type: 'category', data: rows.map(({ key }) => nameOf(key, rowField)) });
      const value = axis(colours, { type: 'value', axisLabel: { color: colours['text-2'], fontSize: 11, hideOverlap: true, formatter: (at: number) => (field?.kind === 'rupiah' ? format.shortRupiah(at) : shown(at)) } });
      return {
        color: palette,
        legend: table.columns.length > 1 ? { type: 'plain', top: 0, textStyle: { color: colours['text-2'], fontSize: 11 } } : undefined,
        grid: { left: 8, right: 24, top: table.columns.length > 1 ? 48 : 12, bottom: 8, containLabel: true },
        xAxis: isTime ? category : value,
        yAxis: isTime ? value : category,
        series: table.columns.slice(0, 5).map((column) => ({ type: isTime ? 'line' : 'bar', name: nameOf(column, columnField), ...(isAdditive && !isTime && table.columns.length > 1 ? { stack: 'all' } : {}), barMaxWidth: 18, symbolSize: 6, data: rows.map(({ cells }) => cells.get(column) ?? null), tooltip: { valueFormatter: (at: unknown) => (typeof at === 'number' ? shown(at) : '–') } })),
      };
    },
    [table, isTime, agg, field, rowField, columnField, nameOf, shown, format],
  );
  const filtersOf = (row: Key, column: Key): Filters => {
    const clauses: ClauseInput[] = [];
    let { period } = search;
    for (const [key, of] of [[row, rowField], [column, columnField]] as const) {
      if (!of || key === '') continue;
      if (of.kind === 'date' && of.id === 'admit_date' && typeof key === 'string') period = { date: 'admit_date', from: key, to: new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5, 7)), 0)).toISOString().slice(0, 10) };
      else if (key === null) clauses.push({ field: of.id, op: 'is_null' });
      else clauses.push({ field: of.id, op: of.operators.includes('=') ? '=' : 'contains', value: key });
    }
    return { where: [...search.where, ...clauses], ...(period && { period }) };
  };
  const columns: TableColumn<(typeof table.rows)[number]>[] = [
    { id: 'row', label: rowField?.label ?? '', cell: ({ key }) => <Link to="/worklist" search={filtersOf(key, '')}>{nameOf(key, rowField)}</Link> },
    ...table.columns.map((column, at) => ({ id: String(at), label: column === '' ? say('free_value') : nameOf(column, columnField), isNumber: true, cell: ({ key, cells }: (typeof table.rows)[number]) => (cells.has(column) ? <Link to="/worklist" search={filtersOf(key, column)}>{shown(cells.get(column))}</Link> : <span className="muted">–</span>) })),
  ];
  if (table.rows.length === 0) return <p className="nothing">{say('no_rows')}</p>;
  return (
    <>
      <Chart label={say('free_chart', { n: format.number(table.rows.length), rows: rowField?.label ?? '' })} height={isTime ? 260 : Math.max(180, Math.min(20, table.rows.length) * 24 + 60)} option={option} />
      <DataTable label={say('report_free')} columns={columns} rows={table.rows.slice(0, mostRows)} keyOf={({ key }) => String(key)} />
      <p className="fine">{say('free_shown', { rows: format.number(Math.min(mostRows, table.rows.length)), all: format.number(table.rows.length), columns: format.number(table.columns.length), left: format.number(table.left), matched: format.number(answer.matched) })}</p>
    </>
  );
}
