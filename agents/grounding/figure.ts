import type { EvidenceItem } from '#tools';

import type { Rational } from './rational.ts';

/** What a part of a sentence claims to be. */
export type FigureKind =
  | 'amount'
  | 'number'
  | 'percent'
  | 'multiple'
  | 'ordinal'
  /** Two numbers over each other: `1:2`. */
  | 'ratio'
  | 'date'
  | 'month'
  | 'code'
  | 'flag'
  | 'facility'
  | 'place'
  | 'category'
  | 'statistic'
  | 'quote';

/** How a figure follows from cited evidence. */
export type Derivation =
  | 'equal'
  | 'unit_change'
  | 'difference'
  | 'sum'
  | 'ratio'
  | 'percent_of'
  | 'percent_change'
  | 'rank'
  | 'count'
  | 'remainder'
  | 'days_between'
  | 'part_of_date'
  /** Near the figure, as `sekitar` and `hampir` say it. */
  | 'approximation'
  /** Beyond the figure, as `lebih dari` and `paling banyak` say it. */
  | 'bound';

export interface Support {
  readonly derivation: Derivation;
  /** Ids of the evidence it follows from. */
  readonly evidence: readonly string[];
}

export interface Figure {
  readonly kind: FigureKind;
  readonly text: string;
  /** Offsets into the sentence, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Absent where nothing cited proves the figure. */
  readonly support?: Support;
}

export const findingCodes = [
  'FIGURE_UNSUPPORTED',
  'FIGURE_MISATTRIBUTED',
  'COMPARISON_FALSE',
  'TOKEN_UNKNOWN',
  'QUANTITY_VAGUE',
  'QUOTE_UNKNOWN',
  'NAME_UNSUPPORTED',
  'FLAG_UNSUPPORTED',
  'WORDING_FORBIDDEN',
  'TEXT_UNSAFE',
  'EVIDENCE_MISSING',
  'NOTHING_PROVEN',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Why a sentence may not be shown. */
export interface Finding {
  readonly code: FindingCode;
  readonly text: string;
  readonly start: number;
}

/** What the words before a figure make of it: `sekitar`, `lebih dari`, `kurang dari`, `minimal`, `maksimal`. */
export type Relation = 'about' | 'more' | 'less' | 'at_least' | 'at_most';

/** A number as written: its value, the step of its last digit shown, and the unit its neighbours give. */
export interface WrittenNumber {
  readonly value: Rational;
  readonly step: Rational;
  readonly unit: WrittenUnit;
  /** Shown in thousands, millions or more. */
  readonly isScaled: boolean;
  /** Said in words that round by themselves (`separuh`, `dua kali lipat`): within a twentieth. */
  readonly isRough?: boolean;
  /** What a number of items counts, where its noun says so. */
  readonly counted?: CountedItem;
  readonly relation?: Relation;
  /** Whether it is the first or the second number of `3 dari 10 klaim`. */
  readonly role?: 'part' | 'whole';
}

export type WrittenUnit =
  | 'none'
  | 'rupiah'
  | 'percent'
  /** Percentage points: a difference of two shares. */
  | 'points'
  | 'multiple'
  | 'ordinal'
  | 'days'
  | 'years'
  | 'claims'
  | 'facilities'
  | 'participants'
  | 'beds'
  | 'items'
  | 'unknown';

export type CountedItem = 'diagnosis' | 'procedure' | 'rule' | 'code' | 'topup' | 'candidate' | 'mark' | 'month' | 'row';

export type Cited = readonly EvidenceItem[];

/** Whether a figure may come from these items by this derivation: the words and names around it decide. */
export type Accept = (items: Cited, derivation: Derivation) => boolean;
