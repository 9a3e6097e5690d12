import { formatPercent, zero } from '#engine';

import { bill, standing, strengths, sums } from './claim-statements.ts';
import { held } from './evaluate.ts';
import { details, findingTexts, predicates, ruleDetails, simulatedSubjects, subjects } from './texts/finding.ts';
import { isAboveByTopup, isAbovePeers, isUnusual, questionsOf } from './questions.ts';
import { addends, render, weakness } from './render.ts';
import { explanationOf, labelOf, missingInputs, quoted } from './rules.ts';
import { peerLevels } from './texts/words.ts';
import { figureOf, joined, listed, lowered, nameOf, said, valueOf } from './words.ts';
import { type Fragment, type Sentence, type Writer, nothing, partIf } from './writer.ts';

/** Words of a name that a finding has room for. */
const longestName = 6;
/** Words of an opening that lists the claims repeated. */
const longestRepeat = 20;

/** What stands out most, of the claim that it is said of; from the longest wording to the shortest. */
export function opening(writer: Writer): Sentence[] {
  const { facts, language, write } = writer;
  const what = standsOut(writer);
  const [excess] = held(standing().slice(0, 1), writer.facts);
  const parts = excess && {
    difference: figureOf(excess.difference ?? zero, 'rupiah', language, ['claim.amount_claimed', 'claim.peer_p90']),
    share: excess.share ? said(` (${formatPercent(excess.share, language)})`) : nothing,
  };
  const known = describe(writer);
  const { full, brief, bare } = facts.text('intake.source') === 'simulated' ? simulatedSubjects : subjects;
  const claims = [...(known ? [write(full, { details: known })] : []), ...(facts.has('claim.claim_id') ? [write(brief)] : []), write(bare)];
  const [rules, shortly] = what === 'flagged' ? [true, false].map((isDetailed) => listed(activeRules(writer, isDetailed), language)) : [];
  if (rules && shortly) return [...claims.map((claim) => write(predicates.flagged, { claim, rules })), ...claims.slice(-1).map((claim) => write(predicates.flagged, { claim, rules: shortly }))];
  return claims.map((claim) => write(predicates[what], { claim, ...parts }));
}

/** Which of the wordings the claim is opened with. */
export function standsOut({ facts, write }: Writer): keyof typeof predicates {
  if (isAbovePeers(facts)) return 'above';
  if (facts.text('rule.duplicate_pattern.status') === 'active' && facts.has('claim.duplicate_claim_ids') && wordsIn(write(predicates.repeats).text) <= longestRepeat) return 'repeats';
  if (!facts.has('claim.flags') && isUnusual(facts)) return 'unusual';
  if (facts.rules.some(({ status }) => status === 'active')) return 'flagged';
  return facts.has('claim.peer_p90') ? 'within' : 'alone';
}

function describe({ facts, write }: Writer): Fragment | undefined {
  const type = facts.text('claim.service_type');
  const isNamed = facts.has('claim.facility_name') && wordsIn(facts.text('claim.facility_name') ?? '') <= longestName;
  const parts = [
    partIf(type === 'RITL' && facts.has('claim.los'), () => write(details.inpatient)),
    partIf(type === 'RJTL', () => write(details.outpatient)),
    partIf(facts.has('claim.dx_primary_code'), () => write(details.diagnosis)),
    isNamed ? write(details.facilityName) : partIf(facts.has('claim.facility_key'), () => write(details.facilityKey)),
  ].filter(({ text }) => text !== '');
  return parts.length === 0 ? undefined : joined(parts, ', ');
}

/** How the amount stands to the peers, where the opening has told something else. */
export function comparison(writer: Writer): Sentence[] {
  const what = standsOut(writer);
  if (what !== 'repeats' && what !== 'unusual' && what !== 'flagged') return [];
  const hasPeers = writer.facts.has('claim.peer_p90');
  return [hasPeers ? writer.write(findingTexts.within, {}, ['claim.amount_claimed']) : writer.write(findingTexts.alone, {}, ['claim.peer_level'])];
}

/** Who the peers are, and that the comparison is weak where it is. */
export function peerGroup(writer: Writer): Sentence[] {
  const [evaluated] = writer.facts.has('claim.peer_p90') ? held(strengths(), writer.facts) : [];
  if (!evaluated) return [];
  const level = said(peerLevels[writer.facts.number('claim.peer_level') ?? 0]?.words[writer.language] ?? '');
  return [findingTexts.strength, findingTexts.strengthBrief].map((text) => writer.write(text, { level, weak: weakness(evaluated, writer) }));
}

/** All active rules by label, or that there is none. */
export function activeIndications(writer: Writer): Sentence[] {
  const { language, write } = writer;
  const told = standsOut(writer);
  return [true, false].map((isDetailed) => {
    const rules = activeRules(writer, isDetailed, told === 'repeats' ? 'duplicate_pattern' : told === 'above' ? 'cost_above_peers' : undefined);
    return rules.length === 0 ? write(findingTexts.noneActive, {}, ['claim.flags']) : write(rules.length === 1 ? findingTexts.ruleActive : findingTexts.rulesActive, { rules: listed(rules, language) });
  });
}

/** Labels of active rules, the heaviest first, with what each stands on. @param told the rule of which that was said. */
function activeRules(writer: Writer, isDetailed: boolean, told?: string): Fragment[] {
  const active = writer.facts.rules.filter(({ status }) => status === 'active').map(({ rule_id }) => rule_id);
  return active.map((id) => joined([quoted(writer, id), partIf(isDetailed && id !== told, () => detail(writer, id))], ''));
}

/** Why a claim is flagged: the heaviest rule in full, the others shortly; nothing where none is active. */
export function whyFlagged(writer: Writer): Sentence[] {
  const { language, write } = writer;
  const [first] = writer.facts.rules.filter(({ status }) => status === 'active');
  if (!first) return [];
  const others = activeRules(writer, true).slice(1);
  const heaviest = write(others.length === 0 ? findingTexts.only : findingTexts.heaviest, { label: labelOf(writer, first.rule_id), explanation: lowered(explanationOf(writer, first.rule_id)) }, others.length === 0 ? [] : [`rule.${first.rule_id}.weight`]);
  return [heaviest, ...(others.length === 0 ? [] : [write(findingTexts.besides, { rules: listed(others, language) })])];
}

function detail({ facts, write }: Writer, id: string): Fragment {
  const text = ruleDetails[id];
  const isKnown = text && [...text.id.matchAll(/\{([\w.]+)\}/g)].every(([, name = '']) => facts.has(name));
  return isKnown ? write({ id: ` (${text.id})`, en: ` (${text.en})` }) : nothing;
}

/** All rules that hold and were snoozed, with the day until when. */
export function snoozed(writer: Writer): Sentence[] {
  const rules = writer.facts.rules.filter(({ status }) => status === 'snoozed').map(({ rule_id }) => rule_id);
  if (rules.length === 0) return [];
  const named = rules.map((id) => joined([quoted(writer, id), writer.write(findingTexts.snoozedUntil, { until: valueOf(writer, `rule.${id}.snoozed_until`) })], ''));
  return [writer.write(findingTexts.snoozed, { rules: listed(named, writer.language) })];
}

/** All rules that could not be evaluated, and what they lack. */
export function unevaluated(writer: Writer): Sentence[] {
  const rules = writer.facts.rules.filter(({ status }) => status === 'not_evaluated').map(({ rule_id }) => rule_id);
  if (rules.length === 0) return [];
  return [true, false].map((isDetailed) => {
    const named = rules.map((id) => joined([quoted(writer, id), partIf(isDetailed, () => writer.write(findingTexts.lacking, { inputs: missingInputs(writer, id) }))], ''));
    return writer.write(findingTexts.notEvaluated, { rules: listed(named, writer.language) });
  });
}

/** What the bill consists of: of one that is the tariff and stands above the peers, where its height comes from. */
export function billParts(writer: Writer): Sentence[] {
  const { facts, language, write } = writer;
  return held(sums(), writer.facts).slice(0, 1).flatMap(({ statement, difference }) => {
    if (statement.kind !== 'composition') return [];
    if (statement.holds === 'unknown') {
      const missing = bill.parts.filter((id) => !facts.has(id));
      return [write(findingTexts.unknown, { missing: listed(missing.map((id) => said(nameOf(writer, id), [id])), language) })];
    }
    const parts = { ...addends(writer, bill.parts), difference: figureOf(difference ?? zero, 'rupiah', language) };
    const cited = ['claim.amount_claimed'];
    if (statement.holds !== 'exact') return [write(findingTexts[statement.holds], parts, cited)];
    if (!isAbovePeers(facts)) return [write(findingTexts.exact, parts, cited)];
    const source = facts.number('claim.topup_amount') ? (isAboveByTopup(facts) ? 'exactTopup' : 'exactGrouping') : 'exactHigh';
    return [write(findingTexts[source], parts, [...cited, 'claim.peer_p90']), write(findingTexts.exactBrief, {}, [...cited, ...bill.parts])];
  });
}

/** What the hospital is to be asked first. */
export function leadingQuestion(writer: Writer): Sentence[] {
  return held(questionsOf(writer.facts).slice(0, 1), writer.facts).map((evaluated) => writer.write(findingTexts.question, { question: lowered(render(evaluated, writer)) }));
}

export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}
