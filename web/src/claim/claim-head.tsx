import type { Claim } from '#client';

import { useValueName } from '../filters/use-value-name.ts';
import { icdCode } from '../texts/codes.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import { RiskBar, useFlagName } from '../worklist/cells.tsx';

/** Who billed what, for which episode, and how it stands out: what an auditor looks at first. */
export function ClaimHead({ claim }: { readonly claim: Claim }) {
  const say = useTexts();
  const format = useFormat();
  const flagName = useFlagName();
  const nameOf = useValueName();
  const amount = (value: number | null): string => (value === null ? '–' : format.rupiah(value));
  const excess = claim.peer_p90 === null ? null : claim.amount_claimed - claim.peer_p90;
  const facility = claim.facility_name ?? claim.facility_key ?? '–';
  const facts: readonly (readonly [label: string, value: string, aside?: string | undefined])[] = [
    [say('amount_claimed'), amount(claim.amount_claimed)],
    [say('amount_paid'), amount(claim.amount_paid), claim.payment_ratio === null ? undefined : format.percent(claim.payment_ratio, 1)],
    [say('peer_p90'), amount(claim.peer_p90), claim.peer_n === null ? undefined : `n = ${format.number(claim.peer_n)}`],
    [say('excess'), excess === null ? '–' : `${excess > 0 ? '+' : ''}${format.rupiah(excess)}`],
    [say('tariff'), amount(claim.tariff_amount)],
    [say('zscore'), claim.cost_zscore === null ? '–' : format.number(claim.cost_zscore, 2)],
  ];
  return (
    <section className="claim-head">
      <div className="claim-title">
        <div>
          <p className="episode">
            {claim.service_type === 'RITL' ? say('inpatient_days', { n: claim.los }) : say('outpatient')} · {format.date(claim.admit_date)}
            {claim.discharge_date !== claim.admit_date && <> – {format.date(claim.discharge_date)}</>}
          </p>
          <p><strong><span className="code">{claim.dx_primary_code === null ? '–' : icdCode(claim.dx_primary_code)}</span> {claim.dx_primary_label}</strong></p>
          <p className="muted">
            {facility} · {[...(['facility_class', 'facility_ownership'] as const).map((field) => claim[field] && nameOf(field, claim[field])), claim.district_name, claim.province_name && nameOf('province_name', claim.province_name)].filter((part) => part !== null).join(' · ')}
          </p>
          <p className="muted">
            <span className="code">{claim.inacbg_code ?? '–'}</span> {claim.inacbg_label} · {say('severity_of', { severity: nameOf('severity_group', claim.severity_group) })}
            {claim.patient_sex !== null && <> · {nameOf('patient_sex', claim.patient_sex)}</>}{claim.patient_age !== null && <>, {say('years', { n: claim.patient_age })}</>}{claim.segment !== null && <> · {nameOf('segment', claim.segment)}</>}
          </p>
        </div>
        <div className="claim-risk">
          <span className="fine">{say('column_risk')}</span>
          <RiskBar score={claim.risk_score} />
          {claim.risk_rank !== null && <span className="fine">{say('rank_of', { rank: format.number(claim.risk_rank) })}</span>}
        </div>
      </div>
      {claim.flags.length + claim.snoozed.length > 0 && (
        <p className="flags">
          {claim.flags.map((flag) => <span key={flag} className="flag">{flagName(flag)}</span>)}
          {claim.snoozed.map(({ snooze_id: id, rule_id: rule, until, by, reason }) => <span key={id} className="pill" title={`${by}: ${reason}`}>{say('snoozed_until', { rule: flagName(rule), until: format.date(until) })}</span>)}
        </p>
      )}
      <dl className="facts">
        {facts.map(([label, value, aside]) => (
          <div key={label}><dt>{label}</dt><dd>{value}{aside !== undefined && <span className="fine"> {aside}</span>}</dd></div>
        ))}
      </dl>
    </section>
  );
}
