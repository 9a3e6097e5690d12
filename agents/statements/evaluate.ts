import { type Rational, isLess, reasonTemplate } from '#engine';

import { type Worked, excessOf, holds, isAddend, numberOf, pairOf, refuse, shareOf, sumOf } from './arithmetic.ts';
import type { Facts } from './facts.ts';
import { isAskable, isRuleQuestionAskable, isUnusual } from './questions.ts';
import { ruleOf } from './rules.ts';
import type { IdentityPart, Refusal, Statement, StatementOf } from './statement.ts';

/** Peers fewer than this make a comparison weak. */
const fewPeers = 100;
/** From this level of the ladder on, the peers do not share the diagnosis. */
const broadLevel = 4;

/** A statement that is so, with the figures that its words need. */
export interface Evaluated<S extends Statement = Statement> {
  readonly statement: S;
  readonly difference?: Rational | undefined;
  /** 0–1 and beyond. */
  readonly share?: Rational | undefined;
  /** Why a comparison is weak: few peers, a level without diagnosis. Of what stands out: what could not be looked at. */
  readonly because: readonly ('few' | 'broad' | 'partly')[];
}

export type Evaluation = { readonly ok: true; readonly evaluated: Evaluated } | { readonly ok: false; readonly refusal: Refusal };

/** Whether a statement is so, by the evidence of this run alone; amounts are worked out as exact fractions. */
export function evaluate(statement: Statement, facts: Facts): Evaluation {
  const so = (more: Partial<Evaluated> = {}): Evaluation => ({ ok: true, evaluated: { statement, because: [], ...more } });
  const when = (isSo: boolean, refusal: Refusal = 'relation_false'): Evaluation => (isSo ? so() : refuse(refusal));
  const from = <T>(worked: Worked<T>, then: (value: T) => Evaluation): Evaluation => (worked.ok ? then(worked.value) : worked);
  const read = (id: string, then: () => Evaluation): Evaluation => (facts.item(id) ? then() : refuse('row_not_read'));
  switch (statement.kind) {
    case 'value':
      if (statement.of.length === 0 || statement.of.some((id) => !facts.item(id))) return refuse('row_not_read');
      return when(statement.of.every((id) => facts.has(id)), 'value_absent');
    case 'none':
      if (statement.of === 'reasons') return read('claim.ml_score_normalized', () => when(!facts.reasons.some(({ contribution }) => contribution > 0)));
      return read(statement.of, () => when(!facts.has(statement.of)));
    case 'compare':
      return from(pairOf(facts, statement.left, statement.right), ([a, b]) => when(holds(a, statement.relation, b)));
    case 'excess':
      return from(excessOf(facts, statement.of, statement.over), (figures) => so(figures));
    case 'share':
      return from(shareOf(facts, statement.part, statement.whole), (share) => so({ share }));
    case 'rank':
      return rank(statement, facts, when);
    case 'arrival':
      return read('claim.claim_id', () => when(facts.has('intake.source'), 'value_absent'));
    case 'unranked':
      return read('claim.risk_rank', () => when(!facts.has('claim.risk_rank') && facts.has('claim.risk_score') && facts.has('intake.source')));
    case 'identity':
      return read('claim.claim_id', () => when(isTold(statement.about, facts), 'value_absent'));
    case 'composition':
      return composition(statement, facts, so);
    case 'strength':
      return from(weaknessOf(statement, facts), (because) => ((because.length > 0) === (statement.is === 'weak') ? so({ because }) : refuse('relation_false')));
    case 'attribution':
      return from(pairOf(facts, 'claim.rule_score', 'claim.ml_score_normalized'), ([rules, model]) => {
        // A score of one source is that of the larger; any other was added up.
        const larger = isLess(model, rules) ? 'claim.rule_score' : 'claim.ml_score_normalized';
        const to = facts.number('claim.risk_score') !== facts.number(larger) ? 'sum' : isLess(model, rules) ? 'rules' : isLess(rules, model) ? 'model' : 'both';
        return when(to === statement.to);
      });
    case 'reason': {
      const reason = facts.reasons.find(({ reason_no }) => reason_no === statement.reason);
      return reason ? when(reason.contribution > 0 && reasonTemplate(reason) !== undefined) : refuse('row_not_read');
    }
    case 'lower_amount':
      return read('lower_amount.from', () => read('model.contamination', so));
    case 'rule':
      return read(statusId(statement.rule), () => (facts.text(statusId(statement.rule)) === statement.status ? so(statement.status === 'active' ? beyondLimit(statement.rule, facts) : {}) : refuse('relation_false')));
    case 'snoozed':
      return read(`rule.${statement.rule}.snoozed_until`, () => when(facts.text(statusId(statement.rule)) === 'snoozed'));
    case 'not_evaluated':
      return read(statusId(statement.rule), () => when(facts.text(statusId(statement.rule)) === 'not_evaluated'));
    case 'mark':
      return read('claim.quality_marks', () => when(facts.list('claim.quality_marks').includes(statement.mark)));
    case 'question':
      return read('claim.claim_id', () => when(isAskable(statement.ask, facts)));
    case 'rule_question':
      return read(statusId(statement.rule), () => when(isRuleQuestionAskable(statement, facts)));
    case 'nothing_stands_out':
      return nothingStandsOut(facts, so);
    default:
      return so();
  }
}

/** What is so of these. */
export function held(statements: readonly Statement[], facts: Facts): Evaluated[] {
  return statements.flatMap((statement) => {
    const evaluation = evaluate(statement, facts);
    return evaluation.ok ? [evaluation.evaluated] : [];
  });
}

/** By how much the limit of a rule is exceeded; nothing of a rule without one. */
function beyondLimit(rule: string, facts: Facts): Partial<Evaluated> {
  const limit = ruleOf(facts.rules, rule)?.limit;
  const excess = limit && excessOf(facts, `claim.${limit.of}`, `claim.${limit.over}`);
  return excess?.ok ? excess.value : {};
}

type So = (more?: Partial<Evaluated>) => Evaluation;

function statusId(rule: string): string {
  return `rule.${rule}.status`;
}

function rank({ place, among }: StatementOf<'rank'>, facts: Facts, when: (isSo: boolean) => Evaluation): Evaluation {
  const [a, b] = [numberOf(facts, place), numberOf(facts, among)];
  if (!a.ok) return a;
  if (!b.ok) return b;
  if (place !== 'claim.risk_rank' || among !== 'snapshot.claims') return refuse('units_differ');
  return when(holds(a.value, 'at_most', b.value));
}

/** Parts are told apart, each once; where one has no value the sum is unknown, and nothing else is so. */
function composition({ total, parts, holds: claimed }: StatementOf<'composition'>, facts: Facts, so: So): Evaluation {
  if ([total, ...parts].some((id) => !facts.item(id))) return refuse('row_not_read');
  if (parts.length === 0 || new Set(parts).size < parts.length || !parts.every((id) => isAddend(id, total))) return refuse('not_a_part');
  if (!facts.has(total)) return refuse('value_absent');
  if (parts.some((id) => !facts.has(id))) return claimed === 'unknown' ? so() : refuse('value_absent');
  const sum = sumOf(facts, total, parts);
  if (!sum.ok) return sum;
  return sum.value.relation === claimed ? so({ difference: sum.value.difference }) : refuse('relation_false');
}

function weaknessOf({ n, level }: StatementOf<'strength'>, facts: Facts): Worked<('few' | 'broad')[]> {
  const [peers, place] = [numberOf(facts, n), numberOf(facts, level)];
  if (!peers.ok) return peers;
  if (!place.ok) return place;
  if (n !== 'claim.peer_n' || level !== 'claim.peer_level') return refuse('units_differ');
  const [count, step] = [facts.number(n) ?? 0, facts.number(level) ?? 0];
  return { ok: true, value: [...(count < fewPeers ? (['few'] as const) : []), ...(step >= broadLevel ? (['broad'] as const) : [])] };
}

/** Whether there is something to tell of a part; what a part lacks is told as well, for some of them not. */
function isTold(about: IdentityPart, facts: Facts): boolean {
  if (about === 'ambiguous') return facts.isTrue('claim.is_facility_ambiguous') && facts.has('claim.facility_key');
  if (about === 'patient') return ['patient_sex', 'patient_age', 'entitlement_class', 'segment', 'discharge_status'].some((name) => facts.has(`claim.${name}`));
  if (about === 'stay') return ['admit_date', 'discharge_date', 'los'].every((name) => facts.has(`claim.${name}`));
  return about === 'grouping' ? facts.has('claim.inacbg_code') : true;
}

/** No rule active, no amount above the peers, no bill that is not its parts, no score of the model that is unusual. */
function nothingStandsOut(facts: Facts, so: So): Evaluation {
  const needed = ['claim.flags', 'claim.amount_claimed', 'claim.ml_score_normalized', 'claim.topup_amount'];
  if (needed.some((id) => !facts.item(id))) return refuse('row_not_read');
  const above = excessOf(facts, 'claim.amount_claimed', 'claim.peer_p90');
  const bill = sumOf(facts, 'claim.amount_claimed', ['claim.tariff_amount', 'claim.topup_amount']);
  const stands = facts.has('claim.flags') || facts.rules.some(({ status }) => status === 'snoozed') || above.ok || (bill.ok && bill.value.relation !== 'exact') || isUnusual(facts);
  if (stands) return refuse('relation_false');
  const isPartly = !facts.has('claim.peer_p90') || !bill.ok || facts.rules.some(({ status }) => status === 'not_evaluated');
  return so({ because: isPartly ? ['partly'] : [] });
}
