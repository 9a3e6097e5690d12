import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RuleSnooze } from '#client';
import { useState } from 'react';

import { DataTable } from '../parts/data-table.tsx';
import { provinceTiles } from '../parts/province-tiles.ts';
import { Loaded, Panel } from '../parts/room.tsx';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { SnoozeEnd } from './snooze-end.tsx';
import { snoozesOptions } from './snooze-queries.ts';

const names = new Map(provinceTiles.map(({ code, name }) => [code, name]));

/** Every snoozed rule: for whom, until when, by whom and why; and the way to end one. */
export function SnoozesPart() {
  const say = useTexts();
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const [ending, setEnding] = useState<RuleSnooze>();
  const snoozes = useQuery(snoozesOptions(isAll ? 'all' : 'in_force', useLanguage()));
  return (
    <Panel title={say('admin_snoozes')} about={say('snoozes_text')} tools={<label className="row"><input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />{say('snoozes_all')}</label>}>
      <Loaded query={snoozes}>
        {(listed) => (
          <DataTable
            label={say('admin_snoozes')}
            rows={listed}
            keyOf={({ snooze_id: id }) => id}
            empty={say('snoozes_none')}
            columns={[
              { id: 'rule', label: say('rule'), isLong: true, cell: ({ label }) => label },
              { id: 'of', label: say('snooze_for'), cell: ({ of, facility_key: key, province_code: code }) => <>{of === 'facility' ? say('snoozed_facility', { facility: key ?? '–' }) : say('snoozed_patient')} <span className="fine">{names.get(code ?? '') ?? code}</span></> },
              { id: 'claim', label: say('column_claim'), cell: ({ claim_id: id }) => <Link to="/claims/$claimId" params={{ claimId: id }} search={{ where: [] }} className="code">{id}</Link> },
              { id: 'until', label: say('snooze_until'), cell: ({ until }) => format.date(until) },
              { id: 'by', label: say('by'), cell: ({ by, since }) => <>{by} <span className="fine">{format.time(since)}</span></> },
              { id: 'reason', label: say('snooze_reason'), isLong: true, cell: ({ reason }) => reason },
              {
                id: 'state',
                label: say('state'),
                isLong: isAll,
                cell: (snooze) => {
                  if (snooze.is_in_force) return <button type="button" className="button small" onClick={() => setEnding(snooze)}>{say('snooze_end')}</button>;
                  return snooze.ended ? say('snooze_ended', { by: snooze.ended.by, time: format.time(snooze.ended.at), reason: snooze.ended.reason }) : say('snooze_over');
                },
              },
            ]}
          />
        )}
      </Loaded>
      {ending && <SnoozeEnd snooze={ending} onClose={() => setEnding(undefined)} />}
    </Panel>
  );
}
