import type { Facts } from './facts.ts';
import { questionsOf } from './questions.ts';
import { type Statement, identityParts } from './statement.ts';

export const bill = { kind: 'composition', total: 'claim.amount_claimed', parts: ['claim.tariff_amount', 'claim.topup_amount'] } as const;
export const peers = { kind: 'strength', n: 'claim.peer_n', level: 'claim.peer_level' } as const;
export const scope: Statement = { kind: 'scope' };
export const rank: Statement = { kind: 'rank', place: 'claim.risk_rank', among: 'snapshot.claims' };
export const unranked: Statement = { kind: 'unranked' };
export const arrival: Statement = { kind: 'arrival' };
/** Reasons of the model that a summary tells. */
const mostReasons = 3;

/** What may be said of a claim, by what it is about, in the order it is read. Of statements that exclude each other all are named: those that are so are told. */
export function statementsOf(facts: Facts): Readonly<Record<'identity' | 'costs' | 'peers' | 'flags' | 'risk' | 'follow_up', readonly Statement[]>> {
  return { identity: identity(), costs: costs(facts), peers: againstPeers(facts), flags: flags(facts), risk: risk(facts), follow_up: questionsOf(facts) };
}

function identity(): Statement[] {
  return [arrival, ...identityParts.map((about) => ({ kind: 'identity', about }) as const)];
}

function costs(facts: Facts): Statement[] {
  const paid = ['claim.amount_claimed', 'claim.amount_paid', 'claim.amount_gap', 'claim.payment_ratio'].filter((id) => facts.has(id));
  return [
    { kind: 'value', of: paid },
    { kind: 'none', of: 'claim.amount_paid' },
    { kind: 'compare', left: 'claim.amount_paid', relation: 'more', right: 'claim.amount_claimed' },
    { kind: 'value', of: ['claim.tariff_amount'] },
    ...sums(),
    ...(facts.number('claim.topup_amount') ? [{ kind: 'share', part: 'claim.topup_amount', whole: 'claim.amount_claimed' } as const] : []),
  ];
}

/** What was paid of the bill, which is told elsewhere. */
export function whatWasPaid(facts: Facts): Statement[] {
  if (facts.has('claim.amount_paid') && facts.number('claim.amount_paid') === facts.number('claim.amount_claimed')) return [{ kind: 'compare', left: 'claim.amount_paid', relation: 'equal', right: 'claim.amount_claimed' }];
  return [{ kind: 'value', of: ['claim.amount_paid', 'claim.amount_gap', 'claim.payment_ratio'].filter((id) => facts.has(id)) }, { kind: 'none', of: 'claim.amount_paid' }];
}

/** What was paid, and what the bill consists of. */
export function amountAndTariff(facts: Facts): Statement[] {
  return [...sums(), ...whatWasPaid(facts)];
}

/** How the bill stands to tariff and top-ups: one of these is so. */
export function sums(): Statement[] {
  return (['exact', 'above', 'below', 'unknown'] as const).map((holds) => ({ ...bill, holds }));
}

/** How the amount stands to the peers: one of these is so, or there are none. */
export function standing(): Statement[] {
  return [
    { kind: 'excess', of: 'claim.amount_claimed', over: 'claim.peer_p90' },
    { kind: 'compare', left: 'claim.amount_claimed', relation: 'at_most', right: 'claim.peer_p90' },
  ];
}

/** The peer group, sound or weak for comparing. */
export function strengths(): Statement[] {
  return [{ ...peers, is: 'sound' }, { ...peers, is: 'weak' }];
}

function againstPeers(facts: Facts): Statement[] {
  const figures = ['claim.peer_mean', 'claim.peer_p90', 'claim.peer_std'].filter((id) => facts.has(id));
  return [...strengths(), { kind: 'value', of: figures }, ...standing(), { kind: 'value', of: ['claim.cost_zscore'] }, { kind: 'none', of: 'claim.peer_level' }, ...(facts.has('claim.peer_level') ? [{ kind: 'none', of: 'claim.cost_zscore' } as const] : [])];
}

function flags(facts: Facts): Statement[] {
  const of = <S extends Statement>(make: (rule: string) => S): S[] => facts.rules.map(({ rule_id }) => make(rule_id));
  return [
    ...activeRules(facts),
    ...of((rule) => ({ kind: 'snoozed', rule }) as const),
    ...of((rule) => ({ kind: 'not_evaluated', rule }) as const),
    ...of((rule) => ({ kind: 'rule', rule, status: 'inactive' }) as const),
    ...facts.list('claim.quality_marks').map((mark) => ({ kind: 'mark', mark }) as const),
  ];
}

/** Each active rule, or that there is none. */
export function activeRules(facts: Facts): Statement[] {
  const active = facts.rules.filter(({ status }) => status === 'active').map(({ rule_id }) => ({ kind: 'rule', rule: rule_id, status: 'active' }) as const);
  return active.length > 0 ? active : [{ kind: 'none', of: 'claim.flags' }];
}

function risk(facts: Facts): Statement[] {
  return [rank, unranked, ...attributions(), ...reasons(facts), { kind: 'lower_amount' }, scope];
}

/** Where the score comes from: one of these is so. */
export function attributions(): Statement[] {
  return (['rules', 'model', 'both', 'sum'] as const).map((to) => ({ kind: 'attribution', to }));
}

/** The weightiest of what stands out to the model. */
export function reasons(facts: Facts): Statement[] {
  return facts.reasons.filter(({ contribution }) => contribution > 0).slice(0, mostReasons).map(({ reason_no }) => ({ kind: 'reason', reason: reason_no }));
}
