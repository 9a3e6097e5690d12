import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { QcStatus, SnapshotListing } from '#client';

import { DataTable } from '../parts/data-table.tsx';
import { Loaded, Panel } from '../parts/room.tsx';
import { useFlagName } from '../worklist/cells.tsx';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { metricValue } from './metric-words.ts';
import { qcStatusOptions, snapshotsOptions } from './quality-queries.ts';

/** What is other than before the last refresh: rows, versions, and the metrics that moved most against what was expected. */
export function ChangesPart() {
  const language = useLanguage();
  const status = useQuery(qcStatusOptions(language));
  const snapshots = useQuery(snapshotsOptions(language));
  return (
    <>
      <Loaded query={snapshots}>{(listed) => <SnapshotChanges listed={listed} />}</Loaded>
      <Loaded query={status}>{(found) => <><Moved status={found} /><Shares status={found} /></>}</Loaded>
    </>
  );
}

function SnapshotChanges({ listed }: { readonly listed: readonly SnapshotListing[] }) {
  const say = useTexts();
  const format = useFormat();
  const now = listed.find((one) => one.is_serving) ?? listed.find((one) => one.is_current);
  const before = listed.filter((one) => one.state === 'published' && one.snapshot_id !== now?.snapshot_id && (one.created_at ?? '') < (now?.created_at ?? '')).toSorted((a, b) => ((a.created_at ?? '') < (b.created_at ?? '') ? 1 : -1))[0];
  if (!now) return null;
  const date = (value: string | null | undefined): string => (typeof value === 'string' ? format.date(value) : '–');
  const rows = [
    { name: say('data_until_short'), was: date(before?.data_date), is: date(now.data_date), change: '' },
    ...Object.keys(now.rows).map((name) => {
      const [was, is] = [before?.rows[name], now.rows[name] ?? 0];
      return { name, was: was === undefined ? '–' : format.number(was), is: format.number(is), change: was === undefined || was === is ? '' : `${is > was ? '+' : '−'}${format.number(Math.abs(is - was))}` };
    }),
    { name: say('model_version'), was: before?.model_version ?? '–', is: now.model_version ?? '–', change: before && before.model_version !== now.model_version ? say('changed') : '' },
    { name: say('ruleset_version'), was: before?.ruleset_version ?? '–', is: now.ruleset_version ?? '–', change: before && before.ruleset_version !== now.ruleset_version ? say('changed') : '' },
  ];
  return (
    <Panel title={say('changes_title')} about={before ? <>{say('changes_text')} <span className="code">{before.snapshot_id}</span> → <span className="code">{now.snapshot_id}</span></> : say('changes_first')}>
      <DataTable
        label={say('changes_title')}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { id: 'name', label: say('what'), cell: ({ name }) => (name.includes('_') ? <span className="code">{name}</span> : name) },
          { id: 'was', label: say('before'), isNumber: true, cell: ({ was }) => was },
          { id: 'is', label: say('now'), isNumber: true, cell: ({ is }) => is },
          { id: 'change', label: say('change'), isNumber: true, cell: ({ change }) => <strong>{change}</strong> },
        ]}
      />
    </Panel>
  );
}

function Moved({ status }: { readonly status: QcStatus }) {
  const say = useTexts();
  const format = useFormat();
  const moved = status.metrics
    .filter(({ value, expected, effect, state }) => state !== 'insufficient' && effect !== null && value !== expected)
    .toSorted((a, b) => Math.abs(b.effect ?? 0) / (b.floor || 1) - Math.abs(a.effect ?? 0) / (a.floor || 1))
    .slice(0, 10);
  return (
    <Panel title={say('moved_title')} about={say('moved_text')}>
      <DataTable
        label={say('moved_title')}
        rows={moved}
        keyOf={({ key }) => key}
        empty={say('moved_none')}
        columns={[
          { id: 'name', label: say('metric'), isLong: true, cell: ({ key, name, scope }) => <><Link to="/quality" search={{ tab: 'metrics', metric: key }}>{name}</Link> <span className="fine">{say(`scope_${scope}`)}</span></> },
          { id: 'expected', label: say('metric_expected'), isNumber: true, cell: ({ expected, unit }) => metricValue(expected, unit, format) },
          { id: 'value', label: say('metric_value'), isNumber: true, cell: ({ value, unit }) => metricValue(value, unit, format) },
          { id: 'effect', label: say('metric_effect'), isNumber: true, cell: ({ effect, floor }) => `${format.number(effect ?? 0, 3)} / ${format.number(floor, 3)}` },
        ]}
      />
    </Panel>
  );
}

function Shares({ status }: { readonly status: QcStatus }) {
  const say = useTexts();
  const format = useFormat();
  const flagName = useFlagName();
  return (
    <div className="panels">
      <Panel title={say('flag_rates')}>
        <DataTable
          label={say('flag_rates')}
          rows={status.flags}
          keyOf={({ flag }) => flag}
          columns={[
            { id: 'flag', label: say('indication'), cell: ({ flag }) => <Link to="/worklist" search={{ where: [{ field: 'flags', op: 'contains', value: flag }] }}>{flagName(flag)}</Link> },
            { id: 'rate', label: say('share_of_claims'), isNumber: true, cell: ({ rate }) => format.percent(rate, 2) },
          ]}
        />
      </Panel>
      <Panel title={say('top_provinces', { k: format.number(status.top_k ?? 0) })}>
        <DataTable
          label={say('column_province')}
          rows={status.top_provinces}
          keyOf={({ value }) => value}
          columns={[
            { id: 'value', label: say('column_province'), cell: ({ value }) => <Link to="/worklist" search={{ where: [{ field: 'province_name', op: 'in', value: [value] }] }}>{value}</Link> },
            { id: 'claims', label: say('of_top'), isNumber: true, cell: ({ claims }) => format.number(claims) },
            { id: 'rows', label: say('claims'), isNumber: true, cell: ({ rows }) => format.number(rows) },
            { id: 'flagged', label: say('with_indication'), isNumber: true, cell: ({ flagged }) => format.number(flagged) },
          ]}
        />
      </Panel>
    </div>
  );
}
