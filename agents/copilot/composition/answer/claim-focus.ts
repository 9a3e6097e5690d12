import { activeRules, attributions, rank, reasons, standing, statementsOf } from '../../../statements/claim-statements.ts';
import { say } from '../../../statements/render.ts';
import type { IdentityPart, Statement } from '../../../statements/statement.ts';
import type { Sentence, Writer } from '../../../statements/writer.ts';
import type { Focus } from './focus.ts';

/** What is asked about the claim in context, from the tools that a summary stands on. */
export function composeClaimFocus(writer: Writer, focus: Focus): Sentence[] {
  return say(writer, asked(writer, focus));
}

function asked({ facts }: Writer, focus: Focus): Statement[] {
  const { costs, peers, flags, risk } = statementsOf(facts);
  const amounts = costs.slice(0, 2);
  const tariff: Statement[] = facts.has('claim.tariff_amount') ? [value('claim.tariff_amount')] : [{ kind: 'none', of: 'claim.tariff_amount' }];
  switch (focus) {
    case 'overview':
      return [...told('service', 'stay', 'diagnosis'), ...amounts, ...standing(), ...activeRules(facts), rank, ...attributions()];
    case 'identity':
      return told('service', 'facility', 'ambiguous', 'patient');
    case 'dates': case 'los':
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
      return [rank];
    case 'score':
      return [rank, ...attributions(), ...activeRules(facts), ...risk];
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
