import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Alert, AlertReport } from '#client';
import { useId, useState } from 'react';

import { Confirm } from '../parts/confirm.tsx';
import { Loaded } from '../parts/room.tsx';
import { useAct } from '../parts/use-act.ts';
import { service } from '../service/service.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { metricValue } from './metric-words.ts';
import { alertOptions, alertsOptions, qualityKey } from './quality-queries.ts';

const unresolved = ['open', 'acknowledged', 'snoozed'] as const;
const tones = { info: 'low', warning: 'middle', critical: 'high' } as const;
const rests = [1, 3, 7, 30] as const;
const changes = [qualityKey];

/** What is wrong with data or service, and the one that was chosen with all that became of it. */
export function AlertsPart({ chosen }: { readonly chosen: string | undefined }) {
  const say = useTexts();
  const format = useFormat();
  const [isPast, setPast] = useState(false);
  const alerts = useQuery(alertsOptions(isPast ? ['resolved'] : unresolved, useLanguage()));
  return (
    <div className="master">
      <div className="master-list">
        <div className="segmented" role="group" aria-label={say('quality_alerts')}>
          <button type="button" aria-pressed={!isPast} onClick={() => setPast(false)}>{say('alerts_unresolved')}</button>
          <button type="button" aria-pressed={isPast} onClick={() => setPast(true)}>{say('alerts_resolved')}</button>
        </div>
        <Loaded query={alerts}>
          {(listed) =>
            listed.length === 0 ? <p className="nothing">{say(isPast ? 'alerts_none_resolved' : 'alerts_none')}</p> : (
              <ul className="cards">
                {listed.map((alert) => (
                  <li key={alert.alert_id}>
                    <Link to="/quality" search={{ tab: 'alerts', alert: alert.alert_id }} className="card-link" aria-current={alert.alert_id === chosen ? 'true' : undefined} activeProps={{}} resetScroll={false}>
                      <span className="row"><span className="pill" data-tone={tones[alert.severity]}>{say(`severity_${alert.severity}`)}</span><span className="fine">{say(`alert_${alert.status}`)}</span></span>
                      <strong>{alert.title}</strong>
                      <span className="fine">{format.time(alert.last_seen_at)}{alert.times > 1 && ` · ${say('alert_times', { n: format.number(alert.times) })}`}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
        </Loaded>
      </div>
      <div className="master-detail">{chosen !== undefined && <AlertDetail key={chosen} id={chosen} />}{chosen === undefined && (alerts.data?.length ?? 0) > 0 && <p className="nothing wide-only">{say('alert_choose')}</p>}</div>
    </div>
  );
}

function AlertDetail({ id }: { readonly id: string }) {
  const say = useTexts();
  const format = useFormat();
  const alert = useQuery(alertOptions(id, useLanguage()));
  return (
    <Loaded query={alert}>
      {(found) => (
        <article className="alert">
          <header className="stacked">
            <span className="row wrap"><span className="pill" data-tone={tones[found.severity]}>{say(`severity_${found.severity}`)}</span><span>{say(`alert_${found.status}`)}{found.status === 'snoozed' && found.snoozed_until !== null && ` ${say('until', { time: format.time(found.snoozed_until) })}`}</span>{found.holds_nightly && <span className="pill" data-tone="middle">{say('alert_holds')}</span>}</span>
            <h2>{found.title}</h2>
            <p>{found.action}</p>
            <p className="fine">{say('alert_seen', { first: format.time(found.first_seen_at), last: format.time(found.last_seen_at), n: format.number(found.times) })} · <span className="code">{found.runbook}</span></p>
          </header>
          {found.report && <Findings report={found.report} />}
          {found.status !== 'resolved' && <AlertActs alert={found} actions={found.report?.actions ?? []} />}
          <section>
            <h3>{say('alert_events')}</h3>
            <ol className="events">
              {found.events.map(({ seq, at, action, actor, note }) => (
                <li key={seq}>
                  <span className="fine">{format.time(at)}</span> <span>{say(`event_${action}`)}{actor === null ? '' : ` · ${actor}`}</span>
                  {note !== null && <p className="notes">{note}</p>}
                </li>
              ))}
            </ol>
          </section>
        </article>
      )}
    </Loaded>
  );
}

function Findings({ report: { sentences, evidence } }: { readonly report: AlertReport }) {
  const say = useTexts();
  const format = useFormat();
  return (
    <section className="stacked">
      <h3>{say('alert_findings')}</h3>
      <ul className="findings">{sentences.map(({ text }) => <li key={text}>{text}</li>)}</ul>
      {evidence.length > 0 && (
        <details>
          <summary>{say('alert_evidence', { n: format.number(evidence.length) })}</summary>
          <dl className="pairs">{evidence.map(({ id, label, value }) => <div key={id}><dt>{label}</dt><dd>{Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? metricValue(value, Number.isInteger(value) ? 'claims' : 'score', format) : String(value ?? '–')}</dd></div>)}</dl>
        </details>
      )}
    </section>
  );
}

function AlertActs({ alert, actions }: { readonly alert: Alert; readonly actions: AlertReport['actions'] }) {
  const say = useTexts();
  const field = useId();
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState<AlertReport['actions'][number]>();
  const { alert_id: id, version } = alert;
  const words = note.trim() === '' ? {} : { note: note.trim() };
  const said = { changes, onDone: () => setNote('') };
  const acknowledge = useAct(() => service.call('POST /alerts/{id}/acknowledge', { path: { id } }), said);
  const snooze = useAct((days: number) => service.call('POST /alerts/{id}/snooze', { path: { id }, body: { version, until: new Date(Date.now() + days * 86_400_000 - 60_000).toISOString(), ...words } }), said);
  const resolve = useAct(() => service.call('POST /alerts/{id}/resolve', { path: { id }, body: { version, ...words } }), said);
  const comment = useAct(() => service.call('POST /alerts/{id}/comments', { path: { id }, body: { note: note.trim() } }), said);
  const act = useAct(
    async ({ action, facility_key: facility }: AlertReport['actions'][number]) => {
      await service.call('POST /alerts/{id}/actions/{action}', { path: { id, action }, body: { version, ...words } });
      setAsked(undefined);
      if (action === 'look_at_facility' && facility !== null) await navigate({ to: '/worklist', search: { where: [{ field: 'facility_key', op: 'in', value: [facility] }] } });
    },
    {},
  );
  const failure = acknowledge.failure ?? snooze.failure ?? resolve.failure ?? comment.failure;
  const isBusy = acknowledge.isBusy || snooze.isBusy || resolve.isBusy || comment.isBusy;
  return (
    <section className="stacked">
      {actions.length > 0 && (
        <>
          <h3>{say('alert_proposals')}</h3>
          <ul className="proposals">
            {actions.map((proposal) => (
              <li key={`${proposal.action}${proposal.facility_key ?? ''}`}><p>{proposal.text}</p><button type="button" className="button" onClick={() => setAsked(proposal)}>{say(`act_${proposal.action}`)}</button></li>
            ))}
          </ul>
        </>
      )}
      <label htmlFor={field}>{say('alert_note')}</label>
      <textarea id={field} className="input" rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      {failure !== undefined && <p className="failure" role="alert">{failure}</p>}
      <div className="row wrap">
        {alert.status !== 'acknowledged' && <button type="button" className="button primary" disabled={isBusy} onClick={() => acknowledge.run(undefined)}>{say('alert_acknowledge')}</button>}
        <button type="button" className="button" disabled={isBusy} onClick={() => resolve.run(undefined)}>{say('alert_resolve')}</button>
        <button type="button" className="button" disabled={isBusy || note.trim() === ''} onClick={() => comment.run(undefined)}>{say('alert_comment')}</button>
        <select className="input narrow" aria-label={say('alert_snooze')} value="" disabled={isBusy} onChange={(event) => snooze.run(Number(event.target.value))}>
          <option value="" disabled>{say('alert_snooze')}…</option>
          {rests.map((days) => <option key={days} value={days}>{say('days_n', { n: days })}</option>)}
        </select>
      </div>
      {asked && <Confirm title={say(`act_${asked.action}`)} action={say('proposal_confirm')} isBusy={act.isBusy} failure={act.failure} onConfirm={() => act.run(asked)} onClose={() => setAsked(undefined)}><p>{asked.text}</p></Confirm>}
    </section>
  );
}
