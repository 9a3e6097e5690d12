import type { ClaimTopic } from '../../reading/index.ts';
import { activeRules, arrival, attributions, rank, reasons, standing, statementsOf, unranked } from '../claim-statements.ts';
import type { Facts } from '../facts.ts';
import type { IdentityPart, Statement } from '../statement.ts';

/** What is said of a claim where a topic is asked about, by the tools that a summary stands on; nothing of a topic that has a tool of its own. */
export function topicStatements(facts: Facts, topic: ClaimTopic): readonly Statement[] {
  const { costs, peers, flags, risk } = statementsOf(facts);
  const amounts = costs.slice(0, 2);
  const tariff: Statement[] = facts.has('claim.tariff_amount') ? [value('claim.tariff_amount')] : [{ kind: 'none', of: 'claim.tariff_amount' }];
  switch (topic) {
    case 'overview':
      return [arrival, ...told('service', 'stay', 'diagnosis'), ...amounts, ...standing(), ...activeRules(facts), rank, unranked, ...attributions()];
    case 'identity':
      return [arrival, ...told('service', 'facility', 'ambiguous', 'patient')];
    case 'dates':
      return told('stay');
    case 'diagnosis':
      return told('diagnosis', 'secondary');
    case 'procedures':
      return told('procedures');
    case 'grouping':
      return [...told('grouping'), ...tariff];
    case 'costs':
      return [...amounts, ...tariff];
    case 'tariff':
      return tariff;
    case 'topup':
      return facts.number('claim.topup_amount') ? [{ kind: 'share', part: 'claim.topup_amount', whole: 'claim.amount_claimed' }] : [value('claim.topup_amount')];
    case 'peers':
      return [...standing(), ...peers];
    case 'rank':
      return [rank, unranked];
    case 'score':
      return [rank, unranked, ...attributions(), ...activeRules(facts), ...risk];
    case 'flags':
      return [...flags];
    case 'reasons':
      return [...reasons(facts), { kind: 'none', of: 'reasons' }, { kind: 'lower_amount' }];
    case 'duplicates':
      return [value('claim.duplicate_claim_ids'), { kind: 'none', of: 'claim.duplicate_claim_ids' }];
    case 'marks':
      return [value('claim.quality_marks'), { kind: 'none', of: 'claim.quality_marks' }];
    default:
      return [];
  }
}

function told(...parts: readonly IdentityPart[]): Statement[] {
  return parts.map((about) => ({ kind: 'identity', about }));
}

function value(id: string): Statement {
  return { kind: 'value', of: [id] };
}
