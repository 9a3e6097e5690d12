import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Claim, Operations } from '#client';
import { useState } from 'react';

import { Loaded } from '../parts/room.tsx';
import { backgroundOptions, decisionsOptions, tariffOptions } from '../service/queries.ts';
import { useMayLead, useSession } from '../session/session.ts';
import { SnoozeEnd } from '../snoozes/snooze-end.tsx';
import { SnoozeForm } from '../snoozes/snooze-form.tsx';
import { icdCode } from '../texts/codes.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { useDecisionName } from '../worklist/cells.tsx';
import { Documents } from './documents.tsx';
import { PeerChart } from './peer-chart.tsx';
import { useReasonName } from './reasons.ts';
import { type Episode, Timeline, relationOf } from './timeline.tsx';

export type ClaimBackground = Operations['GET /claims/{id}/background']['answer']['data'];

/** What the claim is held against: peers, rules, the model, other claims, decisions. */
export function Background({ claim }: { readonly claim: Claim }) {
  const say = useTexts();
  const session = useSession();
  const mayAsk = 'session' in session && session.session.role !== 'client';
  const background = useQuery(backgroundOptions(claim.claim_id, useLanguage()));
  return (
    <Loaded query={background}>
      {({ data: { peers, rules, reasons, episodes, similar } }) => (
        <>
          <section><h2>{say('peers')}</h2>{peers ? <PeerChart peers={peers} amount={claim.amount_claimed} /> : <p className="muted">{say('no_peers')}</p>}</section>
          <Rules claim={claim} rules={rules} />
          <Reasons reasons={reasons} />
          <Decisions claimId={claim.claim_id} />
          <Episodes claim={claim} episodes={episodes} />
          <Similar claim={claim} similar={similar} />
          {claim.inacbg_code !== null && <TariffInsight code={claim.inacbg_code} />}
          {mayAsk && <Documents claim={claim} />}
        </>
      )}
    </Loaded>
  );
}

/** What an auditor looks for comes first; rules of one kind by their weight, as the service gives them. */
const statuses: readonly ClaimBackground['rules'][number]['status'][] = ['active', 'snoozed', 'not_evaluated', 'inactive'];

function Rules({ claim, rules }: { readonly claim: Claim; readonly rules: ClaimBackground['rules'] }) {
  const say = useTexts();
  const format = useFormat();
  const mayLead = useMayLead();
  const [snoozing, setSnoozing] = useState<ClaimBackground['rules'][number]>();
  const [ending, setEnding] = useState<Claim['snoozed'][number]>();
  const status = { active: say('rule_active'), snoozed: say('rule_snoozed'), inactive: say('rule_inactive'), not_evaluated: say('rule_not_evaluated') };
  return (
    <section>
      <h2>{say('rules')}</h2>
      <ul className="rules">
        {rules.toSorted((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status)).map((rule) => {
          const indication = claim.indications.find(({ rule_id: id }) => id === rule.rule_id);
          const snoozes = claim.snoozed.filter(({ rule_id: id }) => id === rule.rule_id);
          return (
            <li key={rule.rule_id} data-status={rule.status}>
              <p className="rule-head">
                <strong>{rule.label}</strong>
                <span className="rule-status">{status[rule.status]}</span>
                <span className="fine">{say('weight', { weight: format.number(rule.weight, 2) })}</span>
                {mayLead && rule.status === 'active' && <button type="button" className="button small" onClick={() => setSnoozing(rule)}>{say('snooze_open')}</button>}
              </p>
              {snoozes.map((snooze) => (
                <p key={snooze.snooze_id}>
                  {say(snooze.of === 'facility' ? 'snoozed_here_facility' : 'snoozed_here_patient', { until: format.date(snooze.until), by: snooze.by, reason: snooze.reason })}
                  {mayLead && <> <button type="button" className="button small" onClick={() => setEnding(snooze)}>{say('snooze_end')}</button></>}
                </p>
              ))}
              {indication && <p>{indication.explanation}{rule.exceeded_by !== null && <> <span className="over">{say('exceeded_by', { amount: format.rupiah(rule.exceeded_by) })}</span></>}</p>}
              {rule.missing.length > 0 && <p className="muted">{say('missing', { fields: rule.missing.join(', ') })}</p>}
            </li>
          );
        })}
      </ul>
      {snoozing && <SnoozeForm claim={claim} rule={snoozing} onClose={() => setSnoozing(undefined)} />}
      {ending && <SnoozeEnd snooze={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

function Reasons({ reasons }: { readonly reasons: ClaimBackground['reasons'] }) {
  const say = useTexts();
  const format = useFormat();
  if (reasons.length === 0) return null;
  const widest = Math.max(...reasons.map(({ contribution_share: share }) => Math.abs(share)));
  return (
    <section>
      <h2>{say('model_reasons')}</h2>
      <p className="fine">{say('model_reasons_text')}</p>
      <table className="reasons">
        <thead><tr><th scope="col">{say('reason_feature')}</th><th scope="col"><span className="hidden">{say('reason_share')}</span></th><th scope="col" className="number">{say('reason_share')}</th></tr></thead>
        <tbody>
          {reasons.map(({ feature, label, text, contribution_share: share }) => (
            <tr key={feature}>
              <th scope="row">{label}{text !== null && <span className="fine">{text}</span>}</th>
              <td className="bar-cell"><span className="bar" data-sign={share > 0 ? 'up' : 'down'} style={{ width: `${(Math.abs(share) / widest) * 50}%` }} /></td>
              <td className="number">{share > 0 ? '+' : '−'}{format.percent(Math.abs(share), 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Decisions({ claimId }: { readonly claimId: string }) {
  const say = useTexts();
  const format = useFormat();
  const name = useDecisionName();
  const reason = useReasonName();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say('history')}</h2>
      <Loaded query={useQuery(decisionsOptions(claimId))}>{({ data }) => (data.length === 0 ? <p className="muted">{say('no_decisions')}</p> : (
        <ol className="history">
          {data.map((outcome) => (
            <li key={outcome.outcome_id}>
              <p>
                <span className="state" data-state={outcome.decision}>{name(outcome.decision)}</span>
                {outcome.decision === 'partial' && <strong> {format.percent(outcome.correction_ratio, 1)}</strong>}
                {outcome.reason !== null && <> · {reason(outcome.reason)}</>}
              </p>
              {outcome.notes !== '' && <p className="notes">{outcome.notes}</p>}
              <p className="fine">{outcome.reviewer} · {format.time(outcome.created_at)} · <span className="code" title={outcome.hash}>#{outcome.seq} {outcome.hash.slice(0, 10)}</span></p>
            </li>
          ))}
        </ol>
      ))}</Loaded>
    </section>
  );
}

function Similar({ claim, similar }: { readonly claim: Claim; readonly similar: ClaimBackground['similar'] }) {
  const say = useTexts();
  const format = useFormat();
  const difference = (share: number): string => `${share < 0 ? '−' : '+'}${format.percent(Math.abs(share))}`;
  const rows = similar.rows as readonly Readonly<Record<string, string | number | null | readonly string[]>>[];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{say('similar', { n: format.number(similar.total) })}</h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={say('similar', { n: similar.total })}>
        <table className="plain">
          <thead><tr><th scope="col">{say('column_claim')}</th><th scope="col">{say('column_facility')}</th><th scope="col" className="number">{say('days')}</th><th scope="col" className="number">{say('amount_claimed')}</th><th scope="col" className="number">{say('column_risk')}</th></tr></thead>
          <tbody>
            <tr className="own">
              <th scope="row">{say('this_claim')}</th>
              <td>{claim.facility_name ?? claim.facility_key} <span className="muted">{claim.facility_class}</span></td>
              <td className="number">{claim.los}</td>
              <td className="number">{format.rupiah(claim.amount_claimed)}</td>
              <td className="number">{format.number(claim.risk_score, 2)}</td>
            </tr>
            {rows.map((row) => (
              <tr key={String(row['claim_id'])}>
                <td><ClaimLink id={String(row['claim_id'])} /></td>
                <td>{row['facility_name'] ?? row['facility_key']} <span className="muted">{row['facility_class']}</span></td>
                <td className="number">{row['los']}</td>
                <td className="number">{format.rupiah(Number(row['amount_claimed']))} <span className="fine">{difference(Number(row['amount_claimed']) / claim.amount_claimed - 1)}</span></td>
                <td className="number">{format.number(Number(row['risk_score']), 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Episodes({ claim, episodes }: { readonly claim: Claim; readonly episodes: ClaimBackground['episodes'] }) {
  const say = useTexts();
  const format = useFormat();
  const rows = episodes.rows as readonly Episode[];
  const relations: Readonly<Partial<Record<string, string>>> = { repeat: say('relation_repeat'), overlap: say('relation_overlap'), readmission: say('relation_readmission') };
  if (!episodes.has_patient || rows.length === 0) return null;
  return (
    <section>
      <h2>{say('episodes', { n: format.number(episodes.total) })}</h2>
      <Timeline claim={claim} episodes={episodes.rows} />
      <div className="scroll-x" tabIndex={0} role="region" aria-label={say('episodes', { n: episodes.total })}>
        <table className="plain">
          <thead><tr><th scope="col">{say('column_admitted')}</th><th scope="col">{say('column_claim')}</th><th scope="col">{say('column_service')}</th><th scope="col">{say('column_dx')}</th><th scope="col" className="number">{say('amount_claimed')}</th><th scope="col">{say('relation')}</th></tr></thead>
          <tbody>
            {rows.toSorted((a, b) => (String(a['admit_date']) < String(b['admit_date']) ? -1 : 1)).map((row) => {
              const id = String(row['claim_id']);
              return (
                <tr key={id}>
                  <td>{format.date(String(row['admit_date']))}</td>
                  <td><ClaimLink id={id} /></td>
                  <td>{row['service_type'] === 'RITL' ? say('inpatient_days', { n: Number(row['los']) }) : say('outpatient')}</td>
                  <td className="code">{icdCode(String(row['dx_primary_code'] ?? '–'))}</td>
                  <td className="number">{format.rupiah(Number(row['amount_claimed']))}</td>
                  <td>{relations[relationOf(claim, row)] !== undefined && <span className="flag">{relations[relationOf(claim, row)]}</span>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How the claims of the same INA-CBG code are billed, in the scope of the person who looks. */
function TariffInsight({ code }: { readonly code: string }) {
  const say = useTexts();
  const format = useFormat();
  return (
    <section>
      <h2>{say('tariff_insight')}</h2>
      <Loaded query={useQuery(tariffOptions(code))}>{({ n, median, p90, outliers }) => <p>{say('tariff_insight_text', { n: format.number(n), code, median: format.rupiah(median), p90: format.rupiah(p90), outliers: format.number(outliers) })}</p>}</Loaded>
    </section>
  );
}

function ClaimLink({ id }: { readonly id: string }) {
  return <Link to="/claims/$claimId" params={{ claimId: id }} search={{ where: [] }} className="code">{id}</Link>;
}
