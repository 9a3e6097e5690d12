import type { Aggregation, ClaimQuery, Clause, Condition, DateUnit, Divisor, Field } from '#engine';

import type { Comparison, NumberSense, PeriodSense, Scalar } from '../sense.ts';

/** A condition that a question names. */
export interface Term {
  readonly field: string;
  /** All hold. */
  readonly clauses: readonly Clause[];
  /** Of a term of values: each by itself, for comparing. */
  readonly sides?: readonly Condition[];
  readonly isNegative: boolean;
  /** Said with `bukan`: others are meant. */
  readonly isDenied?: boolean;
  /** Its values are joined by `or`. */
  readonly isEither?: boolean;
  /** Values set against each other. */
  readonly isVersus?: boolean;
  readonly at: number;
  /** Joined to the term before by `or`. */
  readonly isAlternative: boolean;
  readonly part: Part;
  /** Said with `di` or `in`: where, not what. */
  readonly isPlace: boolean;
  /** Said with `juga`: besides what was asked before. */
  readonly isAlso?: boolean;
  /** Said with `saja`. */
  readonly isOnly?: boolean;
  /** Said with `dengan` or `tanpa`, of claims that other words name. */
  readonly isWith?: boolean;
  /** The bound before takes this number too. */
  readonly isBound?: boolean;
  /** One of the groups that were shown. */
  readonly isPointed?: boolean;
  /** A number whose field the words do not name. */
  readonly isUnnamed?: boolean;
  /** A number alone, which no word compares. */
  readonly isPlain?: boolean;
}

/** Where in a share a term stands: what is shared, or what it is a share of. */
export type Part = 'base' | 'that';

export type PeriodDate = NonNullable<ClaimQuery['period']>['date'];

export interface PeriodPiece {
  /** It is two that lie side by side: `triwulan I dan II`. */
  readonly isPair?: boolean;
  readonly sense: PeriodSense;
  readonly date?: PeriodDate;
  /** Said as that of the question before. */
  readonly isSame?: true;
  readonly at: number;
  readonly isNegative: boolean;
  readonly isVersus: boolean;
}

export interface MeasurePiece {
  readonly agg: Aggregation;
  /** Takes only the claims that pass this too. */
  readonly where?: readonly Clause[];
  /** Makes it a share, or a ratio. */
  readonly of?: 'group' | Divisor;
  readonly field?: Field;
  readonly at: number;
}

export interface GroupPiece {
  readonly field: string;
  readonly unit?: ClaimQuery['by'][number]['unit'];
  /** Said with `juga`. */
  readonly isAlso?: boolean;
  /** What is there is divided by it: `pecah per`. */
  readonly isSplit?: boolean;
  /** A unit of time without its date. */
  readonly isImplied?: true;
  /** Of a number: how wide its bins are. */
  readonly width?: number;
  /** Of a number: where each of its bands begins. */
  readonly edges?: readonly number[];
  readonly role: 'per' | 'head';
  readonly limit?: number;
  readonly at: number;
}

/** Words that were read as something the catalogue sets by default. */
export interface Assumption {
  /** Place of the token that it is about. */
  readonly at: number;
  readonly about: 'field' | 'aggregate' | 'unit' | 'year' | 'date' | 'share' | 'measure' | 'million' | 'miliar' | 'anchor_claims' | 'anchor_clock' | 'third' | 'approximate' | 'multiple' | 'average' | 'event' | 'months' | 'order' | 'ratio' | 'bins' | 'code' | 'empty' | 'stays' | 'clinic' | 'treated' | 'together' | 'spelling' | 'pending' | 'verdict';
  readonly value?: string;
}

/**
 * What a question says by a number, or by the place of its words, and what is so of it. `openCount`: a count that does not say of what; `furtherAt`: a second count, of those of what is counted
 * that the words behind it tell; `isOwned`: the claims are said to be of a patient or facility that is named: `pasien yang klaimnya`; `isOfWhole`: it is a share of what the words name behind
 * `dari`; `isGap`: it is compared by a word that names a field too: `selisih`; `wholeTime`: place of words that say that no period is meant; `wholeCountry`: place of words that say that no
 * place is meant; `isAddition`: what is measured besides what was measured before; `isAlso`: it ends with `juga`; `isGoingOn`: it goes on with `dan` or `kalau`: something else is asked of;
 * `points`: place of words that stand for what was answered before; `isOfRows`: the rows before are meant, one by one; `isOfClaims`: the claims before are meant, not their groups; `each`: place
 * of `masing-masing`; `kinds`: place of `per jenis`; `isNarrowed`: said with `saja`: of what was asked before, fewer; `both`: place of `keduanya`: each of what was told apart; `together`: place
 * of words that say that what was told apart is meant together; `isAmount`: how much is asked for, and not of what; `isInAll`: what is measured is of all groups before together; `isOfPeriod`: the period of the question before is said again; `isInstead`: said with `kalau`: in the place of what was said before;
 * `isExchange`: said with `ganti`: what is measured takes the place of what was measured.
 */
type Said = { -readonly [Name in
  | 'limit' | 'openCount' | 'limitAt' | 'furtherAt' | 'subjectAt' | 'count' | 'trend' | 'change' | 'comparing' | 'versus' | 'wholeTime' | 'wholeCountry' | 'points' | 'each' | 'kinds'
  | 'both' | 'together']?: number } & { -readonly [Name in
  | 'isOwned' | 'isOfWhole' | 'isGap' | 'isAddition' | 'isAlso' | 'isEdit' | 'isGoingOn' | 'isOfRows' | 'isOfClaims' | 'isNarrowed' | 'isAmount' | 'isInAll' | 'isOfPeriod' | 'isInstead' | 'isExchange']?: boolean };

/** What the words of one question say, piece by piece, before it is one query. */
export interface Draft extends Said {
  readonly terms: Term[];
  readonly periods: PeriodPiece[];
  readonly measures: MeasurePiece[];
  readonly having: { readonly op: Comparison; readonly value: ClaimQuery['having'][number]['value']; readonly measure?: MeasurePiece; readonly isShare?: boolean; /** What is bounded is not said. */ readonly isOpen?: boolean; readonly at: number }[];
  readonly groups: GroupPiece[];
  readonly superlatives: { readonly direction: 'asc' | 'desc'; readonly of?: string | undefined; readonly at: number }[];
  readonly orders: { readonly field?: string; /** By what was measured last. */ readonly isOfLast?: true; /** By the share that was asked for. */ readonly isOfShare?: true; readonly agg?: Aggregation; readonly direction?: 'asc' | 'desc'; readonly at: number }[];
  readonly bare: { readonly field: Field; readonly unit?: DateUnit; readonly isEvery?: boolean; /** It is joined to the words before, and of none that says which claims. */ readonly isListed?: boolean; readonly at: number }[];
  /** Bounds without a field or unit: of what was bounded before. */
  readonly open: { readonly op: Comparison; readonly value: number; /** Of a range: its other end. */ readonly to?: number; readonly at: number }[];
  /** Fields whose conditions a follow-up takes away. */
  readonly dropped: { readonly field: string; readonly at: number }[];
  /** Values that a follow-up adds to those of the query before. */
  readonly included: Term[];
  readonly concepts: string[];
  readonly assumed: Assumption[];
  /** Places of `atau` that the condition after them must take. */
  readonly ors: number[];
  /** Places of tokens that nothing takes. */
  readonly left: number[];
  /** Places of counts that go on from another with `dan`: each is of what stands between it and the next. */
  readonly apart: number[];
  subject?: 'claims' | 'pairs' | 'decisions';
  /** `isOfGroups`: what is shared out are the groups, each a share of all that matches. */
  share?: { readonly at: number; readonly field?: string; /** What it is a share of was named before it. */ readonly isBehind?: true; readonly isOfGroups?: true };
  /** Place of `jadikan persen`, and what each share is said to be of. */
  asShare?: { readonly at: number; readonly group?: string; readonly field?: string; /** Said with `dalam persen`: how the numbers are told. */ readonly isInPercent?: boolean };
  /** Where the codes asked of before are to stand: `yang sebagai diagnosis sekunder?` */
  codesAs?: { readonly at: number; readonly field: Field };
  /** Another number for the bound before: `turunkan batasnya jadi 10`. */
  rebound?: { readonly at: number; readonly number: NumberSense };
  /** Place of `as a percentage of the amount claimed`, and that amount. */
  ratioTo?: { readonly at: number; readonly field: string };
  /** The others are meant: than what the query before asked of, of a field where it is named. */
  others?: { readonly at: number; readonly field?: string; readonly to: number; /** Said by a word for what is left; not set where they are denied. */ readonly isRest?: boolean; /** The groups that were shown. */ readonly shown?: { readonly field: string; readonly values: readonly Scalar[] } };
}

export function emptyDraft(): Draft {
  return { terms: [], periods: [], measures: [], having: [], groups: [], superlatives: [], orders: [], bare: [], open: [], dropped: [], included: [], concepts: [], assumed: [], ors: [], left: [], apart: [] };
}

/** Whether words say nothing to ask or to change: words that only ask (`apa saja?`), point or show. */
export function isNothing({ subject, share, ratioTo, codesAs, rebound, trend, change, limit, comparing, versus, kinds, each, wholeTime, wholeCountry, others, together, ...draft }: Draft): boolean {
  const pieces = [draft.terms, draft.periods, draft.measures, draft.having, draft.groups, draft.superlatives, draft.orders, draft.open, draft.bare, draft.dropped, draft.included, draft.left];
  return [subject, share, ratioTo, codesAs, rebound, trend, change, limit, comparing, versus, kinds, each, wholeTime, wholeCountry, others, together].every((said) => said === undefined) && pieces.every((list) => list.length === 0);
}
