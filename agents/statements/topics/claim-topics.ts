import type { ClaimTopic } from '../../reading/index.ts';
import { amountAndTariff, arrival, attributions, rank, reasons, scope, standing, statementsOf, unranked } from '../claim-statements.ts';
import type { Facts } from '../facts.ts';
import { peerGroup, whyFlagged } from '../finding-parts.ts';
import { say } from '../render.ts';
import { findingTexts } from '../texts/finding.ts';
import type { IdentityPart, Statement } from '../statement.ts';
import type { Sentence, Writer } from '../writer.ts';

/** What is said of a claim where a topic is asked about, by the tools that a summary stands on; nothing of a topic that has a tool of its own. */
export function topicStatements(facts: Facts, topic: ClaimTopic): readonly Statement[] {
  const { costs, peers, flags } = statementsOf(facts);
  const amounts = costs.slice(0, 2);
  const tariff: Statement[] = facts.has('claim.tariff_amount') ? [value('claim.tariff_amount')] : [{ kind: 'none', of: 'claim.tariff_amount' }];
  switch (topic) {
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
      return peers.filter(({ kind }) => kind !== 'strength' && kind !== 'excess' && kind !== 'compare');
    case 'rank':
      return [rank, unranked];
    case 'score':
      return [rank, unranked, ...attributions(), scope];
    case 'flags':
      // Rules that are not active say nothing of the claim.
      return flags.filter(({ kind, ...of }) => kind !== 'rule' || !('status' in of) || of.status !== 'inactive');
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

/** Why a claim is flagged: what weighs most, the other indications, how the amount stands, its score. What was asked about comes first. */
export function sayWhy(writer: Writer, about: { readonly isOfAmount: boolean; readonly isOfScore: boolean }): Sentence[] {
  const { facts } = writer;
  const flagged = [...whyFlagged(writer), ...say(writer, [arrival, ...topicStatements(facts, 'flags').filter(({ kind }) => kind !== 'rule')])];
  const amount = sayStanding(writer);
  const isFlagged = facts.has('claim.flags');
  return [
    ...(about.isOfAmount || !isFlagged ? [...amount, ...flagged] : [...flagged, ...amount]),
    // What stands out to the model is why a claim has its score, not why it is flagged.
    ...say(writer, [...(about.isOfAmount ? amountAndTariff(facts) : []), ...(isFlagged && !about.isOfScore ? [] : reasons(facts)), rank, unranked, ...(facts.reasons.length > 0 ? [] : attributions())]),
    writer.write(findingTexts.scope, {}, ['claim.risk_score']),
  ];
}

/** How the bill stands to those of its peers, and who these are. */
export function sayStanding(writer: Writer): Sentence[] {
  return [...say(writer, standing()), ...peerGroup(writer).slice(0, 1)];
}

function told(...parts: readonly IdentityPart[]): Statement[] {
  return parts.map((about) => ({ kind: 'identity', about }));
}

function value(id: string): Statement {
  return { kind: 'value', of: [id] };
}
