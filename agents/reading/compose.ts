import { type ClaimQuery, type ClaimQueryInput, type Clause, type Condition, type Field, claimQuerySchema, findField, isNumber } from '#engine';

import type { Days } from './calendar.ts';
import type { Assumption, Draft, GroupPiece, MeasurePiece, PeriodPiece, Term } from './grammar/draft.ts';
import { isGroup, trendUnit } from './grammar/groups.ts';
import { defaultAggregation } from './grammar/measures.ts';

/** A query made of the pieces of one question, or the places of tokens that it has no room for. */
export interface Composed {
  readonly query?: ClaimQuery;
  readonly assumed: readonly Assumption[];
  readonly left: readonly number[];
}

type Measure = NonNullable<ClaimQueryInput['measures']>[number];
type Order = NonNullable<ClaimQueryInput['order']>[number];

const places: ReadonlySet<string> = new Set(['province_name', 'province_code', 'district_name', 'district_code', 'facility_key', 'facility_name', 'tariff_region']);

export function compose(draft: Draft): Composed {
  const composer = new Composer(draft);
  return composer.compose();
}

class Composer {
  readonly #draft: Draft;
  readonly #left: number[];
  readonly #assumed: Assumption[];
  readonly #measures: Measure[] = [];
  readonly #pieces: (MeasurePiece | undefined)[] = [];
  readonly #order: Order[] = [];
  #by: GroupPiece[];
  #isOnDecisions = false;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#left = [...draft.left];
    this.#assumed = [...draft.assumed];
    this.#by = [...draft.groups.filter(({ role }) => role === 'per'), ...draft.groups.filter(({ role }) => role === 'head')];
  }

  compose(): Composed {
    const draft = this.#draft;
    for (const at of draft.ors) if (!draft.terms.some((term) => term.at === at + 1 && term.isAlternative)) this.#left.push(at);
    this.#isOnDecisions = draft.subject === 'decisions' || draft.terms.some(({ field, isNegative }) => field === 'reviewer' && !isNegative) || draft.groups.some(({ field }) => field === 'decided_on' || field === 'reviewer');
    if (this.#isOnDecisions) this.#by = this.#by.map((group) => (group.isImplied === true ? { ...group, field: 'decided_on' } : group));
    this.#takeBare();
    this.#addMeasures();
    const sides = this.#sides();
    this.#addSuperlatives();
    this.#addOrders();
    const share = this.#share();
    const { where, period } = this.#where(sides?.used ?? [], share?.used ?? []);
    const query = this.#query(where, period, sides?.against);
    return { ...(query && this.#left.length === 0 && { query }), assumed: this.#assumed, left: [...new Set(this.#left)].toSorted((a, b) => a - b) };
  }

  /** Fields that no rule gave a part: what is ranked, measured, or only said along with the subject. */
  #takeBare(): void {
    const { superlatives, subject, share, trend, change, comparing, versus, count } = this.#draft;
    const ranks = superlatives.length > 0 || this.#draft.having.length > 0;
    for (const { field, at } of this.#draft.bare) {
      const isCompared = comparing !== undefined || versus !== undefined;
      if (isNumber(field) && (count !== undefined || trend !== undefined || change !== undefined || isCompared || this.#by.length > 0) && this.#draft.measures.length === 0 && share === undefined) this.#assume({ agg: isCompared ? 'mean' : defaultAggregation(field), field, at });
      else if (!isNumber(field) && field.id !== 'patient' && field.id !== 'facility_key' && isGroup(field) && this.#isHead(at) && (ranks || comparing !== undefined) && this.#by.length < 2) this.#by.push({ field: field.id, ...(field.kind === 'date' && { unit: 'month' }), role: 'head', at });
      else if (field.id === 'patient' || field.id === 'facility_key') this.#takeHolder(field, at, subject !== undefined || this.#draft.measures.length > 0 || this.#by.length > 0 || share !== undefined || trend !== undefined || isCompared);
      else this.#left.push(at);
    }
  }

  /** What is ranked stands first, or beside the word that ranks it. */
  #isHead(at: number): boolean {
    const { superlatives, terms, periods, subjectAt } = this.#draft;
    const isFirst = ![...terms, ...periods].some((piece) => piece.at < at) && (subjectAt === undefined || subjectAt > at);
    return isFirst || superlatives.some((ranked) => Math.abs(ranked.at - at) === 1);
  }

  /** `klaim pasien`, `rs di Bali`: every claim is of a patient and a facility; without another subject they are the subject. */
  #takeHolder(field: Field, at: number, isAlong: boolean): void {
    const { openCount, subject, measures } = this.#draft;
    // `how many private hospitals`: what is counted.
    const counted = openCount !== undefined && subject === undefined ? measures.findIndex((one) => one.at === openCount) : -1;
    if (counted >= 0 && this.#by.length === 0) return void measures.splice(counted, 1, { agg: 'distinct', field, at });
    const isRanked = (this.#draft.superlatives.length > 0 || this.#draft.having.length > 0) && this.#isHead(at) && this.#by.length === 0;
    if (isAlong && !isRanked) return;
    this.#by.push({ field: field.id, role: 'head', at });
  }

  #assume({ agg, field, at }: Required<MeasurePiece>): void {
    this.#add({ agg, field, at });
    this.#assumed.push({ words: '', about: 'aggregate', value: `${agg} ${field.id}` });
  }

  #add(piece: MeasurePiece): number {
    const field = piece.field?.id;
    const same = this.#measures.findIndex((measure) => measure.agg === piece.agg && measure.field === field);
    if (same >= 0) return same;
    this.#measures.push({ agg: piece.agg, ...(field !== undefined && { field }) });
    this.#pieces.push(piece);
    return this.#measures.length - 1;
  }

  #addMeasures(): void {
    for (const piece of this.#draft.measures) {
      if (piece.agg === 'count' || piece.field) this.#add(piece);
      else {
        const field = findField('amount_claimed');
        if (!field) continue;
        this.#add({ ...piece, field });
        this.#assumed.push({ words: '', about: 'aggregate', value: `${piece.agg} ${field.id}` });
      }
    }
    const { trend, change } = this.#draft;
    const isDated = this.#by.some(({ unit }) => unit !== undefined);
    if ((trend !== undefined || change !== undefined) && !isDated) {
      if (this.#by.length > 1) this.#left.push(trend ?? change ?? 0);
      else this.#by = [{ field: this.#isOnDecisions ? 'decided_on' : 'admit_date', unit: trendUnit, role: 'per', at: trend ?? change ?? 0 }, ...this.#by];
    }
    // Bounds on an aggregate without groups are bounds on the claim itself.
    for (const { op, value, measure } of this.#draft.having) {
      if (this.#by.length > 0 || !measure?.field) continue;
      const place = this.#measures.findIndex(({ agg, field }) => agg === measure.agg && field === measure.field?.id);
      this.#measures.splice(place, 1);
      this.#draft.terms.push({ field: measure.field.id, clauses: [{ field: measure.field.id, op, value }], isNegative: false, at: measure.at, isAlternative: false, part: 'base', isPlace: false });
    }
  }

  #addSuperlatives(): void {
    const { superlatives, subject, measures, count } = this.#draft;
    const hasGroups = this.#by.length > 0;
    for (const { direction, of, at } of superlatives) {
      if (hasGroups) this.#rankGroups(direction, of, at);
      else if (of === 'count') this.#left.push(at);
      else if (of === undefined) this.#left.push(at);
      else if (subject === undefined && measures.length === 0 && (count !== undefined || this.#draft.limit === undefined) && findField(of)?.kind !== 'date') this.#add({ agg: direction === 'desc' ? 'max' : 'min', at, ...fieldOf(of) });
      else this.#order.push({ field: of, direction });
    }
  }

  #rankGroups(direction: 'asc' | 'desc', of: string | undefined, at: number): void {
    if (of === undefined) {
      const first = this.#measures.length === 0 ? this.#add({ agg: 'count', at }) : 0;
      this.#order.push({ measure: first, direction });
      return;
    }
    if (of === 'count') {
      const counted = this.#measures.findIndex(({ agg }) => agg === 'count');
      const distinct = this.#measures.findIndex(({ agg }) => agg === 'distinct');
      this.#order.push({ measure: counted >= 0 ? counted : distinct >= 0 ? distinct : this.#add({ agg: 'count', at }), direction });
      return;
    }
    const field = findField(of);
    if (!field || field.kind === 'date') return void this.#left.push(at);
    const measured = this.#measures.findIndex(({ field: id }) => id === of);
    if (measured >= 0) return void this.#order.push({ measure: measured, direction });
    const isHead = this.#by.some(({ role }) => role === 'head');
    if (!isHead) return void this.#add({ agg: direction === 'desc' ? 'max' : 'min', at, field });
    const agg = at >= 0 ? defaultAggregation(field) : 'mean';
    this.#order.push({ measure: this.#add({ agg, field, at }), direction });
    this.#assumed.push({ words: '', about: 'aggregate', value: `${agg} ${field.id}` });
  }

  #addOrders(): void {
    for (const { field, direction, at } of this.#draft.orders) {
      const isGrouped = this.#by.length > 0 || this.#measures.length > 0;
      if (!isGrouped && field !== undefined) this.#order.push({ field, direction: direction ?? 'desc' });
      else if (!isGrouped && direction !== undefined && this.#order.length === 0) this.#left.push(at);
      else if (isGrouped) {
        const measured = field === undefined ? 0 : this.#measures.findIndex((measure) => measure.field === field);
        const grouped = field === undefined ? -1 : this.#by.findIndex((group) => group.field === field);
        if (measured < 0 && grouped < 0) this.#left.push(at);
        else this.#order.push({ ...(measured >= 0 ? { measure: measured } : { group: grouped }), direction: direction ?? (grouped >= 0 ? 'asc' : 'desc') });
      } else if (direction !== undefined) this.#order[0] = { ...this.#order[0], direction };
    }
  }

  /** `A vs B`, `bandingkan A dan B`: the same question once for each side. */
  #sides(): { readonly against: NonNullable<ClaimQueryInput['against']>; readonly used: readonly (Term | PeriodPiece)[] } | undefined {
    const { comparing, versus, terms, periods } = this.#draft;
    const joined = terms.find(({ isVersus }) => isVersus === true) ?? (comparing === undefined ? undefined : terms.find(({ sides }) => sides !== undefined));
    const at = versus ?? comparing;
    if (joined?.sides) return { against: joined.sides.slice(0, 5).map((side) => ({ where: [side] })), used: [joined] };
    if (at === undefined) return undefined;
    const [before, after] = [periods.filter((period) => period.at < at), periods.filter((period) => period.at > at)];
    const [first, second] = versus === undefined ? periods : [before.at(-1), after[0]];
    if (first && second) return { against: [first, second].map((period) => ({ where: [...this.#periodClauses(period)] })), used: [first, second] };
    // `bandingkan biaya Bali dengan Jabar`.
    const place = versus === undefined ? terms.findIndex((term, i) => !term.isNegative && terms[i + 1]?.field === term.field && terms[i + 1]?.isNegative === false && (findField(term.field)?.kind === 'nominal' || findField(term.field)?.kind === 'key')) : -1;
    const [left, right] = place >= 0 ? terms.slice(place, place + 2) : versus === undefined ? terms : [terms.findLast((term) => term.at < at), terms.find((term) => term.at > at)];
    if (left && right && (versus !== undefined || place >= 0 || terms.length === 2)) return { against: [left, right].map(({ clauses }) => ({ where: [...clauses] })), used: [left, right] };
    if (versus !== undefined || this.#by.length === 0) this.#left.push(at);
    return undefined;
  }

  /** `berapa persen klaim X yang Y`: the claims that are Y, as a share of those that are X. */
  #share(): { readonly used: readonly Term[] } | undefined {
    const { share, terms } = this.#draft;
    if (!share) return undefined;
    const field = share.field;
    this.#measures.length = 0;
    const said = terms.filter(({ part }) => part === 'that');
    const own = (said.length > 0 ? said : terms).filter((term) => !places.has(term.field) && !term.isPlace);
    const shared = own.length > 0 ? own : said.length > 0 ? said : terms;
    const agg = field === undefined ? ({ agg: 'count' } as const) : ({ agg: 'sum', field } as const);
    if (shared.length === 0 && this.#by.length === 0) {
      this.#left.push(share.at);
      return undefined;
    }
    const where = this.#clausesOf(shared);
    this.#measures.push(shared.length === 0 ? { ...agg, of: 'matching' } : { ...agg, where: [...where], of: 'group' });
    if (said.length === 0 && shared.length > 0 && shared.length < terms.length) this.#assumed.push({ words: '', about: 'share' });
    return { used: shared };
  }

  #where(sides: readonly (Term | PeriodPiece)[], shared: readonly Term[]): { readonly where: readonly Clause[]; readonly period: ClaimQueryInput['period'] } {
    const used = new Set<Term | PeriodPiece>([...sides, ...shared]);
    const own = this.#draft.terms.filter((term) => !used.has(term));
    const where = [...this.#clausesOf(own)];
    let period: ClaimQueryInput['period'];
    for (const piece of this.#draft.periods) {
      if (used.has(piece)) continue;
      if (piece.isNegative || period !== undefined) where.push(...this.#periodClauses(piece, piece.isNegative ? undefined : piece.at));
      else {
        const { date, days } = this.#resolved(piece);
        period = { date, ...(days.start !== undefined && { from: days.start }), ...(days.end !== undefined && { to: days.end }) };
      }
    }
    return { where, period };
  }

  /** The clauses of terms in their order; one joined by `atau` is an alternative of the one before. */
  #clausesOf(terms: readonly Term[]): readonly Clause[] {
    const clauses: Clause[] = [];
    for (const [i, { clauses: own, isAlternative, at }] of terms.entries()) {
      // Two values of one field that are not joined leave nothing.
      if (!isAlternative && terms.slice(0, i).some((other) => contradict(other, terms[i]))) this.#left.push(at);
      const before = clauses.at(-1);
      const [only] = own;
      if (!isAlternative) clauses.push(...own);
      else if (!before || own.length !== 1 || !only) this.#left.push(at - 1);
      else clauses[clauses.length - 1] = { any: [...alternatives(before), ...alternatives(only)] };
    }
    return clauses;
  }

  #periodClauses(piece: PeriodPiece, leftAt?: number): readonly Clause[] {
    const { date, days } = this.#resolved(piece);
    const { start, end } = days;
    // A second period besides the first would leave nothing, or says what is not known.
    if (leftAt !== undefined) this.#left.push(leftAt);
    if (piece.isNegative) return [{ any: [...(start === undefined ? [] : [{ field: date, op: '<' as const, value: start }]), ...(end === undefined ? [] : [{ field: date, op: '>' as const, value: end }])] }];
    if (start !== undefined && end !== undefined) return [{ field: date, op: 'between', value: [start, end] }];
    return start === undefined ? [{ field: date, op: '<=', value: end ?? '' }] : [{ field: date, op: '>=', value: start }];
  }

  #resolved({ sense, date }: PeriodPiece): { readonly date: 'admit_date' | 'discharge_date' | 'decided_on'; readonly days: Partial<Days> } {
    const own = date ?? (this.#isOnDecisions ? 'decided_on' : 'admit_date');
    if (sense.isYearAssumed === true) this.#assumed.push({ words: '', about: 'year', value: (own === 'decided_on' ? sense.clock.start : sense.claims.start)?.slice(0, 4) ?? '' });
    if (sense.isRelative) this.#assumed.push({ words: '', about: own === 'decided_on' ? 'anchor_clock' : 'anchor_claims' });
    if (date === undefined && own === 'admit_date') this.#assumed.push({ words: '', about: 'date', value: own });
    return { date: own, days: own === 'decided_on' ? sense.clock : sense.claims };
  }

  #query(where: readonly Clause[], period: ClaimQueryInput['period'], against: ClaimQueryInput['against']): ClaimQuery | undefined {
    const draft = this.#draft;
    const heads = this.#by.filter(({ role }) => role === 'head');
    const [only] = this.#by;
    const limit = heads.find((head) => head.limit !== undefined)?.limit ?? draft.limit;
    // One number says how many: a second one is of nothing.
    if (draft.limit !== undefined && heads.some((head) => head.limit !== undefined)) this.#left.push(draft.limitAt ?? 0);
    if (heads.length > 1 || this.#by.length > 2) this.#left.push(...this.#by.slice(1).map(({ at }) => at));
    const patients = this.#by.find(({ field }) => field === 'patient');
    if (patients && this.#by.length > 1) this.#left.push(patients.at);
    const isHolder = this.#by.length === 1 && only !== undefined && (only.field === 'facility_key' || only.field === 'patient');
    const isTopPer = this.#by.length === 2 && heads.length === 1 && heads[0]?.limit !== undefined;
    const having = draft.having.flatMap(({ op, value, measure, at }) => {
      if (this.#by.length === 0) {
        if (!measure?.field) this.#left.push(at);
        return [];
      }
      return [{ measure: this.#add(measure ?? { agg: 'count', at }), op, value }];
    });
    const isGrouped = this.#by.length > 0 || this.#measures.length > 0 || against !== undefined;
    if (isGrouped && this.#measures.length === 0 && against !== undefined) this.#assumed.push({ words: '', about: 'measure' });
    if (draft.subject === 'pairs' && (isGrouped || this.#order.length > 0)) return this.#none(draft);
    const subject = !isGrouped ? (draft.subject ?? 'claims') : isHolder ? (only.field === 'patient' ? 'patients' : 'facilities') : 'groups';
    const order = this.#order.filter((one) => (isGrouped ? one.field === undefined : one.field !== undefined));
    const claimOrder = isGrouped ? this.#order.filter((one) => one.field !== undefined) : [];
    // `total biaya 10 klaim termahal`: the claims are cut before they are measured.
    const isCut = isGrouped && !heads.some((head) => head.limit !== undefined) && draft.limit !== undefined && this.#by.length === 0;
    if (claimOrder.length > 0 && !isCut) this.#left.push(...draft.superlatives.map(({ at }) => at));
    const measures = isGrouped && this.#measures.length === 0 ? [{ agg: 'count' } as const] : this.#measures;
    const decided: Clause[] = isGrouped && draft.subject === 'decisions' ? [{ field: 'decision', op: 'not_null' }] : [];
    const query = {
      subject,
      where: [...where, ...decided],
      ...(period && { period }),
      ...(isGrouped && !isHolder && { by: this.#by.map(({ field, unit }) => ({ field, ...(unit && { unit }) })) }),
      ...(isGrouped && { measures }),
      ...(having.length > 0 && { having }),
      ...(order.length > 0 && { order }),
      ...(limit !== undefined && !isTopPer && !isCut && { limit }),
      ...(isTopPer && { top_per: limit }),
      ...(isCut && { base: { first: draft.limit, ...(claimOrder.length > 0 && { order: claimOrder }) } }),
      ...(draft.change !== undefined && { change: 'previous' as const }),
      ...(against && { against }),
    } satisfies ClaimQueryInput;
    const parsed = claimQuerySchema.safeParse(query);
    return parsed.success ? parsed.data : this.#none(draft);
  }

  #none(draft: Draft): undefined {
    this.#left.push(0, ...draft.terms.map(({ at }) => at), ...draft.measures.map(({ at }) => at), ...draft.superlatives.map(({ at }) => at), ...draft.groups.map(({ at }) => at));
    return undefined;
  }
}

function alternatives(clause: Clause): readonly Condition[] {
  return 'any' in clause ? clause.any : [clause];
}

function fieldOf(id: string): { readonly field: Field } | object {
  const field = findField(id);
  return field ? { field } : {};
}

/** Whether two positive terms ask for different values of a field that has one. */
function contradict(one: Term, other: Term | undefined): boolean {
  const valuesIn = ({ clauses }: Term): readonly unknown[] => clauses.flatMap((clause) => ('any' in clause || (clause.op !== '=' && clause.op !== 'in') ? [] : [clause.value].flat()));
  if (!other || one.field !== other.field || one.isAlternative) return false;
  const [first, second] = [valuesIn(one), valuesIn(other)];
  return first.length > 0 && second.length > 0 && !first.some((value) => second.includes(value));
}
