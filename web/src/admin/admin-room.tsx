import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { DataTable } from '../parts/data-table.tsx';
import { Figure, Loaded, Panel, Room, RoomTabs } from '../parts/room.tsx';
import { readinessOptions } from '../service/queries.ts';
import { service } from '../service/service.ts';
import { snapshotsOptions } from '../quality/quality-queries.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { SnoozesPart } from '../snoozes/snoozes-part.tsx';
import { AccessPart } from './access-part.tsx';
import { UsersPart } from './users-part.tsx';

const tabs = ['users', 'snoozes', 'access', 'usage', 'versions'] as const;

/** Who may do what, what models were used, and by what the claims are scored. */
export function AdminRoom() {
  const say = useTexts();
  const navigate = useNavigate();
  const { tab } = useSearch({ from: '/admin' });
  return (
    <Room title={say('admin')} about={say('admin_text')} below={<RoomTabs label={say('parts_of_room')} tabs={tabs.map((one) => [one, say(`admin_${one}`)] as const)} current={tab} onChoose={(next) => void navigate({ to: '/admin', search: { tab: next } })} />}>
      {tab === 'users' && <UsersPart />}
      {tab === 'snoozes' && <SnoozesPart />}
      {tab === 'access' && <AccessPart />}
      {tab === 'usage' && <UsagePart />}
      {tab === 'versions' && <VersionsPart />}
    </Room>
  );
}

function UsagePart() {
  const say = useTexts();
  const format = useFormat();
  const usage = useQuery({ queryKey: ['usage'], queryFn: ({ signal }) => service.call('GET /usage', { query: { limit: 200 }, signal }), staleTime: 30_000 });
  return (
    <Panel title={say('admin_usage')} about={say('usage_text')}>
      <Loaded query={usage}>
        {({ data, meta: { sums, currency, from, to, tokens_left_today: left } }) => (
          <>
            <dl className="figure-tiles">
              <Figure label={say('usage_calls')} value={format.number(sums.calls)} note={`${format.date(from)} – ${format.date(to)}`} />
              <Figure label={say('usage_tokens')} value={format.number(sums.input_tokens + sums.output_tokens)} note={say('usage_in_out', { in: format.number(sums.input_tokens), out: format.number(sums.output_tokens) })} />
              <Figure label={say('usage_cost')} value={`${currency} ${format.number(sums.cost, 2)}`} />
              <Figure label={say('usage_left')} value={left === null ? say('no_limit') : format.number(left)} />
            </dl>
            <DataTable
              label={say('admin_usage')}
              rows={data}
              keyOf={({ username, day, agent, model }) => [day, username, agent, model].join(' ')}
              empty={say('usage_none')}
              columns={[
                { id: 'day', label: say('day'), cell: ({ day }) => format.date(day) },
                { id: 'user', label: say('user'), cell: ({ username }) => username },
                { id: 'agent', label: say('agent'), cell: ({ agent }) => agent },
                { id: 'model', label: say('model'), cell: ({ model }) => <span className="code">{model}</span> },
                { id: 'calls', label: say('usage_calls'), isNumber: true, cell: ({ calls }) => format.number(calls) },
                { id: 'in', label: say('tokens_in'), isNumber: true, cell: ({ input_tokens: n }) => format.number(n) },
                { id: 'out', label: say('tokens_out'), isNumber: true, cell: ({ output_tokens: n }) => format.number(n) },
                { id: 'cost', label: say('usage_cost'), isNumber: true, cell: ({ cost }) => `${currency} ${format.number(cost, 4)}` },
              ]}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function VersionsPart() {
  const say = useTexts();
  const format = useFormat();
  const ready = useQuery(readinessOptions());
  const snapshots = useQuery(snapshotsOptions(useLanguage()));
  return (
    <>
      <Panel title={say('versions_now')}>
        <Loaded query={ready}>
          {({ snapshot_id: snapshot, data_date: date, model_version: model, ruleset_version: ruleset }) => (
            <dl className="figure-tiles">
              <Figure label={say('model_version')} value={<span className="code">{model}</span>} />
              <Figure label={say('ruleset_version')} value={<span className="code">{ruleset}</span>} />
              <Figure label={say('data_until_short')} value={format.date(date)} />
              <Figure label={say('source_snapshot')} value={<span className="code">{snapshot}</span>} />
            </dl>
          )}
        </Loaded>
      </Panel>
      <Panel title={say('versions_before')} about={say('versions_text')}>
        <Loaded query={snapshots}>
          {(listed) => (
            <DataTable
              label={say('versions_before')}
              rows={listed}
              keyOf={({ snapshot_id: id }) => id}
              isCurrent={({ is_serving: isServing }) => isServing}
              columns={[
                { id: 'made', label: say('made_at'), cell: ({ created_at: at }) => (at === null ? '–' : format.time(at)) },
                { id: 'snapshot', label: say('source_snapshot'), cell: ({ snapshot_id: id }) => <span className="code">{id}</span> },
                { id: 'model', label: say('model_version'), cell: ({ model_version: version }) => <span className="code">{version ?? '–'}</span> },
                { id: 'ruleset', label: say('ruleset_version'), cell: ({ ruleset_version: version }) => <span className="code">{version ?? '–'}</span> },
                { id: 'run', label: say('etl_run'), cell: ({ etl_run_id: run }) => <span className="code">{run ?? '–'}</span> },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </>
  );
}
