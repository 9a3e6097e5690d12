import type { EvidenceItem, ExplainScoreData } from '#tools';

import type { Statement } from './statement.ts';

/**
 * Whether a statement is so, worked out apart: from the statement's meaning and the tools' raw results, in
 * whole units of 10⁻¹², without a line of the evaluation. Also where the reason of a refusal is plain.
 */
export function judge(statement: Statement, evidence: ReadonlyMap<string, EvidenceItem>, score: ExplainScoreData): boolean {
  const raw = (id: string): unknown => evidence.get(id)?.value;
  const isThere = (id: string): boolean => ![undefined, 'null', '""', '[]'].includes(JSON.stringify(raw(id)));
  const number = (id: string): bigint | undefined => {
    const value = raw(id);
    return typeof value === 'number' ? units(value) : undefined;
  };
  const list = (id: string): readonly unknown[] => [raw(id)].flat().filter((entry) => typeof entry === 'string');
  const text = (id: string): string => list(id).join(' ');
  const below = (left: string, right: string): boolean => (number(left) ?? 0n) < (number(right) ?? 0n);
  const measurable = ['rupiah', 'days', 'years', 'claims', 'items', 'score'];
  const isPair = (left: string, right: string): boolean =>
    number(left) !== undefined && number(right) !== undefined && evidence.get(left)?.unit === evidence.get(right)?.unit && measurable.includes(evidence.get(left)?.unit ?? '');
  const tariff = number('claim.tariff_amount');
  const gap = tariff === undefined ? undefined : (number('claim.amount_claimed') ?? 0n) - tariff - (number('claim.topup_amount') ?? 0n);
  const isAbove = isPair('claim.amount_claimed', 'claim.peer_p90') && below('claim.peer_p90', 'claim.amount_claimed');
  const anyActive = score.rules.some(({ status }) => status === 'active');
  const model = Number(raw('claim.ml_score_normalized'));
  const isRitl = raw('claim.service_type') === 'RITL';
  const hasMark = (...marks: readonly string[]): boolean => marks.some((mark) => list('claim.quality_marks').includes(mark));

  switch (statement.kind) {
    case 'value':
      return statement.of.length > 0 && statement.of.every(isThere);
    case 'none':
      if (statement.of === 'reasons') return !score.reasons.some(({ contribution }) => contribution > 0);
      return evidence.has(statement.of) && !isThere(statement.of);
    case 'compare': {
      if (!isPair(statement.left, statement.right)) return false;
      const [less, more] = [below(statement.left, statement.right), below(statement.right, statement.left)];
      return { less, more, equal: !less && !more, at_most: !more, at_least: !less }[statement.relation];
    }
    case 'excess':
      return isPair(statement.of, statement.over) && below(statement.over, statement.of);
    case 'share': {
      const isPart = statement.whole === 'claim.amount_claimed' && ['claim.tariff_amount', 'claim.topup_amount', 'claim.amount_paid', 'claim.amount_gap'].includes(statement.part);
      return isPart && isPair(statement.part, statement.whole) && !below(statement.whole, statement.part) && (number(statement.part) ?? 0n) >= 0n && number(statement.whole) !== 0n;
    }
    case 'rank':
      return statement.place === 'claim.risk_rank' && statement.among === 'snapshot.claims' && isThere(statement.place) && isThere(statement.among) && !below(statement.among, statement.place);
    case 'arrival':
      return isThere('intake.source');
    case 'unranked':
      return !isThere('claim.risk_rank') && isThere('claim.risk_score') && isThere('intake.source');
    case 'identity': {
      if (statement.about === 'ambiguous') return raw('claim.is_facility_ambiguous') === true && isThere('claim.facility_key');
      if (statement.about === 'grouping') return isThere('claim.inacbg_code');
      if (statement.about === 'patient') return isThere('claim.patient_sex') || isThere('claim.patient_age') || isThere('claim.entitlement_class') || isThere('claim.segment') || isThere('claim.discharge_status');
      return true;
    }
    case 'composition': {
      const isBill = statement.total === 'claim.amount_claimed' && statement.parts.length > 0 && statement.parts.every((id, i) => /^claim\.(?:tariff|topup)_amount$/.test(id) && statement.parts.indexOf(id) === i);
      if (!isBill || !isThere(statement.total)) return false;
      if (!statement.parts.every(isThere)) return statement.holds === 'unknown';
      const rest = statement.parts.reduce((left, id) => left - (number(id) ?? 0n), number(statement.total) ?? 0n);
      return statement.holds === (rest === 0n ? 'exact' : rest > 0n ? 'above' : 'below');
    }
    case 'strength': {
      if (statement.n !== 'claim.peer_n' || statement.level !== 'claim.peer_level' || !isThere(statement.n) || !isThere(statement.level)) return false;
      const isWeak = Number(raw('claim.peer_n')) < 100 || Number(raw('claim.peer_level')) >= 4;
      return isWeak === (statement.is === 'weak');
    }
    case 'attribution':
      return statement.to === (Number(raw('claim.risk_score')) !== Math.max(Number(raw('claim.rule_score')), model) ? 'sum' : below('claim.ml_score_normalized', 'claim.rule_score') ? 'rules' : below('claim.rule_score', 'claim.ml_score_normalized') ? 'model' : 'both');
    case 'reason':
      return score.reasons.some(({ reason_no, contribution }) => reason_no === statement.reason && contribution > 0);
    case 'lower_amount':
      return evidence.has('lower_amount.from');
    case 'rule':
      return score.rules.some(({ rule_id, status }) => rule_id === statement.rule && status === statement.status);
    case 'not_evaluated':
      return score.rules.some(({ rule_id, status }) => rule_id === statement.rule && status === 'not_evaluated');
    case 'mark':
      return hasMark(statement.mark);
    case 'nothing_stands_out':
      return !anyActive && !isAbove && (gap === undefined || gap === 0n) && model < 0.6;
    case 'rule_question': {
      const rule = score.rules.find(({ rule_id }) => rule_id === statement.rule);
      const asksForComponents = statement.rule === 'severity_mismatch' && statement.no === 2;
      return rule?.status === 'active' && [1, 2].includes(statement.no) && !(asksForComponents && gap === 0n);
    }
    case 'question': {
      const premises: Record<string, boolean> = {
        grouping_of_cost: gap === 0n && isAbove && (isThere('claim.dx_primary_code') || isThere('claim.procedure_codes') || (isThere('claim.severity_group') && raw('claim.severity_group') !== 'rawat jalan')),
        severity_contradiction: hasMark('SEVERITY_CONTRADICTION', 'CASE_TYPE_CONTRADICTION') && isThere('claim.inacbg_code'),
        diagnosis_contradiction: hasMark('DX_CONTRADICTION') && isThere('claim.dx_primary_code'),
        bill_not_sum: gap !== undefined && gap !== 0n,
        other_mark: list('claim.quality_marks').some((mark) => !/^(?:SEVERITY|CASE_TYPE|DX)_CONTRADICTION$|^BILLED_NOT_SUM$|^PAID_MISSING$/.test(String(mark))),
        inpatient_without_night: isRitl && raw('claim.los') === 0,
        severity_without_secondary: /^(?:sedang|berat)$/.test(text('claim.severity_group')) && list('claim.dx_secondary_codes').length === 0,
        topup: Number(raw('claim.topup_amount')) > 0 && isThere('claim.topup_codes'),
        unusual: !anyActive && model >= 0.6,
        long_stay: isRitl && Number(raw('claim.los')) >= 10,
        many_secondary: Number(raw('claim.comorbidity_count')) >= 4,
        no_paid_amount: raw('claim.amount_paid') === null,
        procedure: isThere('claim.procedure_codes') && isThere('claim.dx_primary_code'),
        diagnosis: isThere('claim.dx_primary_code'),
        grouping: isThere('claim.inacbg_code'),
        amount: gap !== 0n,
        dates: isThere('claim.admit_date') && isThere('claim.discharge_date'),
        eligibility: isThere('claim.admit_date'),
        signed: true,
      };
      return Object.hasOwn(premises, statement.ask) && premises[statement.ask] === true;
    }
    default:
      return true;
  }
}

function units(value: number): bigint {
  const [whole = '0', fraction = ''] = value.toFixed(12).split('.');
  return BigInt(whole + fraction);
}
