import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { DataTable } from '../parts/data-table.tsx';
import { Loaded, Panel } from '../parts/room.tsx';
import { service } from '../service/service.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';

const kinds = ['all', 'claims', 'files', 'changes', 'refused'] as const;

/** Who opened, took out and changed what, the newest first. */
export function AccessPart() {
  const say = useTexts();
  const format = useFormat();
  const [kind, setKind] = useState<(typeof kinds)[number]>('claims');
  const [asked, setAsked] = useState({ username: '', claim_id: '', from: '', to: '' });
  const given = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''));
  const entries = useInfiniteQuery({
    queryKey: ['access', kind, given],
    queryFn: ({ pageParam, signal }) => service.call('GET /access-log', { query: { kind, ...given, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ meta }) => meta.next_cursor ?? undefined,
    staleTime: 5000,
  });
  const change = (name: keyof typeof asked, value: string): void => setAsked({ ...asked, [name]: value });
  return (
    <Panel title={say('admin_access')} about={say('access_text')}>
      <div className="row wrap">
        <div className="segmented" role="group" aria-label={say('access_kind')}>
          {kinds.map((one) => <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>{say(`access_${one}`)}</button>)}
        </div>
        <input className="input narrow" placeholder={say('user')} aria-label={say('user')} autoComplete="off" value={asked.username} onChange={(event) => change('username', event.target.value)} />
        <input className="input narrow" placeholder={say('column_claim')} aria-label={say('column_claim')} autoComplete="off" value={asked.claim_id} onChange={(event) => change('claim_id', event.target.value)} />
        <input className="input narrow" type="date" aria-label={say('access_from')} value={asked.from} onChange={(event) => change('from', event.target.value)} />
        <input className="input narrow" type="date" aria-label={say('access_to')} value={asked.to} onChange={(event) => change('to', event.target.value)} />
      </div>
      <Loaded query={entries}>
        {({ pages }) => (
          <>
            <DataTable
              label={say('admin_access')}
              rows={pages.flatMap(({ data }) => data)}
              keyOf={({ request_id: id, claim_id: claim }) => `${id} ${claim ?? ''}`}
              empty={say('access_none')}
              columns={[
                { id: 'at', label: say('access_at'), cell: ({ at }) => format.time(at) },
                { id: 'user', label: say('user'), cell: ({ username, role }) => <>{username} <span className="fine">{say(`role_${role}`)}</span></> },
                { id: 'what', label: say('what'), cell: ({ method, route }) => <span className="code">{method} {route}</span> },
                { id: 'claim', label: say('column_claim'), cell: ({ claim_id: id }) => (id === null ? '–' : <Link to="/claims/$claimId" params={{ claimId: id }} search={{ where: [] }} className="code">{id}</Link>) },
                { id: 'file', label: say('access_file'), cell: ({ file }) => (file === null ? '–' : <span className="pill">{file}</span>) },
                { id: 'status', label: say('state'), isNumber: true, cell: ({ status }) => <span className="pill" data-tone={status >= 400 ? 'middle' : 'good'}>{status}</span> },
              ]}
            />
            {entries.hasNextPage && <button type="button" className="button" disabled={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>{say('access_more')}</button>}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
