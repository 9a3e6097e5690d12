import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DriftVerdict } from '#client';
import { useCallback, useState } from 'react';

import { Chart, type Colours, axis } from '../parts/chart.tsx';
import { DataTable, type TableColumn } from '../parts/data-table.tsx';
import { Loaded, Panel } from '../parts/room.tsx';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { metricValue, stateTones } from './metric-words.ts';
import { metricHistoryOptions, qcStatusOptions } from './quality-queries.ts';

/** What is off first: it is what somebody came for. */
const order = ['alert', 'watch', 'resolved', 'ok', 'insufficient'] as const;

/** Each drift metric of the last run with the band that it is in when nothing drifts; one of them from run to run. */
export function MetricsPart({ chosen }: { readonly chosen: string | undefined }) {
  const say = useTexts();
  const format = useFormat();
  const status = useQuery(qcStatusOptions(useLanguage()));
  const [isAll, setAll] = useState(false);
  const columns: readonly TableColumn<DriftVerdict>[] = [
    { id: 'name', label: say('metric'), isLong: true, cell: ({ key, name, scope, at }) => <><Link to="/quality" search={{ tab: 'metrics', metric: key }} resetScroll={false}>{name}</Link> <span className="fine">{say(`scope_${scope}`)}{at === null ? '' : ` · ${at}`}</span></> },
    { id: 'state', label: say('state'), cell: ({ state }) => <span className="pill" data-tone={stateTones[state]}>{say(`metric_${state}`)}</span> },
    { id: 'value', label: say('metric_value'), isNumber: true, cell: ({ value, unit }) => metricValue(value, unit, format) },
    { id: 'expected', label: say('metric_expected'), isNumber: true, cell: ({ expected, unit }) => metricValue(expected, unit, format) },
    { id: 'band', label: say('metric_band'), cell: (verdict) => <NullBand verdict={verdict} /> },
    { id: 'q', label: 'q', isNumber: true, cell: ({ q }) => (q === null ? '–' : q < 0.001 ? '<0,001' : format.number(q, 3)) },
    { id: 'n', label: say('claims'), isNumber: true, cell: ({ n }) => format.number(n) },
    { id: 'reason', label: say('metric_note'), isLong: true, cell: ({ reason, since }) => <span className="fine">{reason ?? (since === null ? '' : say('metric_since', { snapshot: since }))}</span> },
  ];
  return (
    <Loaded query={status}>
      {({ metrics, judged_against: runs, thresholds }) => {
        const sorted = metrics.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.key < b.key ? -1 : 1));
        const judged = sorted.filter(({ state }) => isAll || state !== 'insufficient');
        const current = sorted.find(({ key }) => key === chosen) ?? judged.find(({ value }) => typeof value === 'number');
        return (
          <>
            {current && <MetricHistory verdict={current} />}
            <Panel
              title={say('metrics_title', { n: format.number(metrics.length) })}
              about={say('metrics_text', { runs: format.number(runs), q: format.number(thresholds.q, 3) })}
              tools={<label className="row"><input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />{say('metrics_all')}</label>}
            >
              <DataTable label={say('quality_metrics')} columns={columns} rows={judged} keyOf={({ key }) => key} isCurrent={({ key }) => key === current?.key} empty={say('metrics_none')} />
            </Panel>
          </>
        );
      }}
    </Loaded>
  );
}

/** Where a metric is in 95 % and 99 % of runs without drift, where it is expected, and where it is. */
function NullBand({ verdict: { value, expected, null95, null99, is_breach: isBreach } }: { readonly verdict: DriftVerdict }) {
  if (typeof value !== 'number' || !null99) return <span className="muted">–</span>;
  const [low, high] = [Math.min(null99[0], value), Math.max(null99[1], value)];
  const span = high - low || 1;
  const x = (at: number): number => 4 + ((at - low) / span) * 132;
  const width = (from: number, to: number): number => Math.max(2, x(to) - x(from));
  return (
    <svg className="null-band" viewBox="0 0 140 16" width="140" height="16" aria-hidden="true" data-breach={isBreach}>
      <rect className="band-99" x={x(null99[0])} width={width(...null99)} y="4" height="8" rx="2" />
      {null95 && <rect className="band-95" x={x(null95[0])} width={width(...null95)} y="4" height="8" rx="2" />}
      {typeof expected === 'number' && <rect className="band-expected" x={x(expected) - 0.5} width="1" y="2" height="12" />}
      <circle cx={x(value)} cy="8" r="3.5" />
    </svg>
  );
}

function MetricHistory({ verdict: { key, name, unit, scope } }: { readonly verdict: DriftVerdict }) {
  const say = useTexts();
  const format = useFormat();
  const history = useQuery(metricHistoryOptions(key, useLanguage()));
  const points = history.data;
  const option = useCallback(
    (colours: Colours) => {
      const shown = (points ?? []).filter(({ value }) => typeof value === 'number');
      const band = shown.map(({ null95 }) => null95);
      return {
        legend: { top: 0, right: 8, textStyle: { color: colours['text-2'], fontSize: 11 }, data: [say('metric_value'), say('metric_expected'), say('metric_band_95')] },
        grid: { left: 8, right: 16, top: 30, bottom: 8, containLabel: true },
        xAxis: axis(colours, { type: 'category', data: shown.map(({ data_date: date }, run) => `${format.date(date)} · ${run + 1}`) }),
        yAxis: axis(colours, { type: 'value', scale: true, axisLabel: { color: colours['text-2'], formatter: (value: number) => metricValue(value, unit, format) } }),
        tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: colours.ground, borderColor: colours['line-strong'], textStyle: { color: colours.text, fontSize: 12 }, valueFormatter: (value: unknown) => (typeof value === 'number' ? metricValue(value, unit, format) : '–') },
        series: [
          { type: 'line', name: 'low', stack: 'band', data: band.map((bounds) => bounds?.[0] ?? null), lineStyle: { opacity: 0 }, symbol: 'none', tooltip: { show: false }, silent: true },
          { type: 'line', name: say('metric_band_95'), stack: 'band', data: band.map((bounds) => (bounds ? bounds[1] - bounds[0] : null)), lineStyle: { opacity: 0 }, symbol: 'none', itemStyle: { color: colours['line-strong'] }, areaStyle: { color: colours['line-strong'], opacity: 0.5 }, tooltip: { show: false }, silent: true },
          { type: 'line', name: say('metric_expected'), data: shown.map(({ expected }) => (typeof expected === 'number' ? expected : null)), lineStyle: { type: 'dashed', width: 1.5 }, itemStyle: { color: colours['text-2'] }, symbol: 'none' },
          { type: 'line', name: say('metric_value'), data: shown.map(({ value, is_breach: isBreach }) => ({ value, itemStyle: { color: isBreach ? colours.high : colours.accent } })), itemStyle: { color: colours.accent }, lineStyle: { color: colours.accent, width: 2 }, symbol: 'circle', symbolSize: 7 },
        ],
      };
    },
    [points, unit, format, say],
  );
  return (
    <Panel title={name} about={`${say(`scope_${scope}`)} · ${say('metric_history', { n: format.number(points?.length ?? 0) })}`}>
      <Loaded query={history}>
        {(runs) => (runs.some(({ value }) => typeof value === 'number') ? <Chart label={say('metric_chart', { metric: name, value: metricValue(runs.at(-1)?.value ?? null, unit, format), expected: metricValue(runs.at(-1)?.expected ?? null, unit, format) })} height={220} option={option} /> : <p className="nothing">{say('metric_no_number', { value: metricValue(runs.at(-1)?.value ?? null, unit, format) })}</p>)}
      </Loaded>
    </Panel>
  );
}
