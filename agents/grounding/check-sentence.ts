import { type FoundTerm, type NamedPart, type Term, codeColumnsBefore, findTerms, isOfTerm, isUnsaidPart, partNamed, saysAll, saysDerivation, termAfter, termBefore, unnamedStatistics } from './attribution.ts';
import { comparisonBetween, findPeerComparisons, isComparisonTrue, isPeerComparisonTrue } from './comparisons.ts';
import { type Direction, comparisonBeside, goes, isMore, orderInTime, trendBeside, trendOf } from './directions.ts';
import type { Accept, Cited, Derivation, Figure, Finding, Support, WrittenUnit } from './figure.ts';
import { holds } from './holds.ts';
import { type Mention, findMentions } from './mentions.ts';
import { overlaps } from './occurrences.ts';
import { Quantities } from './quantities.ts';
import { type SentenceReading, type SentenceToCheck, type Statement, readSentence } from './read-sentence.ts';
import { divide, equals, isZero, rationalOf, timesPowerOfTen } from './rational.ts';
import { Rows } from './row-names.ts';
import { type Context, Subjects } from './subjects.ts';
import { findFalseSuperlatives } from './superlatives.ts';
import { type Proof, supportOfNumber } from './support.ts';
import { findUnprovenUniversals } from './universals.ts';

export type { SentenceToCheck } from './read-sentence.ts';

export interface SentenceCheck {
  readonly figures: readonly Figure[];
  /** Empty where the sentence may be shown. */
  readonly findings: readonly Finding[];
}

/**
 * The grounding check: every number, amount, percentage, ratio, date, code, flag and name in a
 * sentence must equal a cited value, or follow from cited values by a named derivation, at the
 * precision shown; it must be of the row and the column that the words around it name. What looks
 * like a figure and cannot be read is a finding: nothing unprovable passes. Deterministic, without state.
 */
export function checkSentence(sentence: SentenceToCheck): SentenceCheck {
  const check = new Check(sentence, readSentence(sentence));
  return { figures: check.figures, findings: check.findings.toSorted((a, b) => a.start - b.start) };
}

const basic: readonly Derivation[] = ['equal', 'unit_change', 'rank', 'approximation', 'bound'];
/** What `naik 12,5%` and `40% lebih rendah` may be: never a share itself. */
const changes: readonly Derivation[] = ['difference', 'percent_change', 'ratio', 'days_between'];
const ofAllRows = /^(?:total_n|all_n|all_median_claimed)$/;
const ofEvery = /^\s(?:pada|untuk|di|for|in|across)\s(?:semua|seluruh|all)(?!\p{L})/iu;
/** Words that name a row by its place among the others. */
const ranked = /(?<!\p{L})(?:ter(?:tinggi|besar|banyak|rendah|kecil|sedikit|lama|atas|mahal)|paling|pertama|kedua|ketiga|masing-masing|first|second|third|top|respectively|highest|largest|most|lowest|smallest|fewest|longest)(?!\p{L})/iu;
const countedOrPaid: readonly WrittenUnit[] = ['claims', 'rupiah', 'facilities', 'participants', 'beds', 'items'];
const setAgainst = /(?<!\p{L})(?:dari|dibanding(?:kan)?|daripada|terhadap|from|against|with|to|than|versus|vs)\s(?:\p{L}+\s)?$/iu;
/** Between a number and the share that it is. */
const meaning = /^(?:,?\s(?:atau|yaitu|yakni|setara|or|that is|i\.e\.)\s(?:sekitar\s|about\s)?|\s\()$/iu;
const ofThoseNamed = /^\s(?:\p{L}+[\s-]){0,5}(?:teratas|pertama|tertinggi|terbesar|terbanyak|terlama|terendah|terkecil|berikut|tersebut|itu|top|highest|largest|longest|lowest|smallest|following|these)(?!\p{L})/iu;
const everything: Accept = () => true;

/** One sentence under check: what it says, and what its words and names allow each figure to come from. */
class Check {
  readonly figures: Figure[];
  readonly findings: Finding[];
  readonly #sentence: SentenceToCheck;
  readonly #reading: SentenceReading;
  readonly #rows: Rows;
  readonly #mentions: readonly Mention[];
  readonly #subjects: Subjects;
  readonly #quantities: Quantities;
  readonly #terms: readonly FoundTerm[];
  readonly #isUnnamed: ReturnType<typeof unnamedStatistics>;
  readonly #says: ReturnType<typeof saysDerivation>;
  readonly #isRanked: boolean;

  constructor(sentence: SentenceToCheck, reading: SentenceReading) {
    const { text, cited, rules } = sentence;
    this.#sentence = sentence;
    this.#reading = reading;
    this.#rows = new Rows(cited);
    this.#mentions = findMentions({ text, rows: this.#rows, rules, dates: reading.dates });
    this.#subjects = new Subjects(text, this.#mentions, reading.statements.filter((statement) => isFigure(statement) && !this.#isMention(statement)), this.#rows);
    this.#quantities = new Quantities(cited, this.#rows);
    this.#terms = findTerms(text).filter((term) => !this.#mentions.some((mention) => overlaps(mention, term)) && !reading.statements.some((statement) => statement.kind === 'quote' && overlaps(statement, term)));
    this.#isUnnamed = unnamedStatistics(text);
    this.#says = saysDerivation(text);
    this.#isRanked = ranked.test(text);
    this.findings = [...reading.findings];
    this.figures = reading.statements.map((statement) => this.#figureOf(statement));
    this.#checkWhole();
  }

  #figureOf(statement: Statement): Figure {
    const { kind, start, end, code } = statement;
    const shown = this.#sentence.text.slice(start, end).trim();
    const support = this.#supportOf(statement) ?? this.#supportByNames(statement) ?? this.#supportByFigures(statement);
    if (!support) this.findings.push({ code: this.#reasonOf(statement) ?? code, text: shown, start });
    return { kind, text: shown, start, end, ...(support && { support }) };
  }

  /** What proves a statement in each of the contexts that it stands in. */
  #supportOf(statement: Statement): Support | undefined {
    if (!this.#judge(statement, everything)) return undefined;
    const words = this.#wordsAround(statement);
    const supports = this.#contextsOf(statement).map((context) => this.#judge(statement, this.#acceptOf(statement, words, context)));
    return supports.every((support) => support !== undefined) ? supports[0] : undefined;
  }

  /** `Dua klaim teratas adalah A dan B` counts what it names itself. */
  #supportByNames({ end, number }: Statement): Support | undefined {
    const kind = number?.unit === 'claims' ? 'claim' : number?.unit === 'facilities' ? 'facility' : undefined;
    if (!number || !kind || !ofThoseNamed.test(this.#sentence.text.slice(end, end + 80))) return undefined;
    const named = new Set(this.#mentions.flatMap(({ names }) => names.get(kind) ?? []));
    if (named.size === 0 || !equals(number.value, rationalOf(named.size))) return undefined;
    const evidence = this.#sentence.cited.filter((item) => [...named].some((name) => this.#rows.namesIn(item, kind)?.has(name)));
    return { derivation: 'count', evidence: evidence.map(({ id }) => id) };
  }

  /** A share of two numbers that the sentence shows and proves: `512 klaim atau 84,2% dari 608 klaim`. */
  #supportByFigures(statement: Statement): Support | undefined {
    const { number, start } = statement;
    if (number?.unit !== 'percent') return undefined;
    const { statements } = this.#reading;
    const part = statements.findLast((other) => other.end <= start && isFigure(other));
    if (!part?.number || !countedOrPaid.includes(part.number.unit) || !meaning.test(this.#sentence.text.slice(part.end, start))) return undefined;
    const isShareOf = ({ number: whole }: Statement): boolean => {
      if (!part?.number || !whole || whole.unit !== part.number.unit || isZero(whole.value) || whole.relation || part.number.relation) return false;
      return holds(number, timesPowerOfTen(divide(part.number.value, whole.value), 2));
    };
    const whole = part && statements.find((other) => other !== part && other !== statement && isShareOf(other));
    const [own, all] = [part, whole].map((other) => other && this.#supportOf(other));
    return own && all && { derivation: 'percent_of', evidence: [...new Set([...own.evidence, ...all.evidence])] };
  }

  /** Why a statement is not proven, where something cited would prove it of another row, column or order. */
  #reasonOf(statement: Statement): Finding['code'] | undefined {
    const { number } = statement;
    if (!this.#judge(statement, everything)) {
      if (!number?.relation) return undefined;
      const { relation: _, ...plain } = number;
      return supportOfNumber(plain, this.#proof(everything)) ? 'COMPARISON_FALSE' : undefined;
    }
    const words = { ...this.#wordsAround(statement), trend: undefined, comparison: undefined };
    const isOnlyOrdered = isFigure(statement) && this.#contextsOf(statement).every((context) => this.#judge(statement, this.#acceptOf(statement, words, context)));
    return isOnlyOrdered ? 'COMPARISON_FALSE' : 'FIGURE_MISATTRIBUTED';
  }

  #judge(statement: Statement, accept: Accept): Support | undefined {
    return statement.judge(this.#proof(accept));
  }

  #proof(accept: Accept): Proof {
    const isNamed: Proof['isNamed'] = (item) => this.#mentions.some(({ names }) => this.#rows.relationship(item, names) === 'own');
    return { cited: this.#sentence.cited, quantities: this.#quantities, shown: this.#reading.shown, accept, isNamed, isOfClaims: this.#mentions.some(({ names }) => names.has('claim')) };
  }

  #contextsOf(statement: Statement): readonly Context[] {
    return this.#isMention(statement) && statement.kind !== 'date' ? [[]] : this.#subjects.contextsOf(statement, this.#wholeOf(statement)?.end);
  }

  /** Of `3 dari 10 klaim` the second number, for the first. */
  #wholeOf({ end, number }: Statement): Statement | undefined {
    return number?.role === 'part' ? this.#reading.statements.find((other) => other.start >= end) : undefined;
  }

  #isMention(statement: Statement): boolean {
    return this.#mentions.some((mention) => overlaps(mention, statement));
  }

  #wordsAround(statement: Statement): WordsAround {
    if (!isFigure(statement) && statement.kind !== 'code' && statement.kind !== 'date') return {};
    const { text } = this.#sentence;
    const { start, end } = statement;
    const [before, after] = [text.slice(Math.max(0, start - 80), start), text.slice(end, end + 80)];
    const comparison = comparisonBeside(before, after);
    const isAside = statement.number?.unit === 'percent' && before.endsWith('(');
    return {
      // `P90 (12,5%)`: a share in brackets is of what was counted, not of the words right before it.
      term: isAside ? undefined : (termBefore(start, this.#terms, (from, to) => this.#subjects.gap(from, to)) ?? (statement.kind === 'amount' ? termAfter(after) : undefined)),
      codeColumns: codeColumnsBefore(before),
      part: this.#partOf(statement),
      isOfAll: saysAll(before, after),
      isEveryClaim: ofEvery.test(after),
      wordsBy: this.#wordsBy(statement),
      trend: trendBeside(before, after),
      comparison: comparison && !(statement.number?.unit === 'percent' && after.startsWith(',')) ? { direction: comparison, subject: this.#terms.findLast((term) => term.end <= start), reference: this.#terms.find((term) => term.start >= end) } : undefined,
    };
  }

  /**
   * What the sentence says of a figure: before its first one, and from the one before this to the end
   * of the phrase of the last that is set beside it; all before it where it is set against another.
   */
  #wordsBy({ start, number }: Statement): string {
    const { text } = this.#sentence;
    const figures = this.#reading.statements.filter(isFigure);
    const rest = figures.filter((other) => other.start >= start);
    const last = rest.findIndex((figure, i) => !isBeside(figure, rest[i + 1], text));
    const isAgainst = number?.role === 'part' || setAgainst.test(text.slice(Math.max(0, start - 40), start));
    const from = isAgainst ? 0 : (figures.findLast(({ end }) => end <= start)?.end ?? 0);
    const until = rest[last]?.end ?? start;
    const [after = ''] = text.slice(until, rest[last + 1]?.start ?? text.length).split(/[,;]/);
    return `${text.slice(0, figures[0]?.start ?? 0)} ${text.slice(from, until)}${after}`;
  }

  /** Of `3 dari 10 klaim berindikasi` the first number is of the part, and the second of all. */
  #partOf(statement: Statement): NamedPart | undefined {
    const { start, end, number } = statement;
    if (number?.unit !== 'claims' || number.role === 'whole') return undefined;
    const to = this.#wholeOf(statement)?.end ?? end;
    return partNamed(this.#sentence.text.slice(start, to), this.#sentence.text.slice(to, to + 80));
  }

  #acceptOf(statement: Statement, { term, codeColumns, part, trend, comparison, isOfAll, isEveryClaim, wordsBy }: WordsAround, context: Context): Accept {
    const isChange = isFigure(statement) && (trend !== undefined || (comparison !== undefined && statement.number?.unit === 'percent'));
    return (items, derivation) => {
      if (!this.#subjects.allows(context, items, derivation)) return false;
      const isDerived = !basic.includes(derivation);
      // Of `lebih dari X` the second value is the figure, and the first one is beyond it.
      const shown = derivation === 'bound' && items.length === 2 ? items.slice(1) : items;
      if (isFigure(statement) && !this.#isOfRightRow(shown, context, { term, isOfAll, isEveryClaim })) return false;
      if (isFigure(statement) && items.some((item) => this.#isUnnamed(item, isDerived || statement.kind === 'date'))) return false;
      const isCode = items[0]?.unit === 'code';
      if (term && isMeantFor(term, statement) && (!isCode || term.isOf === 'codes' || derivation === 'count') && !this.#isOfTerm(term, items, derivation, statement, comparison !== undefined)) return false;
      if (codeColumns && items.some(({ unit, source }) => unit === 'code' && !codeColumns.test(source.column.replace(/^(?:first|second)_/, '')))) return false;
      if (isDerived && (addsGap(items) || (derivation === 'difference' && items[0]?.value === items[1]?.value && !term?.derivations?.includes('difference')))) return false;
      if (wordsBy !== undefined && !isDerived && items.some((item) => isUnsaidPart(item, wordsBy))) return false;
      if (part && !items.every((item) => isOfPart(part, item, this.#rows))) return false;
      if (!this.#says(derivation) || (isChange && !changes.includes(derivation))) return false;
      if (!isDerived || items.length !== 2) return true;
      if (trend && !goes(trend, items, derivation, this.#rows)) return false;
      return !comparison || this.#isCompared(comparison, items, derivation, statement);
    };
  }

  /** Whether values of all are not passed off as those of a row, nor those of a row as those of all. */
  #isOfRightRow(items: Cited, context: Context, { term, isOfAll, isEveryClaim }: Pick<WordsAround, 'term' | 'isOfAll' | 'isEveryClaim'>): boolean {
    const { cited } = this.#sentence;
    if (isEveryClaim) return !items.some((item) => this.#rows.kindsOfWhole(item));
    const isAlike = (item: Cited[number]) => (other: Cited[number]) => other.source.column === item.source.column || (term !== undefined && isOfTerm(term, other) && isOfTerm(term, item));
    if (!isOfAll && items.some(({ source }) => ofAllRows.test(source.column))) return false;
    if (!isOfAll && items.every((item) => this.#subjects.standsInForRow(context, item, cited, isAlike(item)))) return false;
    return this.#isRanked || !items.some((item) => this.#subjects.isUnnamedPart(item));
  }

  /** Whether values are of the columns that the words before a figure name, or derive from them in a way that the words allow. */
  #isOfTerm(term: Term, items: Cited, derivation: Derivation, { number }: Statement, isComparison: boolean): boolean {
    const [first] = items;
    if (!first) return false;
    const isOf = (item: Cited[number]): boolean => {
      if (term.isOfAll && !item.source.column.startsWith('all_') && this.#rows.namesIn(item, 'facility')) return false;
      return isOfTerm(term, item) || (term.dimension !== undefined && this.#rows.namesIn(item, term.dimension) !== undefined);
    };
    if (derivation === 'sum' && term.derivations?.includes('sum')) return items.every(isOf);
    if (basic.includes(derivation) || derivation === 'count' || derivation === 'part_of_date') return isOf(first) || (derivation === 'count' && (term.derivations?.includes('count') ?? false));
    if (term.derivations?.includes(derivation)) return !term.numerator || term.numerator.test(first.source.column);
    if (!items.some(isOf)) return false;
    const isRelative = number?.unit === 'percent' || number?.unit === 'points' || number?.unit === 'multiple';
    return isRelative || isComparison;
  }

  /** Whether the one of two values that the words call more is more: the subject before the figure, or the column. */
  #isCompared({ direction, subject, reference }: Comparison, [a, b]: Cited, derivation: Derivation, { start, end }: Statement): boolean {
    if (!a || !b) return true;
    const [before, after] = [this.#mentions.findLast((mention) => mention.end <= start), this.#mentions.find((mention) => mention.start >= end)];
    const isOf = (mention: Mention | undefined, item: Cited[number]): boolean => mention !== undefined && this.#rows.relationship(item, mention.names) === 'own';
    for (const [one, other] of [[a, b], [b, a]] as const) {
      const isByRow = isOf(before, one) && isOf(after, other) && !isOf(before, other) && !isOf(after, one);
      const isByColumn = subject !== undefined && reference !== undefined && isOfTerm(subject.term, one) && isOfTerm(reference.term, other) && !isOfTerm(subject.term, other) && !isOfTerm(reference.term, one);
      if (isByRow || isByColumn) return (derivation === 'difference' || one === a) && isMore(direction, one, other);
    }
    return true;
  }

  /** What is said by more than one figure: names of one row, comparisons, trends, superlatives, none and all. */
  #checkWhole(): void {
    const { text, cited, language } = this.#sentence;
    const isQuestion = text.trimEnd().endsWith('?');
    const report = (code: Finding['code'], words: string, start: number): void => void this.findings.push({ code, text: words, start });
    for (const { start, end } of this.#subjects.contradictions) report('FIGURE_MISATTRIBUTED', text.slice(start, end), start);
    for (const comparison of findPeerComparisons(text, language)) {
      const [context = []] = this.#subjects.contextsOf({ start: comparison.start, end: comparison.start });
      const own = cited.filter((item) => this.#subjects.allows(context, [item], 'equal'));
      if (!isPeerComparisonTrue(comparison, own, isQuestion)) report('COMPARISON_FALSE', comparison.text, comparison.start);
    }
    for (const { text: words, start } of findUnprovenUniversals(text, cited, everything)) report('QUANTITY_VAGUE', words, start);
    if (isQuestion) return;
    for (const { text: words, start } of findFalseSuperlatives({ text, masked: this.#subjects.gap(0, text.length), mentions: this.#mentions, terms: this.#terms, cited, rows: this.#rows })) report('COMPARISON_FALSE', words, start);
    this.#checkPairs();
  }

  /** Two figures that the sentence sets against each other, and the one change that it tells of two months. */
  #checkPairs(): void {
    const { text, cited } = this.#sentence;
    const numbers = this.figures.flatMap((figure) => {
      const item = isFigure(figure) && figure.support && basic.includes(figure.support.derivation) && figure.support.derivation !== 'bound' ? cited.find(({ id }) => id === figure.support?.evidence[0]) : undefined;
      return item && typeof item.value === 'number' ? [{ figure, item }] : [];
    });
    for (const [i, { figure, item }] of numbers.entries()) {
      const next = numbers[i + 1];
      if (!next || next.item.unit !== item.unit) continue;
      const said = comparisonBetween(text.slice(figure.end, next.figure.start));
      if (said && !isComparisonTrue(said, item, next.item)) this.findings.push({ code: 'COMPARISON_FALSE', text: text.slice(figure.start, next.figure.end), start: figure.start });
    }
    const trend = trendOf(text);
    const [first, second, ...others] = numbers.filter(({ item }) => this.#rows.namesIn(item, 'month') !== undefined);
    if (!trend || !first || !second || others.length > 0 || first.item.source.column !== second.item.source.column) return;
    const order = orderInTime(this.#rows, first.item, second.item);
    if (!order) return;
    const [later, earlier] = order > 0 ? [first, second] : [second, first];
    if (!isMore(trend, later.item, earlier.item)) this.findings.push({ code: 'COMPARISON_FALSE', text: text.slice(first.figure.start, second.figure.end), start: first.figure.start });
  }
}

interface Comparison {
  readonly direction: Direction;
  readonly subject: FoundTerm | undefined;
  readonly reference: FoundTerm | undefined;
}

/** What the words right before and after a figure say of it. */
interface WordsAround {
  readonly term?: Term | undefined;
  /** Columns that a noun names of the code after it. */
  readonly codeColumns?: RegExp | undefined;
  readonly part?: NamedPart | undefined;
  readonly trend?: Direction | undefined;
  readonly comparison?: Comparison | undefined;
  /** Of all rows, or of what a row is held against. */
  readonly isOfAll?: boolean | undefined;
  readonly isEveryClaim?: boolean | undefined;
  readonly wordsBy?: string | undefined;
}

const figureKinds: readonly Statement['kind'][] = ['amount', 'number', 'percent', 'multiple', 'ordinal', 'ratio', 'date', 'month'];

/** Whether a statement says a quantity or a day, and no name. */
function isFigure({ kind }: Pick<Statement, 'kind'>): boolean {
  return figureKinds.includes(kind);
}

/** Whether a gap is set against an amount: what comes of it is the third of the three, and cited as such. */
function addsGap([a, b]: Cited): boolean {
  return a?.unit === 'rupiah' && b !== undefined && a.source.column.endsWith('_gap') !== b.source.column.endsWith('_gap');
}

/** Whether words for a quantity can be of a statement: dates have words of their own, and so have codes. */
function isMeantFor({ isOf }: Term, { kind }: Statement): boolean {
  if (kind === 'date' || kind === 'month') return isOf === 'dates';
  return isOf === 'codes' ? true : isFigure({ kind });
}

/** Whether the next figure belongs to this one: the whole of a part, its share in brackets, or more of a list of bare numbers. */
function isBeside(figure: Statement, next: Statement | undefined, text: string): boolean {
  if (!next) return false;
  const gap = text.slice(figure.end, next.start);
  if (figure.number?.role === 'part' || (next.kind === 'percent' && /^[^,;.]{0,20}\($/u.test(gap))) return true;
  return figure.number?.unit === 'none' && /^\s*(?:,|dan|and|serta|,\s*(?:dan|and))\s*$/iu.test(gap);
}

function isOfPart({ columns, dimensions }: NamedPart, item: Cited[number], rows: Rows): boolean {
  return columns.test(item.source.column) || dimensions.some((dimension) => rows.namesIn(item, dimension) !== undefined);
}
