import type { Rational } from '#engine';

/** What an auditor does with a claim in words. A correction takes a part off; the other three say what becomes of all of it where no part is named. */
export type Deed = 'approve' | 'reject' | 'pay' | 'correct';

/** What a word of the closed lists means in a sentence that decides. */
export type WordSense =
  /** `isOrder`: said of this claim and no other, so that it decides even among reasons. `isNoun`: `30 % koreksi`. */
  | { readonly is: 'deed'; readonly deed: Deed; readonly isOrder?: true; readonly isNoun?: true }
  | { readonly is: 'whole' | 'part' | 'rest' | 'uncorrected' }
  /** Before a quantity: what is paid in the end, how much, of what. */
  | { readonly is: 'to' | 'by' | 'of' }
  /** `isDenial`: with a word of paying it refuses (`tidak dibayar`); others leave open what is meant. */
  | { readonly is: 'not'; readonly isDenial?: true }
  /** `isSoft`: within a reason it is neither a condition nor a question. */
  | { readonly is: 'if' | 'asks'; readonly isSoft?: true }
  | { readonly is: 'later' | 'others' }
  | { readonly is: 'or' | 'but' | 'so' }
  /** `isNamed`: what follows is the reason by name, before what other words say. */
  | { readonly is: 'because'; readonly isNamed?: true }
  | { readonly is: 'this' | 'claim' | 'modal' | 'filler' };

export type Sense =
  | WordSense
  /** A share of the bill, 1 for all of it. */
  | { readonly is: 'share'; readonly share: Rational }
  /** Rupiah. */
  | { readonly is: 'amount'; readonly rupiah: number }
  /** A number that does not say of what: the quantities it can be, as they are written. */
  | { readonly is: 'bare'; readonly value: number }
  | { readonly is: 'id'; readonly id: string }
  /** The end of a clause. */
  | { readonly is: 'end' }
  | { readonly is: 'unknown' };

/** A piece of a sentence; offsets are into it. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly sense: Sense;
}

export type QuantityToken = Token & { readonly sense: Extract<Sense, { readonly is: 'share' | 'amount' | 'bare' }> };

export function isQuantity(token: Token): token is QuantityToken {
  return token.sense.is === 'share' || token.sense.is === 'amount' || token.sense.is === 'bare';
}

export function isA(token: Token | undefined, ...kinds: readonly Sense['is'][]): boolean {
  return token !== undefined && kinds.includes(token.sense.is);
}
