import { type Outcome, type Rational, divide, formatAtMost, formatNumber, formatPercent, formatRupiah, isLess, multiply, outcomes, findField, rationalOf, subtract, withUnit, zero } from '#engine';

import { type Worked, numberOf, refuse } from './arithmetic.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './statement.ts';
import { plainly } from './results/phrase.ts';
import { againstTexts, amongTexts, indicationText, investigationTexts, outcomeTexts, selfNamed, stakeTexts } from './texts/investigation.ts';
import { resultParts } from './texts/results.ts';
import { capitalized, joined, said, valueOf, withinSentence } from './words.ts';
import { type Fragment, type Sentence, type Writer, nothing } from './writer.ts';

/** What can be said of an investigation. Ids of its evidence begin with `of`: `investigation`, of a further call of a turn `2:investigation`. */
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

/** The statements of an investigation in the order they are told: what stands out, the strongest first, or that nothing does, then what was looked at. */
export function investigationStatements(facts: Facts, of = 'investigation'): InvestigationStatement[] {
  const [first, ...others] = Array.from({ length: facts.number(`${of}.findings`) ?? 0 }, (_, i) => ({ kind: 'deviation', of, finding: i + 1 }) as const);
  const told: InvestigationStatement[] = first ? [first, ...(others.length > 0 ? [{ kind: 'found', of } as const, ...others] : [])] : [{ kind: 'nothing_stands_out_of', of }];
  return [...told, { kind: 'searched', of }];
}

/**
 * Words one statement that is so, with what it cites.
 * @param scope what the claims are that were searched: `klaim di Bali`.
 */
export function renderInvestigation({ statement, times, excess, amount }: EvaluatedInvestigation, writer: Writer, scope: string = resultParts.noun[writer.language]): Sentence {
  const { facts, language, write } = writer;
  const { of } = statement;
  const count = (name: string): Fragment => valueOf(writer, `${of}.${name}`);
  const searched = { claims: count('claims'), scope: said(scope) };
  if (statement.kind === 'found') return write(investigationTexts.others, {}, [`${of}.findings`]);
  if (statement.kind === 'nothing_stands_out_of') return write(investigationTexts.nothing, searched, [`${of}.findings`]);
  if (statement.kind === 'searched') return write(investigationTexts.searched, { groups: count('groups'), comparisons: count('comparisons'), small: count('small_groups'), least: count('least_claims'), explained: facts.number(`${of}.explained_by_case`) ? write(investigationTexts.explained, { explained: count('explained_by_case') }) : nothing }, [`${of}.findings`]);
  const id = (name: string): string => `${of}.${statement.finding}.${name}`;
  const outcome = outcomeOf(facts, id('outcome'));
  const isFirst = statement.finding === 1;
  // Where the group is all that was asked about, its values say nothing more.
  const isWhole = facts.number(id('n')) === facts.number(`${of}.claims`);
  const values = valuesOf(writer, id);
  const group = isWhole || values.length === 0 ? said(investigationTexts.whole[language]) : joined(values, ', ');
  const among = amongTexts[outcome?.id ?? '']?.[language] ?? '';
  const isRate = outcome?.test === 'rate';
  return write(isRate ? investigationTexts.deviation : investigationTexts.mean, {
    no: isFirst ? write(investigationTexts.first, searched) : said(`${statement.finding}. `),
    Group: isFirst ? group : { ...group, text: capitalized(group.text) },
    outcome: said((outcomeTexts[outcome?.id ?? ''] ?? indicationText(outcome?.id ?? ''))?.[language] ?? '', [id('outcome')]),
    value: figure(writer, id('value')),
    among: said(among),
    n: valueOf(writer, id('n')),
    whole: figure(writer, id('whole')),
    others: othersOf(writer, values, among, id),
    times: times && isLess(times, mostTimes) ? write(investigationTexts.times, { times: said(formatNumber(times, language, 1)) }) : write(investigationTexts.against),
    excess: excess ? write(isRate ? investigationTexts.excessClaims : investigationTexts.excessDays, { excess: said(formatAtMost(excess, language, isLess(excess, rationalOf(10)) ? 1 : 0)) }) : nothing,
    amount: amount ? amountWords(writer, outcome, amount, id) : nothing,
  });
}

/** So many times of next to nothing says nothing. */
const mostTimes = rationalOf(100);

function amountWords({ language, write }: Writer, outcome: Outcome | undefined, amount: Rational, id: (name: string) => string): Fragment {
  if (outcome?.stake?.less !== undefined) return write(investigationTexts.amountBeyond, { amount: said(formatRupiah(amount, language)) }, [id('stake'), id('stake_less')]);
  return write(investigationTexts.amount, { amount: said(formatRupiah(amount, language)), of: said(stakeTexts[outcome?.stake?.field ?? '']?.[language] ?? '') }, [id('stake')]);
}

/** The fields and values of the group: `fasilitas 87805`, `bulan November 2022`, `rawat jalan`. */
function valuesOf(writer: Writer, id: (name: string) => string): Fragment[] {
  const { facts, language } = writer;
  return [id('by.1'), id('by.2')].filter((each) => facts.item(each)).map((each) => {
    const [label = '', value] = [facts.item(each)?.label, facts.item(each)?.value];
    const own = selfNamed.map((name) => findField(name)).find((field) => field?.label[language] === label);
    const known = own?.values?.find((one) => one.value === value);
    if (known) return said(plainly(own?.id === 'service_type' ? withinSentence(known.label[language]) : known.label[language]), [each]);
    return joined(own ? [valueOf(writer, each)] : [said(withinSentence(label)), valueOf(writer, each)], ' ');
  });
}

/** The claims that a group is compared with, and what they share with it. */
function othersOf(writer: Writer, values: readonly Fragment[], among: string, id: (name: string) => string): Fragment {
  const { facts, language, write } = writer;
  const against = facts.text(id('against')) ?? '';
  const isClass = (each: Fragment): boolean => against === 'class' && facts.item(each.evidence[0] ?? '')?.label === findField('facility_class')?.label[language];
  const shared = (against === 'like' ? values.slice(-1) : values).filter((each) => !isClass(each) && !among.includes(each.text));
  const like = shared.length === 0 ? nothing : write(investigationTexts.like, { like: joined(shared, ', ') });
  return write(againstTexts[against] ?? againstTexts['rest'] ?? investigationTexts.whole, { n: valueOf(writer, id('whole_n')), among: said(among), like }, [id('against')]);
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
