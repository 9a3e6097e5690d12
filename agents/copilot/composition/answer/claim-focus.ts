import type { Sentence } from '../../answer.ts';
import { fragments, sentences } from '../../texts.ts';
import { composeCosts } from '../costs.ts';
import { composeFlags } from '../flags.ts';
import { composeIdentity } from '../identity.ts';
import { composePeers } from '../peers.ts';
import { composeRisk } from '../risk.ts';
import { type Writer, partIf } from '../write-sentence.ts';
import type { Focus } from './focus.ts';

const duplicatesNone = { id: 'Tidak ada klaim lain dalam data yang berulang dengan klaim ini.', en: 'No other claim in the data repeats this one.' };
const duplicates = { id: 'Klaim yang berulang dengan klaim ini: {claim.duplicate_claim_ids}.', en: 'Claims that repeat this one: {claim.duplicate_claim_ids}.' };
const marksNone = { id: 'Klaim ini tidak mempunyai tanda mutu data.', en: 'This claim has no data-quality marks.' };
const reasonsNone = { id: 'Alasan model tidak tersimpan untuk klaim ini; skor model {claim.ml_score_normalized}.', en: 'No reasons of the model are stored for this claim; model score {claim.ml_score_normalized}.' };

/** What is asked about the claim in context, from the tools that a summary stands on. */
export function composeClaimFocus(writer: Writer, focus: Focus): Sentence[] {
  const { facts, write } = writer;
  const costs = (): Sentence[] => composeCosts(writer);
  const identity = (): Sentence[] => composeIdentity(writer);
  switch (focus) {
    case 'overview':
      return [...identity().slice(0, 1), ...stay(writer), ...diagnosis(writer), ...costs().slice(0, 1), ...composePeers(writer).slice(2, 3), ...activeFlags(writer), ...composeRisk(writer).slice(0, 2)];
    case 'identity':
      return identity().slice(0, 3);
    case 'dates': case 'los':
      return stay(writer);
    case 'diagnosis':
      return [...diagnosis(writer), facts.has('claim.dx_secondary_codes') ? write(sentences.secondary) : write(sentences.secondaryNone, {}, ['claim.comorbidity_count'])];
    case 'procedures':
      return identity().slice(-1);
    case 'grouping':
      return [...identity().filter(({ evidence }) => evidence.includes('claim.inacbg_code')), ...tariff(writer)];
    case 'costs':
      return costs().slice(0, 1).concat(costs().filter(({ evidence }) => evidence.includes('claim.tariff_amount')).slice(0, 1));
    case 'tariff':
      return tariff(writer);
    case 'topup':
      return costs().filter(({ evidence }) => evidence.includes('claim.topup_amount')).slice(0, 1);
    case 'peers':
      return answerFirst(composePeers(writer));
    case 'rank':
      return [write(sentences.riskScore)];
    case 'score':
      return [...composeRisk(writer).slice(0, 2), ...activeFlags(writer), ...composeRisk(writer).slice(2)];
    case 'flags':
      return composeFlags(writer);
    case 'reasons': {
      const reasons = composeRisk(writer).slice(2, -1);
      return reasons.length > 0 ? reasons : [write(reasonsNone)];
    }
    case 'duplicates':
      return [facts.has('claim.duplicate_claim_ids') ? write(duplicates) : write(duplicatesNone, {}, ['claim.duplicate_claim_ids'])];
    case 'marks':
      return [facts.has('claim.quality_marks') ? write(sentences.qualityMarks) : write(marksNone, {}, ['claim.quality_marks'])];
    default:
      return [];
  }
}

/** How the amount stands to the peers before who the peers are. */
function answerFirst(told: readonly Sentence[]): Sentence[] {
  return [...told.filter(isAgainstPeers), ...told.filter((sentence) => !isAgainstPeers(sentence))];
}

function isAgainstPeers({ evidence }: Sentence): boolean {
  return evidence.includes('claim.amount_claimed') && evidence.includes('claim.peer_p90');
}

function stay({ facts, write }: Writer): Sentence[] {
  return [write(facts.text('claim.service_type') === 'RITL' ? sentences.stay : sentences.visit)];
}

function diagnosis({ facts, write }: Writer): Sentence[] {
  if (!facts.has('claim.dx_primary_code')) return [write(sentences.diagnosisNone, {}, ['claim.dx_primary_code'])];
  return [facts.has('claim.dx_primary_label') ? write(sentences.diagnosis) : write(sentences.diagnosisCode)];
}

function tariff({ facts, write }: Writer): Sentence[] {
  if (!facts.has('claim.tariff_amount')) return [write(sentences.tariffNone, {}, ['claim.tariff_amount'])];
  return [write(sentences.tariff, { region: partIf(facts.has('claim.tariff_region'), () => write(fragments.region)) })];
}

function activeFlags(writer: Writer): Sentence[] {
  const active = writer.facts.rules.filter(({ status }) => status === 'active').length;
  return composeFlags(writer).slice(0, Math.max(1, active));
}
