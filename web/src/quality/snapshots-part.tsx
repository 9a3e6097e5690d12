import { useQuery } from '@tanstack/react-query';
import type { SnapshotListing } from '#client';
import { useState } from 'react';

import { Confirm } from '../parts/confirm.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded, Panel } from '../parts/room.tsx';
import { useAct } from '../parts/use-act.ts';
import { service } from '../service/service.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { snapshotsOptions } from './quality-queries.ts';

/** Which snapshot serves, which could, and the way back. */
export function SnapshotsPart() {
  const say = useTexts();
  const format = useFormat();
  const snapshots = useQuery(snapshotsOptions(useLanguage()));
  const [chosen, setChosen] = useState<SnapshotListing>();
  const isBack = chosen?.state === 'published';
  const change = useAct(
    ({ snapshot_id: id, state }: SnapshotListing) => (state === 'published' ? service.call('POST /admin/rollback', { body: { to: id } }) : service.call('POST /admin/snapshots/{id}/publish', { path: { id } })),
    { onDone: () => setChosen(undefined) },
  );
  return (
    <Panel title={say('quality_snapshots')} about={say('snapshots_text')}>
      <Loaded query={snapshots}>
        {(listed) => (
          <DataTable
            label={say('quality_snapshots')}
            rows={listed}
            keyOf={({ snapshot_id: id }) => id}
            isCurrent={({ is_serving: isServing }) => isServing}
            columns={[
              { id: 'id', label: say('source_snapshot'), cell: ({ snapshot_id: id }) => <span className="code">{id}</span> },
              { id: 'state', label: say('state'), cell: ({ is_serving: isServing, state }) => <span className="pill" data-tone={isServing ? 'good' : state === 'published' ? 'low' : 'middle'}>{say(isServing ? 'snapshot_serving' : `snapshot_${state}`)}</span> },
              { id: 'created', label: say('made_at'), cell: ({ created_at: at }) => (at === null ? '–' : format.time(at)) },
              { id: 'date', label: say('data_until_short'), cell: ({ data_date: date }) => (date === null ? '–' : format.date(date)) },
              { id: 'claims', label: say('claims'), isNumber: true, cell: ({ rows }) => format.number(Math.max(0, ...Object.values(rows))) },
              { id: 'model', label: say('model_version'), cell: ({ model_version: version }) => <span className="code">{version ?? '–'}</span> },
              { id: 'ruleset', label: say('ruleset_version'), cell: ({ ruleset_version: version }) => <span className="code">{version ?? '–'}</span> },
              { id: 'failures', label: say('metric_note'), isLong: true, cell: ({ failures }) => <span className="failure">{failures.join(', ')}</span> },
              {
                id: 'act',
                label: say('action'),
                cell: (one) => (one.is_current || one.state === 'unreadable' ? '' : <button type="button" className="button small" onClick={() => setChosen(one)}>{say(one.state === 'published' ? 'roll_back' : 'publish')}</button>),
              },
            ]}
          />
        )}
      </Loaded>
      {chosen && (
        <Confirm title={say(isBack ? 'roll_back_title' : 'publish_title')} action={say(isBack ? 'roll_back' : 'publish')} isBusy={change.isBusy} failure={change.failure} onConfirm={() => change.run(chosen)} onClose={() => setChosen(undefined)}>
          <p>{say(isBack ? 'roll_back_text' : 'publish_text')}</p>
          <p className="code">{snapshots.data?.find((one) => one.is_serving)?.snapshot_id ?? '–'} → {chosen.snapshot_id}</p>
        </Confirm>
      )}
    </Panel>
  );
}
