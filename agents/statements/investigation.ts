import { type Language, type Outcome, type Rational, divide, formatAtMost, formatNumber, formatPercent, formatRupiah, isLess, multiply, outcomes, rationalOf, subtract, withUnit, zero } from '#engine';

import { type Worked, numberOf, refuse } from './arithmetic.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './statement.ts';
import { againstTexts, amongTexts, indicationText, investigationTexts, outcomeTexts, stakeTexts } from './texts/investigation.ts';
import { capitalized, joined, said, valueOf, withinSentence } from './words.ts';
import { type Fragment, type Sentence, type Writer, nothing } from './writer.ts';

/**
 * What can be said of an investigation. `of` is what the ids of its evidence begin with: `investigation`, of a further call of a
 * turn `2:investigation`.
 */
export type InvestigationStatement =
  /** What was looked at. */
  | { readonly kind: 'searched'; readonly of: string }
  /** How many groups stand out, which follow. */
  | { readonly kind: 'found'; readonly of: string }
  /** A group shows something more than the claims it is compared with; by its place among the findings, from 1. */
  | { readonly kind: 'deviation'; readonly of: string; readonly finding: number }
  /** No group stands out. */
  | { readonly kind: 'nothing_stands_out_of'; readonly of: string };

/** A statement that is so, with the figures that follow from the evidence, as exact fractions. */
export interface EvaluatedInvestigation {
  readonly statement: InvestigationStatement;
  /** How many times the figure of the others; absent where that is 0, or what is told has no ratio. */
  readonly times?: Rational | undefined;
  /** Claims, or days, beyond what there would be at the rate of the others. */
  readonly excess?: Rational | undefined;
  readonly amount?: Rational | undefined;
}

export type InvestigationEvaluation = { readonly ok: true; readonly evaluated: EvaluatedInvestigation } | { readonly ok: false; readonly refusal: Refusal };

/** Whether a statement is so, by the evidence of this run alone. */
export function evaluateInvestigation(statement: InvestigationStatement, facts: Facts): InvestigationEvaluation {
  const found = numberOf(facts, `${statement.of}.findings`);
  if (!found.ok) return found;
  if (statement.kind === 'deviation') return deviation(statement, facts);
  const searched = countNames.map((name) => numberOf(facts, `${statement.of}.${name}`)).find(({ ok }) => !ok);
  if (searched && !searched.ok) return searched;
  return statement.kind === 'searched' || isLess(zero, found.value) === (statement.kind === 'found') ? { ok: true, evaluated: { statement } } : refuse('relation_false');
}

const countNames = ['claims', 'groups', 'dimensions', 'comparisons', 'small_groups', 'least_claims', 'explained_by_case'] as const;

function deviation(statement: InvestigationStatement & { readonly kind: 'deviation' }, facts: Facts): InvestigationEvaluation {
  const id = (name: string): string => `${statement.of}.${statement.finding}.${name}`;
  const outcome = outcomeOf(facts, id('outcome'));
  if (!outcome || !facts.item(id('against'))) return refuse('row_not_read');
  const read = numbersOf(facts, [id('n'), id('value'), id('whole_n'), id('whole')]);
  if (!read.ok) return read;
  const [n = zero, value = zero, wholeN = zero, whole = zero] = read.value;
  if (facts.item(id('value'))?.unit !== facts.item(id('whole'))?.unit) return refuse('units_differ');
  if (!isLess(whole, value) || !isLess(zero, n) || !isLess(zero, wholeN)) return refuse('relation_false');
  const difference = subtract(value, whole);
  const isSum = outcome.measure.agg !== 'median';
  const amount = amountOf(outcome, facts, id, value, difference);
  if (!amount.ok) return amount;
  return { ok: true, evaluated: { statement, times: isSum && isLess(zero, whole) ? divide(value, whole) : undefined, excess: isSum ? multiply(n, difference) : undefined, amount: amount.value } };
}

function outcomeOf(facts: Facts, id: string): Outcome | undefined {
  return outcomes.find((one) => one.id === facts.text(id));
}

function numbersOf(facts: Facts, ids: readonly string[]): Worked<readonly Rational[]> {
  const all = ids.map((id) => numberOf(facts, id));
  const values = all.flatMap((one) => (one.ok ? [one.value] : []));
  return all.find(({ ok }) => !ok) === undefined ? { ok: true, value: values } : (all.flatMap((one) => (one.ok ? [] : [one]))[0] ?? refuse('row_not_read'));
}

/** The part of the stake beyond the rate of the others; of a cost, how far the amounts are together above the peers’ means. Nothing where it is not above. */
function amountOf({ stake }: Outcome, facts: Facts, id: (name: string) => string, value: Rational, difference: Rational): Worked<Rational | undefined> {
  if (!stake || !facts.has(id('stake'))) return { ok: true, value: undefined };
  const read = numbersOf(facts, [id('stake'), ...(stake.less === undefined ? [] : [id('stake_less')])]);
  if (!read.ok) return read;
  const [all = zero, less = zero] = read.value;
  const amount = stake.less === undefined ? divide(multiply(all, difference), value) : subtract(all, less);
  return { ok: true, value: isLess(zero, amount) ? amount : undefined };
}

/** The statements of an investigation in the order they are told: what stands out or that nothing does, then what was looked at. */
export function investigationStatements(facts: Facts, of = 'investigation'): InvestigationStatement[] {
  const findings = facts.number(`${of}.findings`) ?? 0;
  return [...(findings === 0 ? [] : [{ kind: 'found', of } as const]), ...Array.from({ length: findings }, (_, i) => ({ kind: 'deviation', of, finding: i + 1 }) as const), ...(findings === 0 ? [{ kind: 'nothing_stands_out_of', of } as const] : []), { kind: 'searched', of }];
}

/** Words one statement that is so, with what it cites. */
export function renderInvestigation({ statement, times, excess, amount }: EvaluatedInvestigation, writer: Writer): Sentence {
  const { facts, language, write } = writer;
  const { of } = statement;
  const count = (name: string): Fragment => valueOf(writer, `${of}.${name}`);
  if (statement.kind !== 'deviation') {
    const template = investigationTexts[statement.kind === 'nothing_stands_out_of' ? 'nothing' : statement.kind];
    return write(template, { found: count('findings'), claims: count('claims'), groups: count('groups'), dimensions: count('dimensions'), comparisons: count('comparisons'), small: count('small_groups'), least: count('least_claims'), explained: facts.number(`${of}.explained_by_case`) ? write(investigationTexts.explained, { explained: count('explained_by_case') }) : nothing }, [`${of}.findings`]);
  }
  const id = (name: string): string => `${of}.${statement.finding}.${name}`;
  const outcome = outcomeOf(facts, id('outcome'));
  const values = valuesOf(writer, id);
  const against = facts.text(id('against')) ?? '';
  const isRate = outcome?.test === 'rate';
  return write(isRate ? investigationTexts.deviation : investigationTexts.mean, {
    no: said(`${statement.finding}. `),
    Group: values.length === 0 ? said(capitalized(investigationTexts.whole[language])) : joined(values.map(({ text, evidence }, i) => said(i === 0 ? capitalized(text) : text, evidence)), ', '),
    outcome: said((outcomeTexts[outcome?.id ?? ''] ?? indicationText(outcome?.id ?? ''))?.[language] ?? '', [id('outcome')]),
    value: figure(writer, id('value')),
    among: said(amongTexts[outcome?.id ?? '']?.[language] ?? ''),
    n: valueOf(writer, id('n')),
    whole: figure(writer, id('whole')),
    wholeN: valueOf(writer, id('whole_n')),
    against: said(againstTexts[against]?.[language].replace('{like}', likeOf(values, against, language)) ?? '', [id('against')]),
    times: times ? write(investigationTexts.times, { times: said(formatNumber(times, language, 1)) }) : nothing,
    excess: excess ? write(isRate ? investigationTexts.excessClaims : investigationTexts.excessDays, { excess: said(formatAtMost(excess, language, isLess(excess, rationalOf(10)) ? 1 : 0)) }) : nothing,
    amount: amount ? amountWords(writer, outcome, amount, id) : nothing,
  });
}

function amountWords({ language, write }: Writer, outcome: Outcome | undefined, amount: Rational, id: (name: string) => string): Fragment {
  if (outcome?.stake?.less !== undefined) return write(investigationTexts.amountBeyond, { amount: said(formatRupiah(amount, language)) }, [id('stake'), id('stake_less')]);
  return write(investigationTexts.amount, { amount: said(formatRupiah(amount, language)), of: said(stakeTexts[outcome?.stake?.field ?? '']?.[language] ?? '') }, [id('stake')]);
}

/** The fields and values of the group: `fasilitas 87805`, `bulan November 2022`. */
function valuesOf(writer: Writer, id: (name: string) => string): Fragment[] {
  const ids = [id('by.1'), id('by.2')].filter((each) => writer.facts.item(each));
  return ids.map((each) => joined([said(withinSentence(writer.facts.item(each)?.label ?? '')), valueOf(writer, each)], ' '));
}

/** What a group shares with the claims it is compared with. */
function likeOf(values: readonly Fragment[], against: string, language: Language): string {
  if (against === 'like') return values.at(-1)?.text ?? '';
  return values.length === 0 ? '' : investigationTexts.with[language].replace('{like}', values.map(({ text }) => text).join(', '));
}

/** Shares as percentages, means with the decimals that tell them apart. */
function figure(writer: Writer, id: string): Fragment {
  const { facts, language } = writer;
  const [item, value] = [facts.item(id), facts.number(id)];
  if (value === undefined || !item) return nothing;
  if (item.unit === 'ratio') return said(formatPercent(value, language), [id]);
  const number = formatNumber(value, language, 2);
  return said(item.unit === 'days' ? withUnit(number, item.unit, language) : number, [id]);
}
