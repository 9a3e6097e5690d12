import { type Localized, type PublicClaim, type Rule, type Ruleset, formatValue } from '#engine';

import { checkOfOtherMarks, checks, checksOfMarks } from './checklist-texts.ts';
import { type ClaimFact, isClaimFact } from './claim-facts.ts';
import { neutralText } from './neutral-text.ts';

export const fewestChecks = 4;
export const mostChecks = 8;

/** One thing to check in the file of a claim. */
export interface Check {
  /** Names the check within the claim: a check of the catalogue, `mark.<MARK>`, or `rule.<id>.<place of its question>`. */
  readonly key: string;
  readonly basis: 'rule' | 'quality' | 'claim';
  readonly text: Localized;
  /** Ids of the evidence that it rests on and that proves its figures. */
  readonly evidence: readonly string[];
}

/** Four to eight checks for a claim, the weightiest first: first questions of its active rules, its marks and features, further questions; what every claim is checked for only where these are too few. */
export function composeChecklist(claim: PublicClaim, ruleset: Ruleset): Check[] {
  const active = ruleset.rules.filter(({ id }) => claim.flags.includes(id));
  const questions = active.flatMap((rule) => checksOfRule(rule, claim));
  const specific = [
    ...questions.filter(({ key }) => key.endsWith('.1')),
    ...checksOfQuality(claim),
    ...checksOfFeatures(claim),
    ...questions.filter(({ key }) => !key.endsWith('.1')),
  ];
  const chosen = distinct(specific).slice(0, mostChecks);
  return chosen.length >= fewestChecks ? chosen : distinct([...chosen, ...checksOfEveryClaim(claim)]).slice(0, fewestChecks);
}

function checksOfRule(rule: Rule, claim: PublicClaim): Check[] {
  return rule.followUpQuestions.id.flatMap((id, i) => {
    const text = { id, en: rule.followUpQuestions.en[i] ?? id };
    const limits = [...id.matchAll(/\b\d+\b/g)].map(([value]) => `rule.${rule.id}.constant.${Number(value)}`);
    return check({ key: `rule.${rule.id}.${i + 1}`, basis: 'rule', text, evidence: [`rule.${rule.id}.status`, ...limits, ...(/\bP90\b/.test(id) ? ['claim.peer_p90'] : [])] }, claim);
  });
}

function checksOfQuality(claim: PublicClaim): Check[] {
  const own = claim.quality_marks.flatMap((mark) => {
    const text = checksOfMarks[mark];
    return text ? check({ key: `mark.${mark}`, basis: 'quality', text, evidence: [`mark.${mark}`] }, claim) : [];
  });
  const isLeft = claim.quality_marks.some((mark) => !own.some(({ key }) => key === `mark.${mark}`));
  return isLeft ? [...own, ...check({ key: 'mark', basis: 'quality', text: checkOfOtherMarks, evidence: [] }, claim)] : own;
}

/** From a model score of this on, a claim without an active rule is looked at for what is unusual in it. */
export const unusualScore = 0.6;
/** Days of a stay, and secondary diagnoses, from which on they are looked at. */
export const [longStay, manyDiagnoses] = [10, 4] as const;

function checksOfFeatures(claim: PublicClaim): Check[] {
  const isInpatient = claim.service_type === 'RITL';
  const isFlagged = claim.flags.length > 0;
  const applies: readonly (readonly [key: keyof typeof checks, isTrue: boolean, evidence?: readonly string[]])[] = [
    ['inpatientWithoutNight', isInpatient && claim.los === 0, ['claim.service_type']],
    ['severityWithoutSecondary', ['sedang', 'berat'].includes(claim.severity_group ?? '') && claim.comorbidity_count === 0],
    ['repeated', claim.duplicate_claim_ids.length > 0],
    ['topup', claim.topup_amount > 0],
    ['abovePeers', claim.peer_p90 !== null && claim.amount_claimed > claim.peer_p90 && !isFlagged],
    ['unusual', !isFlagged && claim.ml_score_normalized >= unusualScore, ['claim.flags']],
    ['longStay', isInpatient && claim.los >= longStay],
    ['manySecondary', claim.comorbidity_count >= manyDiagnoses],
    ['procedures', claim.procedure_codes.length > 0],
  ];
  return applies.filter(([, isTrue]) => isTrue).flatMap(([key, , evidence]) => check({ key, basis: 'claim', text: checks[key], evidence: evidence ?? [] }, claim));
}

function checksOfEveryClaim(claim: PublicClaim): Check[] {
  const keys = ['diagnosis', 'grouping', 'amount', 'dates', 'eligibility', 'signatures'] as const;
  return keys.flatMap((key) => check({ key, basis: 'claim', text: checks[key], evidence: [] }, claim));
}

/** The check with its text filled from the claim and citing the columns named; none where a value is missing or is no plain code. */
function check({ text, evidence, ...rest }: Check, claim: PublicClaim): Check[] {
  const columns = [...text.id.matchAll(placeholder)].map(([, name = '']) => name).filter(isClaimFact);
  const values = new Map<string, Localized | undefined>(columns.map((column) => [column, shownValue(column, claim)]));
  if ([...values.values()].includes(undefined)) return [];
  const fill = (language: 'id' | 'en'): string => neutralText(text[language].replaceAll(placeholder, (_, name: string) => values.get(name)?.[language] ?? ''));
  return [{ ...rest, text: { id: fill('id'), en: fill('en') }, evidence: [...new Set([...evidence, ...columns.map((column) => `claim.${column}`)])] }];
}

const placeholder = /\{(\w+)\}/g;
/** Codes that a text names; of further ones it says that there are some. */
const listedCodes = 3;
const plainCode = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,39}$/u;

function shownValue(column: ClaimFact, claim: PublicClaim): Localized | undefined {
  const value = claim[column];
  if (value === null) return undefined;
  if (typeof value === 'string') return plainCode.test(value) ? { id: value, en: value } : undefined;
  if (!Array.isArray(value)) return { id: formatValue(column, value, 'id'), en: formatValue(column, value, 'en') };
  const codes = value.filter((code) => plainCode.test(code));
  if (codes.length === 0) return undefined;
  const shown = codes.slice(0, listedCodes).join(', ');
  return codes.length === value.length && codes.length <= listedCodes ? { id: shown, en: shown } : { id: `${shown}, dan lainnya`, en: `${shown}, and others` };
}

function distinct(all: readonly Check[]): Check[] {
  return [...new Map(all.map((one) => [one.text.id, one])).values()];
}
