import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

import { FilterBar } from '../filters/filter-bar.tsx';
import type { Filters } from '../filters/filters.ts';
import { BarList } from '../parts/bar-list.tsx';
import { Chart, type Colours, axis } from '../parts/chart.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Figure, Loaded, Panel, Room } from '../parts/room.tsx';
import { type QueryAnswer, type QueryRow, groupNames, numberOf, rowsOptions } from '../parts/query-rows.ts';
import { todayInJakarta, useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { useFlagName } from '../worklist/cells.tsx';
import { corrected, decided, flagged, inpatient, narrowed, overviewQueries } from './overview-queries.ts';
import { type MapMeasure, ProvinceMap, mapMeasures } from './province-map.tsx';


/** All claims that pass the filters at a glance; every mark opens the worklist where it narrows it. */
export function OverviewRoom() {
  const say = useTexts();
  const language = useLanguage();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/overview' });
  const read = (name: keyof typeof overviewQueries) => rowsOptions(overviewQueries[name](filters), language);
  const totals = useQuery(read('totals'));
  const provinces = useQuery(read('provinces'));
  const flags = useQuery(read('flags'));
  const trend = useQuery(read('trend'));
  const facilities = useQuery(read('facilities'));
  const groups = useQuery(read('groups'));
  const corrections = useQuery(read('corrections'));
  const queue = useQuery(read('queue'));
  return (
    <Room title={say('overview')} about={say('overview_text')} below={<FilterBar filters={filters} onChange={(next) => void navigate({ to: '/overview', search: next })} />}>
      <Totals totals={totals} corrections={corrections} filters={filters} />
      <div className="overview-map">
        <div className="stack">
          <Provinces query={provinces} filters={filters} />
          <Trend query={trend} filters={filters} />
        </div>
        <Flags query={flags} filters={filters} />
      </div>
      <div className="panels">
        <TopFacilities query={facilities} filters={filters} />
        <TopGroups query={groups} filters={filters} />
      </div>
      <div className="panels">
        <Queue query={queue} filters={filters} />
        <Precision query={flags} filters={filters} />
      </div>
    </Room>
  );
}

interface PartProps {
  readonly query: UseQueryResult<QueryAnswer>;
  readonly filters: Filters;
}

function Totals({ totals, corrections, filters }: { readonly totals: UseQueryResult<QueryAnswer>; readonly corrections: UseQueryResult<QueryAnswer>; readonly filters: Filters }) {
  const say = useTexts();
  const format = useFormat();
  const off = (corrections.data?.rows ?? []).reduce((sum, row) => sum + numberOf(row, 'correction_ratio') * numberOf(row, 'claimed'), 0);
  return (
    <Loaded query={totals}>
      {({ rows: [row] }) => (
        <dl className="figure-tiles">
          <Figure label={say('overview_claims')} value={<Link to="/worklist" search={narrowed(filters)}>{format.number(numberOf(row, 'claims'))}</Link>} note={<span title={format.rupiah(numberOf(row, 'claimed'))}>{format.shortRupiah(numberOf(row, 'claimed'))} {say('claimed')}</span>} />
          <Figure label={say('overview_flagged')} value={<Link to="/worklist" search={narrowed(filters, flagged)}>{format.percent(numberOf(row, 'rate'), 1)}</Link>} note={`${format.number(numberOf(row, 'flagged'))} ${say('claims')}`} />
          <Figure label={say('overview_at_risk')} title={`${format.rupiah(numberOf(row, 'excess'))}. ${say('at_risk_text')}`} value={<Link to="/worklist" search={{ ...narrowed(filters, flagged, { field: 'is_above_p90', op: '=', value: true }), sort: 'excess_amount' }}>{format.shortRupiah(numberOf(row, 'excess'))}</Link>} note={say('at_risk_short')} />
          <Figure label={say('overview_inpatient')} value={<Link to="/worklist" search={narrowed(filters, inpatient)}>{format.percent(numberOf(row, 'inpatient_share'), 1)}</Link>} note={say('overview_outpatient', { n: format.number(numberOf(row, 'claims') - numberOf(row, 'inpatient')) })} />
          <Figure label={say('overview_reviewed')} value={<Link to="/worklist" search={narrowed(filters, decided)}>{format.number(numberOf(row, 'reviewed'))}</Link>} note={<Link to="/worklist" search={narrowed(filters, { field: 'review_state', op: '=', value: 'in_review' })}>{say('overview_in_review', { n: format.number(numberOf(row, 'in_review')) })}</Link>} />
          <Figure label={say('overview_corrected')} title={format.rupiah(off)} value={<Link to="/worklist" search={narrowed(filters, corrected)}>{format.shortRupiah(off)}</Link>} note={say('overview_corrected_text')} />
        </dl>
      )}
    </Loaded>
  );
}

function Provinces({ query, filters }: PartProps) {
  const say = useTexts();
  const [measure, setMeasure] = useState<MapMeasure>('rate');
  const filtersOf = (province: string): Filters => narrowed(filters, { field: 'province_name', op: 'in', value: [province] }, ...(measure === 'inpatient' ? [inpatient] : [flagged]));
  return (
    <Panel
      title={say('map_title')}
      tools={
        <div className="segmented" role="group" aria-label={say('map_measure')}>
          {mapMeasures.map((one) => <button key={one} type="button" aria-pressed={one === measure} onClick={() => setMeasure(one)}>{say(`map_${one}`)}</button>)}
        </div>
      }
    >
      <Loaded query={query}>{({ rows }) => <ProvinceMap rows={rows} measure={measure} filtersOf={filtersOf} />}</Loaded>
      <p className="fine">{say('map_text')}</p>
    </Panel>
  );
}

function Flags({ query, filters }: PartProps) {
  const say = useTexts();
  const format = useFormat();
  const flagName = useFlagName();
  return (
    <Panel title={say('flags_title')}>
      <Loaded query={query}>
        {({ rows }) => (
          <BarList
            label={say('flags_title')}
            items={rows.flatMap((row) => {
              const flag = row['flags'];
              if (typeof flag !== 'string') return [];
              return [{ key: flag, label: flagName(flag), value: numberOf(row, 'share'), shown: format.percent(numberOf(row, 'share'), 2), note: `${format.number(numberOf(row, 'claims'))} ${say('claims')}`, filters: narrowed(filters, { field: 'flags', op: 'contains', value: flag }) }];
            })}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function lastDay(month: string): string {
  const [year, at] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, at ?? 1, 0)).toISOString().slice(0, 10);
}

function Trend({ query, filters }: PartProps) {
  const say = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const [month = ''] = groupNames(query.data);
  const rows = query.data?.rows;
  const months = (rows ?? []).filter((row) => typeof row[month] === 'string');
  const option = useCallback(
    (colours: Colours) => {
      const shown = (rows ?? []).filter((row) => typeof row[month] === 'string');
      return {
        legend: { top: 0, right: 8, textStyle: { color: colours['text-2'], fontSize: 11 } },
        grid: { left: 8, right: 8, top: 30, bottom: 8, containLabel: true },
        xAxis: axis(colours, { type: 'category', data: shown.map((row) => format.month(String(row[month]))) }),
        yAxis: [
          axis(colours, { type: 'value', axisLabel: { color: colours['text-2'], fontSize: 11, formatter: (value: number) => format.number(value) } }),
          axis(colours, { type: 'value', splitLine: { show: false }, axisLabel: { color: colours['text-2'], fontSize: 11, formatter: (value: number) => format.percent(value) } }),
        ],
        series: [
          { type: 'bar', stack: 'claims', name: say('inpatient'), itemStyle: { color: colours.accent }, barMaxWidth: 34, data: shown.map((row) => numberOf(row, 'inpatient')), tooltip: { valueFormatter: (value: unknown) => format.number(Number(value)) } },
          { type: 'bar', stack: 'claims', name: say('outpatient'), itemStyle: { color: colours['line-strong'] }, barMaxWidth: 34, data: shown.map((row) => numberOf(row, 'claims') - numberOf(row, 'inpatient')), tooltip: { valueFormatter: (value: unknown) => format.number(Number(value)) } },
          { type: 'line', name: say('with_indication'), yAxisIndex: 1, itemStyle: { color: colours.middle }, symbolSize: 6, data: shown.map((row) => numberOf(row, 'rate')), tooltip: { valueFormatter: (value: unknown) => format.percent(Number(value), 1) } },
        ],
      };
    },
    [rows, month, format, say],
  );
  const filtersOf = (row: QueryRow | undefined): Filters => ({ where: filters.where, period: { date: 'admit_date', from: String(row?.[month]), to: lastDay(String(row?.[month])) } });
  return (
    <Panel title={say('trend_title')} about={say('trend_text')}>
      <Loaded query={query}>
        {() => (months.length === 0 ? <p className="nothing">{say('nothing_here')}</p> : (
          <>
            <Chart label={say('trend_label', { n: format.number(months.length) })} height={230} option={option} onPick={(index) => void navigate({ to: '/worklist', search: filtersOf(months[index]) })} />
            <details>
              <summary>{say('as_table')}</summary>
              <DataTable
                label={say('trend_title')}
                rows={months}
                keyOf={(row) => String(row[month])}
                columns={[
                  { id: 'month', label: say('month'), cell: (row) => <Link to="/worklist" search={filtersOf(row)}>{format.month(String(row[month]))}</Link> },
                  { id: 'claims', label: say('claims'), isNumber: true, cell: (row) => format.number(numberOf(row, 'claims')) },
                  { id: 'inpatient', label: say('inpatient'), isNumber: true, cell: (row) => format.number(numberOf(row, 'inpatient')) },
                  { id: 'rate', label: say('with_indication'), isNumber: true, cell: (row) => format.percent(numberOf(row, 'rate'), 1) },
                  { id: 'excess', label: say('at_risk'), isNumber: true, cell: (row) => format.rupiah(numberOf(row, 'excess')) },
                ]}
              />
            </details>
          </>
        ))}
      </Loaded>
    </Panel>
  );
}

/** Days from today to which each part of the queue reaches. */
const queueParts = [['overdue', -Infinity, -1], ['today', 0, 0], ['three', 1, 3], ['week', 4, 7], ['later', 8, Infinity]] as const;
const dayMs = 86_400_000;

/** How late the claims in review are, and when the others are due. */
function Queue({ query, filters }: PartProps) {
  const say = useTexts();
  const format = useFormat();
  const today = todayInJakarta();
  const dayOf = (days: number): string => new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10);
  const [day = ''] = groupNames(query.data);
  return (
    <Panel title={say('queue_title')} about={say('queue_text')}>
      <Loaded query={query}>
        {({ rows }) => {
          const due = rows.map((row) => ({ days: Math.round((Date.parse(String(row[day])) - Date.parse(today)) / dayMs), n: numberOf(row, 'claims') }));
          const oldest = Math.min(0, ...due.map(({ days }) => days));
          const items = queueParts.map(([part, from, to]) => {
            const n = due.filter(({ days }) => days >= from && days <= to).reduce((sum, one) => sum + one.n, 0);
            const bounds = [...(from === -Infinity ? [] : [{ field: 'due_on', op: '>=' as const, value: dayOf(from) }]), ...(to === Infinity ? [] : [{ field: 'due_on', op: '<=' as const, value: dayOf(to) }])];
            return { key: part, label: say(`queue_${part}`), value: n, shown: format.number(n), note: part === 'overdue' && oldest < 0 ? say('queue_oldest', { days: format.number(-oldest) }) : '', filters: { ...narrowed(filters, ...bounds), sort: 'due_on' } };
          });
          return due.length === 0 ? <p className="nothing">{say('queue_none')}</p> : <BarList label={say('queue_title')} items={items} />;
        }}
      </Loaded>
    </Panel>
  );
}

function TopFacilities({ query, filters }: PartProps) {
  const say = useTexts();
  const format = useFormat();
  return (
    <Panel title={say('top_facilities')} about={say('top_text')}>
      <Loaded query={query}>
        {({ rows }) => (
          <BarList
            label={say('top_facilities')}
            items={rows.filter((row) => numberOf(row, 'excess') > 0).map((row) => {
              const key = String(row['facility_key']);
              return { key, label: <>{row['facility_name'] ?? key} <span className="muted">{row['facility_class']}, {row['province_name']}</span></>, value: numberOf(row, 'excess'), shown: format.shortRupiah(numberOf(row, 'excess')), title: format.rupiah(numberOf(row, 'excess')), note: say('flagged_of', { n: format.number(numberOf(row, 'flagged')), all: format.number(numberOf(row, 'claims')) }), filters: narrowed(filters, { field: 'facility_key', op: 'in', value: [key] }, flagged) };
            })}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function TopGroups({ query, filters }: PartProps) {
  const say = useTexts();
  const format = useFormat();
  return (
    <Panel title={say('top_groups')} about={say('top_text')}>
      <Loaded query={query}>
        {({ rows }) => (
          <BarList
            label={say('top_groups')}
            items={rows.flatMap((row) => {
              const code = row['inacbg_code'];
              if (typeof code !== 'string' || numberOf(row, 'excess') <= 0) return [];
              return [{ key: code, label: <span className="code">{code}</span>, value: numberOf(row, 'excess'), shown: format.shortRupiah(numberOf(row, 'excess')), title: format.rupiah(numberOf(row, 'excess')), note: say('flagged_of', { n: format.number(numberOf(row, 'flagged')), all: format.number(numberOf(row, 'claims')) }), filters: narrowed(filters, { field: 'inacbg_code', op: 'under', value: [code] }, flagged) }];
            })}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Precision({ query, filters }: PartProps) {
  const say = useTexts();
  const format = useFormat();
  const flagName = useFlagName();
  return (
    <Panel title={say('precision_title')} about={say('precision_text')}>
      <Loaded query={query}>
        {({ rows }) => (
          <DataTable
            label={say('precision_title')}
            rows={rows.filter((row) => typeof row['flags'] === 'string')}
            keyOf={(row) => String(row['flags'])}
            columns={[
              { id: 'rule', label: say('rule'), cell: (row) => flagName(String(row['flags'])) },
              { id: 'claims', label: say('claims'), isNumber: true, cell: (row) => <Link to="/worklist" search={narrowed(filters, { field: 'flags', op: 'contains', value: String(row['flags']) })}>{format.number(numberOf(row, 'claims'))}</Link> },
              { id: 'decided', label: say('decided'), isNumber: true, cell: (row) => <Link to="/worklist" search={narrowed(filters, { field: 'flags', op: 'contains', value: String(row['flags']) }, decided)}>{format.number(numberOf(row, 'decided'))}</Link> },
              { id: 'corrected', label: say('corrected'), isNumber: true, cell: (row) => <Link to="/worklist" search={narrowed(filters, { field: 'flags', op: 'contains', value: String(row['flags']) }, corrected)}>{format.number(numberOf(row, 'corrected'))}</Link> },
              { id: 'precision', label: say('precision'), isNumber: true, cell: (row) => (numberOf(row, 'decided') === 0 ? '–' : <strong>{format.percent(numberOf(row, 'corrected') / numberOf(row, 'decided'))}</strong>) },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
