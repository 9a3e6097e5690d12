import type { Refusal } from '../statement.ts';

/** One side of one query of this run: the only one where the query has no sides. */
export interface SideRef {
  /** Before the ids of its evidence: `query`, `2:query`. */
  readonly query: string;
  /** From 0. */
  readonly side: number;
}

/** A row of a side, from 1. */
export interface RowRef extends SideRef {
  readonly row: number;
}

/** What can be said of the result of a query, without words: of rows that were read, and of columns, which are measures by their names. */
export type ResultStatement =
  /** How many claims pass, where any do. */
  | { readonly kind: 'matched'; readonly of: SideRef }
  /** No claim passes, or none of the groups or pairs of those that do. */
  | { readonly kind: 'none_match'; readonly of: SideRef }
  /** Where no claim passes: so many do where one condition is left out. `relaxed` asks so of the same claims. */
  | { readonly kind: 'relaxed'; readonly of: SideRef; readonly without: number; readonly relaxed: SideRef }
  /** The measures of the one row that a query without groups has. */
  | { readonly kind: 'figures'; readonly of: SideRef }
  /** What the rows that follow are: of how many, chosen how, in which order, how many of them. */
  | { readonly kind: 'listed'; readonly of: SideRef; readonly rows: number }
  /** A group or a claim with its values. */
  | { readonly kind: 'row'; readonly of: RowRef }
  /** Of two groups or more that pass `having`, no other has as much, or as little. */
  | { readonly kind: 'leader'; readonly of: RowRef; readonly column: string; readonly end: 'most' | 'least' }
  /** These groups, and no others, have as much, or as little. */
  | { readonly kind: 'tie'; readonly of: SideRef; readonly rows: readonly number[]; readonly column: string; readonly end: 'most' | 'least' }
  /** A group as a part of all groups together, where there are several. */
  | { readonly kind: 'portion'; readonly of: RowRef; readonly column: string }
  /** The groups that come right behind the first one, in the order of the measure, with how many times theirs the first has. */
  | { readonly kind: 'runners_up'; readonly of: SideRef; readonly rows: number; readonly column: string; readonly end: 'most' | 'least' }
  /** What a total comes to for each claim, or claims for each one that is counted. */
  | { readonly kind: 'each'; readonly of: SideRef; readonly column: string }
  /** A claim is in several of the groups, so that these add up to more than there are. */
  | { readonly kind: 'overlap'; readonly of: SideRef; readonly column: string }
  /** What is counted are the claims that pass the conditions, set against no group's own size. */
  | { readonly kind: 'volume'; readonly of: SideRef }
  /** Groups among the first so many whose mean or share rests on few claims. */
  | { readonly kind: 'thin'; readonly of: SideRef; readonly rows: number }
  /** From one whole period to a later one. */
  | { readonly kind: 'change'; readonly of: SideRef; readonly column: string; readonly from: number; readonly to: number; readonly direction: 'up' | 'down' | 'same' }
  /** From one whole period to the one that follows: no other such step is as large. */
  | { readonly kind: 'step'; readonly of: SideRef; readonly column: string; readonly from: number; readonly to: number; readonly direction: 'up' | 'down' }
  /** The first groups as a part of all claims, where more follow. */
  | { readonly kind: 'together'; readonly of: SideRef; readonly rows: number; readonly column: string }
  /** What most of the claims that are listed share: a value, or one of a list. */
  | { readonly kind: 'alike'; readonly of: SideRef; readonly rows: number; readonly column: string; readonly value: string }
  /** Two rows of one measure beside each other; two periods only where both are whole. */
  | { readonly kind: 'versus'; readonly left: RowRef; readonly right: RowRef; readonly column: string; readonly relation: 'less' | 'equal' | 'more' }
  /** A mean, median, P90 or share of the one row that a query without groups has rests on so few claims that it says little. */
  | { readonly kind: 'few'; readonly of: SideRef }
  /** Claims that pass a negative condition since they have no value in the field. */
  | { readonly kind: 'absent'; readonly of: SideRef; readonly field: string }
  /** Claims of which the scope keeps the field back. */
  | { readonly kind: 'withheld'; readonly of: SideRef; readonly field: string };

export type ResultStatementOf<Kind extends ResultStatement['kind']> = Extract<ResultStatement, { readonly kind: Kind }>;

/** Why a statement about a result is not told. */
export type ResultRefusal =
  | Extract<Refusal, 'row_not_read' | 'value_absent' | 'relation_false' | 'not_a_part' | 'units_differ'>
  /** Rows that were not read could say otherwise. */
  | 'rows_missing'
  /** A period that the data or the question cut short. */
  | 'period_cut';
