import type { Act } from './act.ts';
import type { Pieces } from './piece.ts';

const help: Act = { kind: 'notice', notice: 'help' };

/** Greetings and thanks that nothing follows. */
export function politeActs(pieces: Pieces): readonly Act[] {
  const farewells = pieces.all('farewell');
  pieces.take(...farewells);
  if (pieces.left.length > 0) return [];
  const said = [...pieces.places.flatMap((i) => pieces.act(i, 'notice')?.notice ?? []), ...farewells.map(() => 'thanks' as const)];
  const notice = (['greeting', 'thanks'] as const).findLast((one) => said.includes(one));
  return notice === undefined ? [] : [{ kind: 'notice', notice }];
}

/** What can be asked here. */
export function helpActs(pieces: Pieces): readonly Act[] {
  const said = pieces.all('notice').filter((i) => pieces.act(i, 'notice')?.notice === 'help');
  if (said.length === 0) return [];
  pieces.take(...said, ...pieces.places.filter((i) => pieces.is(i, 'which', 'me', 'what_if', 'and') || pieces.act(i, 'asks', 'should', 'this', 'product', 'how', 'whether', 'starts', 'makes', 'introduces', 'requests')));
  return [help];
}

/** `cara masukin data`, `export the worklist to excel`: what is done by commands and buttons; of loads and refreshes how they stand too. What is said beside it is not answered. */
export function howToActs(pieces: Pieces): readonly Act[] {
  const isHow = pieces.all('how_to').length > 0;
  const gets = pieces.all('handles').filter((i) => pieces.act(i, 'handles')?.isLoad !== true);
  const isOrder = (pieces.act(0, 'requests') ?? pieces.act(0, 'handles')) !== undefined && !pieces.places.some((i) => pieces.is(i, 'which', 'count') || pieces.act(i, 'when', 'place', 'asks', 'whether'));
  const isAsked = isHow || isOrder;
  const loads = pieces.all('handles').length > gets.length && isAsked;
  // `caranya gimana`, behind what is to be done.
  const isBare = isHow && pieces.places.every((i) => pieces.isFiller(i) || pieces.act(i, 'how_to', 'how') !== undefined);
  if (gets.length === 0 && !loads && !isBare) return [];
  pieces.take(...pieces.places);
  return [...(loads ? [{ kind: 'operation', about: 'refresh' } as const] : []), help];
}

/** `capek bgt hari ini`, `jawabannya ngaco`, `who built you`, `saya mulai dari mana`: talk, where nothing is asked of claims. */
export function talkActs(pieces: Pieces): readonly Act[] {
  const asksFigures = pieces.places.some((i) => pieces.is(i, 'count', 'share', 'aggregate', 'per', 'superlative', 'trend', 'define') || pieces.values(i).length > 0);
  if (asksFigures) return [];
  const isAbout = pieces.places.some((i) => pieces.is(i, 'subject', 'field', 'concept') && !pieces.act(i, 'you', 'makes'));
  const [feels, you, starts] = [pieces.all('feels').length > 0, pieces.all('you').length > 0, pieces.all('starts').length > 0];
  const appraises = pieces.all('appraises').length > 0 && (you || pieces.all('this', 'it').length > 0);
  const isHowTo = starts && pieces.places.some((i) => pieces.is(i, 'which') || pieces.act(i, 'how', 'how_to', 'should'));
  const isOfYou = you && pieces.all('makes').length > 0;
  // `not bad at all, cheers`
  const isOnlyAppraised = pieces.all('appraises').length > 0 && pieces.places.every((i) => pieces.isFiller(i) || pieces.is(i, 'not') || pieces.act(i, 'appraises', 'notice', 'feels', 'you', 'this', 'it', 'asks') !== undefined);
  const isTalk = isOnlyAppraised || (feels && pieces.places.every((i) => !pieces.is(i, 'which'))) || (!isAbout && (appraises || isOfYou || isHowTo));
  if (!isTalk) return [];
  pieces.take(...pieces.places);
  return [help];
}

/** `saya baru di tim audit`, `masa ga bisa?`: a sentence that tells of who asks, or doubts what was answered, besides one that asks. */
export function isAside(pieces: Pieces, unknown: number): boolean {
  const isDoubt = unknown === 0 && pieces.all('whether', 'certain').length > 0 && pieces.places.every((i) => pieces.isFiller(i) || pieces.is(i, 'not') || pieces.act(i, 'whether', 'certain') !== undefined);
  return isDoubt || (pieces.all('introduces').length > 0 && !pieces.places.some((i) => pieces.is(i, 'count', 'which', 'subject', 'field', 'value', 'aggregate', 'define', 'number') && !pieces.act(i, 'introduces')));
}

/** `oh, tidak ada ya`, `kosong?`: what was answered, said again. */
export function isEcho(pieces: Pieces, unknown: number): boolean {
  const isNone = (i: number): boolean => pieces.is(i, 'empty', 'without') && ['ada', 'kosong', 'nihil'].includes(pieces.last(i));
  return unknown === 0 && pieces.places.some((i) => isNone(i)) && pieces.places.every((i) => isNone(i) || pieces.is(i, 'comma') || pieces.as(i, 'filler')?.as === 'plain' || pieces.act(i, 'notice') !== undefined);
}
