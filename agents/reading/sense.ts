import type { Aggregation, Condition, DateUnit, Field } from '#engine';

import type { ActMeaning } from './acts/act.ts';
import type { PeriodUnit, Span } from './calendar.ts';

export type Scalar = string | number | boolean;
export type Comparison = '=' | '<' | '<=' | '>' | '>=';
/** `times` counts the value of another field, a fraction too; `percent` is a share of 100; `months` are no fixed number of days. */
export type NumberUnit = 'rupiah' | 'days' | 'months' | 'years' | 'percent' | 'times';

/** A condition's right side: values of one field, parts of a hierarchy of codes, or the moment since which something came. */
export interface ValueSense {
  readonly kind: 'value';
  readonly field: string;
  readonly op: '=' | 'under' | 'contains' | '>=';
  readonly values: readonly Scalar[];
}

export interface NumberSense {
  readonly kind: 'number';
  readonly value: number;
  readonly unit?: NumberUnit | undefined;
  /** Why it is this number, where the words allow another. */
  readonly assumed?: 'miliar' | 'million';
  /** `seminggu`: said without a number. */
  readonly isOne?: true;
}

export interface RangeSense {
  readonly kind: 'range';
  readonly low: number;
  readonly high: number;
  readonly unit?: NumberUnit | undefined;
}

/** A period counted from either anchor: the newest date of the claims, or today in Asia/Jakarta. Open at an end that is not there. */
export interface PeriodSense {
  readonly kind: 'period';
  readonly claims: Span;
  readonly clock: Span;
  /** Counts from the anchor. */
  readonly isRelative: boolean;
  /** The one before, of a unit: before the period that was asked of, where there was one. */
  readonly prior?: PeriodUnit;
  /** The one after instead. */
  readonly isNext?: true;
  /** The one that it lies in instead: `the whole year`. */
  readonly isAround?: true;
  /** Its year was not said. */
  readonly isYearAssumed?: boolean;
  /** The beginning, middle or end of something, read as a third of it. */
  readonly isThird?: boolean;
}

/**
 * Words of grammar that say no more than their kind: `distinct`: each counted once: `three different hospitals`; `in_all`: of all claims of a group together: `over 100 million in total`;
 * `ends`: the least and the most of a number: `rentang usia`; `kinds`: the kinds of what was named: `per jenis`; `as`: `diabetes sebagai diagnosis sekunder`: what follows says as what; `anywhere`: `diabetes sebagai diagnosis utama atau sekunder`: at
 * whichever place a diagnosis stands; `since`: `7 hari setelah klaim sebelumnya`; `apart`: how far apart: `jaraknya 1 hari dari klaim sebelumnya`; `both`: each of what is named: `both A and B`;
 * `drop`: what stands before it is left out: `yang di bawah 500 buang`; `inclusive`: the bound itself belongs to what is bounded; `each`: of each of what is named: `stroke dan pneumonia
 * masing-masing`; `leaving`: what a readmission is after: `within 30 days of discharge`; `arriving`: what a stay begins with: `within 2 days of admission`; `unevaluated`: a rule was not
 * evaluated; `returning`: somebody came again: `balik lagi`, `came back`; `before`: so many days before a claim; `others`: what is left of what was asked before: `sisanya`: `the rest`;
 * `together`: what was told apart, as one; `as_share`: `jadikan persen`: of numbers of groups, shares of them; `another`: another claim or stay, of the same person; `same_time`: the period that was asked of before.
 */
type PlainKind =
  'not' | 'except' | 'without' | 'and' | 'but' | 'comma' | 'or' | 'about' | 'distinct' | 'in_all' | 'ends' | 'spread' | 'which' | 'top' | 'order' | 'versus' | 'comparing' | 'trend' |
  'change' | 'me' | 'empty' | 'present' | 'define' | 'only' | 'include' | 'unfilter' | 'kinds' | 'as' | 'anywhere' | 'since' | 'apart' | 'both' | 'drop' | 'inclusive' | 'same_day' |
  'each' | 'leaving' | 'arriving' | 'unevaluated' | 'returning' | 'before' | 'others' | 'together' | 'as_share' | 'another' | 'same_time';
type OfKind<Kind> = Kind extends string ? { readonly kind: Kind } : never;

/** A word of grammar. Fillers carry no meaning of their own; the others are consumed where a rule of the grammar takes them. */
export type RoleSense =
  /** A word of the background lexicon: it says nothing wherever it stands, and nothing stands between its neighbours. */
  | { readonly kind: 'filler'; readonly as: 'light' }
  | { readonly kind: 'filler'; readonly as: 'plain' | 'the' | 'that' | 'of' | 'in' | 'with' | 'quantity' | 'every' | 'past' | 'also' | 'show' | 'between' }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly after?: true; readonly of?: string }
  | { readonly kind: 'aggregate'; readonly agg: Aggregation }
  | { readonly kind: 'count'; readonly isAmount?: true }
  /** `of`: what is shared, where the word names it: `angka kematian`. */
  | { readonly kind: 'share'; readonly of?: Condition; /** Of what happens, named beside it: `tingkat readmisi`, `flag rate`. */ readonly isRate?: true }
  /** `isFurther`: besides what was grouped by before. */
  | { readonly kind: 'per'; readonly isFurther?: true }
  | { readonly kind: 'superlative'; readonly direction: 'asc' | 'desc'; readonly of?: string }
  | { readonly kind: 'from_end'; readonly direction: 'asc' | 'desc' }
  | { readonly kind: 'taking'; readonly field: 'assignee' | 'reviewer' }
  /** `isOfSome`: claims of what is said besides, or before: `sessions`. */
  | { readonly kind: 'subject'; readonly subject: 'claims' | 'pairs' | 'decisions'; readonly isOfSome?: true }
  /** `isEach`: each of them, `bulanan`. */
  | { readonly kind: 'unit'; readonly unit: DateUnit; readonly isEach?: true }
  | { readonly kind: 'whole'; readonly of: 'time' | 'country' }
  | { readonly kind: 'what_if'; readonly isExchange?: true; /** Of a bound: `turunkan batasnya jadi`. */ readonly isBound?: true }
  /** Stands for what was answered before: `itu`, `those`; `isNear` for what is open: `rs ini`; `isMany` for all of it: `those hospitals`; `isEach` for its rows one by one; `isNoun` stands for the claims where a noun is wanted: `the severe ones`. */
  | { readonly kind: 'point'; readonly isNear?: true; readonly isMany?: true; readonly isNoun?: true; readonly isEach?: true }
  /** Codes that are another's or not: `beda dengan`, `differs from`, `same as`. */
  | { readonly kind: 'differs'; readonly isSame?: true }
  /** One of the groups that were shown, from 1; without a place a number behind it says which. */
  | { readonly kind: 'place'; readonly place?: number }
  | OfKind<PlainKind>;

/** What words mean where a message is no query. */
export type ActSense = { readonly kind: 'act' } & ActMeaning;

export type Sense = ValueSense | NumberSense | RangeSense | PeriodSense | RoleSense | ActSense | { readonly kind: 'field'; readonly field: Field } | { readonly kind: 'concept'; readonly concept: string };
export type SenseKind = Sense['kind'];
export type SenseOf<Kind extends SenseKind> = Extract<Sense, { readonly kind: Kind }>;

/** Neighbouring atoms, the last exclusive, with all that they can mean. */
export interface Item {
  readonly from: number;
  readonly to: number;
  readonly senses: readonly Sense[];
  /** Values that the words name less surely: only where their field is said, or another of its values stands beside. */
  readonly weaker?: readonly ValueSense[];
}
