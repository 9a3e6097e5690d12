import { type ClosingReason, type Decision, type Language, approximate, equals, formatRupiah, isZero, longestNotes, subtract } from '#engine';

import { type Way, decisionOf, one } from './resolve.ts';
import type { DecisionOptions, Said } from './said.ts';
import { describeWay } from './tell.ts';
import { decisionWords } from './texts.ts';
import type { QuantityToken, Token } from './token.ts';

/** A sentence to click. */
export interface Choice {
  /** What it is read as, with its figures. */
  readonly label: string;
  /** The sentence: sent as any other, and read as any other. */
  readonly message: string;
  readonly decision: Decision;
  readonly correctionRatio: number;
  /** None where it is still to be said. */
  readonly reason: ClosingReason | null;
}

/** The choices that some sentences are, each told as it reads; those that read as no one decision are left out. */
export function choicesOf(messages: readonly string[], read: (message: string) => Said, options: DecisionOptions): readonly Choice[] {
  const choices = messages.flatMap((message) => {
    const { way, proposed } = read(message);
    const reason = proposed?.reason ?? null;
    return way && message.length <= longestNotes ? [{ label: describeWay(way.paid, reason, options), message, decision: decisionOf(way.paid), correctionRatio: approximate(subtract(one, way.paid)), reason }] : [];
  });
  return choices.filter(({ label }, i) => choices.findIndex((other) => other.label === label) === i);
}

/** A way to decide as a sentence with the auditor's own figure and reasons. @param reason one to be named besides. */
export function messageOf({ paid, said }: Way, { message, reasons }: Pick<Said, 'message' | 'reasons'>, language: Language, reason?: string): string {
  const words = decisionWords[language];
  const decision = equals(paid, one) ? words.approve : isZero(paid) ? words.reject : said === undefined ? '' : `${words[said.deed]} ${figureOf(said.token, message)}`;
  const spans = reasons.map(({ start, end, isMarked, isNamed }, i) => {
    const text = message.slice(start, end);
    return isNamed && reason === undefined ? `, ${words.reason}: ${text}` : i === 0 || isMarked ? ` ${words.because} ${text}` : `, ${text}`;
  });
  return `${decision}${spans.join('')}${reason === undefined ? '' : `, ${words.reason}: ${reason}`}`;
}

/** The figure as it was written; whole rupiah in full, which reads the same in either language. */
function figureOf({ start, end, sense }: QuantityToken, message: string): string {
  return sense.is === 'amount' && Number.isInteger(sense.rupiah) ? formatRupiah(sense.rupiah, 'id') : message.slice(start, end);
}

/** The sentence with each unit that a bare number can have. */
export function withUnits(message: string, tokens: readonly Token[]): readonly string[] {
  const [token, ...others] = tokens.filter(({ sense }) => sense.is === 'bare');
  if (token?.sense.is !== 'bare' || others.length > 0) return [];
  const { value } = token.sense;
  const units = [...(value <= 100 ? [`${value} %`.replace('.', ',')] : []), ...[1e3, 1e6].map((scale) => formatRupiah(value * scale, 'id'))];
  return units.map((unit) => `${message.slice(0, token.start)}${unit}${message.slice(token.end)}`);
}
