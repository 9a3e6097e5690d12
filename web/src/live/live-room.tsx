import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ArrivedClaim, LiveStatus } from '#client';
import * as Tooltip from '@radix-ui/react-tooltip';
import { useState } from 'react';

import { DataTable } from '../parts/data-table.tsx';
import { Figure, Loaded, Panel, Room } from '../parts/room.tsx';
import { useEvents } from '../parts/use-events.ts';
import { useRole } from '../session/session.ts';
import { mayOperate } from '../shell/rooms.ts';
import { icdCode } from '../texts/codes.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { FlagChips, RiskBar } from '../worklist/cells.tsx';
import { lastClaimsOptions, liveStatusOptions } from './live-queries.ts';
import { SimulationPart } from './simulation-part.tsx';

const sources = ['all', 'live', 'simulated'] as const;
/** Claims that are kept to look at; the worklist holds them all. */
const most = 200;

/** Claims as they come in, and how the intake stands. */
export function LiveRoom() {
  const say = useTexts();
  const status = useQuery(liveStatusOptions(useLanguage()));
  const mayRun = mayOperate(useRole());
  const [source, setSource] = useState<(typeof sources)[number]>('all');
  return (
    <Room
      title={say('live')}
      about={say('live_text')}
      tools={
        <div className="segmented" role="group" aria-label={say('live_feed')}>
          {sources.map((one) => <button key={one} type="button" aria-pressed={one === source} onClick={() => setSource(one)}>{say(`live_source_${one}`)}</button>)}
        </div>
      }
    >
      <Loaded query={status}>{(found) => <div className="panels">{found.map((one) => <Intake key={one.source} status={one} />)}</div>}</Loaded>
      {mayRun && <SimulationPart />}
      <Feed key={source} source={source} mayRun={mayRun} />
      <Loaded query={status}>{(found) => <Consumers status={found} />}</Loaded>
    </Room>
  );
}

function Intake({ status: { is_simulated: isSimulated, claims, claims_per_second: rate, lag, dead_letters: dead, last_claim: last } }: { readonly status: LiveStatus }) {
  const say = useTexts();
  const format = useFormat();
  return (
    <Panel title={say(isSimulated ? 'live_simulated' : 'live_real')} tools={isSimulated && <span className="simulated-mark">{say('simulated')}</span>}>
      <dl className="figure-tiles">
        <Figure label={say('live_claims')} value={format.number(claims)} note={last ? say('live_last', { time: format.time(last.received_at) }) : '–'} />
        <Figure label={say('live_per_minute')} value={format.number(rate.last_minute * 60)} note={say('live_last_10', { n: format.number(rate.last_10_seconds, 1) })} />
        <Figure label={say('live_visible')} value={lag.visible_after_ms ? say('live_ms', { n: format.number(lag.visible_after_ms.p99) }) : '–'} note={lag.visible_after_ms ? say('live_visible_p50', { n: format.number(lag.visible_after_ms.p50) }) : `${format.number(lag.changes)} ${say('live_lag')}`} />
        <Figure label={say('live_dead')} value={format.number(dead.total)} note={dead.by_reason.map(({ label, n }) => `${label}: ${format.number(n)}`).join(' · ') || '–'} />
      </dl>
    </Panel>
  );
}

function Feed({ source, mayRun }: { readonly source: (typeof sources)[number]; readonly mayRun: boolean }) {
  const say = useTexts();
  const before = useQuery(lastClaimsOptions(source));
  return <Loaded query={before}>{({ data, meta }) => <FollowedFeed source={source} before={data} after={meta.last_event_id} empty={say(mayRun ? 'live_none_simulate' : 'live_none')} />}</Loaded>;
}

function FollowedFeed({ source, before, after, empty }: { readonly source: string; readonly before: readonly ArrivedClaim[]; readonly after: string; readonly empty: string }) {
  const say = useTexts();
  const format = useFormat();
  const [claims, setClaims] = useState(() => before.toReversed());
  const [waiting, setWaiting] = useState<readonly ArrivedClaim[]>();
  const state = useEvents(`/v1/live?source=${source}&after=${encodeURIComponent(after)}`, {
    claim: (told) => {
      // The service wrote it as it writes the list.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const claim = told as ArrivedClaim;
      const put = (listed: readonly ArrivedClaim[]): ArrivedClaim[] => [claim, ...listed.filter(({ claim_id: id }) => id !== claim.claim_id)].slice(0, most);
      if (waiting) setWaiting((listed) => put(listed ?? []));
      else setClaims(put);
    },
  });
  const goOn = (): void => {
    setClaims([...(waiting ?? []), ...claims.filter(({ claim_id: id }) => !waiting?.some((one) => one.claim_id === id))].slice(0, most));
    setWaiting(undefined);
  };
  return (
    <Panel
      title={say('live_feed')}
      about={claims.length > 0 ? say('live_feed_text', { n: format.number(claims.length) }) : undefined}
      tools={
        <div className="row">
          <span className="pill" data-tone={state === 'open' ? 'good' : 'middle'} role="status">{say(state === 'open' ? 'live_connected' : 'live_connecting')}</span>
          <button type="button" className="button" onClick={() => (waiting ? goOn() : setWaiting([]))}>{waiting ? say('live_resume', { n: format.number(waiting.length) }) : say('live_pause')}</button>
        </div>
      }
    >
      <Tooltip.Provider>
        <DataTable
          label={say('live_feed')}
          rows={claims}
          keyOf={({ claim_id: id }) => id}
          empty={empty}
          columns={[
            { id: 'received', label: say('received'), cell: ({ received_at: at }) => format.clock(at) },
            { id: 'claim', label: say('column_claim'), cell: ({ claim_id: id, is_simulated: isSimulated }) => <><Link className="code" to="/claims/$claimId" params={{ claimId: id }} search={{ where: [] }}>{id}</Link> {isSimulated && <span className="simulated-mark">{say('simulated')}</span>}</> },
            { id: 'risk', label: say('column_risk'), cell: ({ risk_score: score }) => <RiskBar score={score} /> },
            { id: 'flags', label: say('column_flags'), cell: ({ claim_id: id, flags }) => <FlagChips claimId={id} flags={flags} /> },
            { id: 'amount', label: say('column_amount'), isNumber: true, cell: ({ amount_claimed: amount }) => format.rupiah(amount) },
            { id: 'facility', label: say('column_facility'), cell: ({ facility_name: name, facility_key: key }) => name ?? key ?? '–' },
            { id: 'province', label: say('column_province'), cell: ({ province_name: name }) => name ?? '–' },
            { id: 'service', label: say('column_service'), cell: ({ service_type: type }) => say(type === 'RITL' ? 'inpatient' : 'outpatient') },
            { id: 'dx', label: say('column_dx'), cell: ({ dx_primary_code: code }) => <span className="code">{code === null ? '–' : icdCode(code)}</span> },
          ]}
        />
      </Tooltip.Provider>
    </Panel>
  );
}

function Consumers({ status }: { readonly status: readonly LiveStatus[] }) {
  const say = useTexts();
  const format = useFormat();
  const rows = status.flatMap(({ is_simulated: isSimulated, consumers }) => consumers.map((consumer) => ({ ...consumer, isSimulated })));
  return (
    <Panel title={say('live_consumers')}>
      <DataTable
        label={say('live_consumers')}
        rows={rows}
        keyOf={({ name }) => name}
        empty={say('live_no_consumers')}
        columns={[
          { id: 'name', label: say('live_consumer'), cell: ({ name, isSimulated }) => <><span className="code">{name}</span> {isSimulated && <span className="simulated-mark">{say('simulated')}</span>}</> },
          { id: 'channel', label: say('live_channel'), cell: ({ channel }) => channel },
          { id: 'state', label: say('state'), cell: ({ is_silent: isSilent, waiting_for: code }) => <span className="pill" data-tone={isSilent || code !== null ? 'high' : 'good'}>{code ?? say(isSilent ? 'live_silent' : 'live_alive')}</span> },
          { id: 'read', label: say('live_read'), isNumber: true, cell: ({ read }) => format.number(read) },
          { id: 'dead', label: say('live_dead'), isNumber: true, cell: ({ dead }) => format.number(dead) },
          { id: 'lag', label: say('live_waiting'), isNumber: true, cell: ({ lag }) => (lag === null ? '–' : format.number(lag)) },
          { id: 'latency', label: say('live_latency'), isNumber: true, cell: ({ latency_ms: latency }) => (latency ? say('live_ms', { n: format.number(latency.p99) }) : '–') },
        ]}
      />
    </Panel>
  );
}
