import { type ClosingReason, type Language, type Rational, closingReasons, equals, formatNumber, formatRupiah, isZero, multiply, rationalOf, roundToStep, subtract, timesPowerOfTen } from '#engine';

import { fill } from '../../reading/texts.ts';
import type { Why } from './problem.ts';
import { one } from './resolve.ts';
import { questions, told } from './texts.ts';
import type { Token } from './token.ts';

interface Told {
  readonly claimed: number;
  readonly language: Language;
}

/** A decision in words, with what is taken off and what is paid. @param paid share of the bill. */
export function describeWay(paid: Rational, reason: ClosingReason | null, { claimed, language }: Told): string {
  const bill = rationalOf(claimed);
  const sides = (share: Rational, name: 'correct' | 'paid'): Record<string, string> => ({ [`${name}Share`]: percentOf(share, language), [`${name}Amount`]: formatRupiah(multiply(bill, share), language) });
  const decision = equals(paid, one)
    ? fill(told.approved, language, { amount: formatRupiah(claimed, language) })
    : isZero(paid) ? fill(told.rejected, language, { amount: formatRupiah(claimed, language) }) : fill(told.partial, language, { ...sides(subtract(one, paid), 'correct'), ...sides(paid, 'paid') });
  return reason === null ? decision : `${decision} · ${fill(told.reason, language, { reason: closingReasons[reason].label[language] })}`;
}

export function describeProposal({ paid, reason, notes }: { readonly paid: Rational; readonly reason: ClosingReason | null; readonly notes: string }, options: Told): string {
  const parts = [describeWay(paid, reason, options), ...(notes === '' ? [] : [fill(told.notes, options.language, { notes })])];
  return fill(told.readAs, options.language, { parts: parts.join(' · ') });
}

/** A percentage, exact where two decimals are enough. */
function percentOf(share: Rational, language: Language): string {
  const percent = timesPowerOfTen(share, 2);
  const decimals = [0, 1, 2].find((places) => equals(roundToStep(percent, timesPowerOfTen(one, -places)), percent));
  return `${decimals === undefined ? told.about[language] : ''}${formatNumber(percent, language, decimals ?? 2)} %`;
}

/** What is asked back, with the words at fault and the bill. */
export function questionOf(why: Why, words: readonly string[], tokens: readonly Token[], { claimed, language }: Told): string {
  const quoted = words.map((word) => `“${word}”`).join(', ');
  return fill(questions[why], language, { words: tokens.length === 0 ? '' : quoted, claimed: formatRupiah(claimed, language) });
}
