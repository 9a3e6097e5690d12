import { type ClaimQuery, type Clause, type Field, findField, outcomes } from '#engine';

import { attemptsOf, distinct } from '../attempts.ts';
import { type Cover, type Lattice, withoutActs } from '../lattice.ts';
import type { Act, ClaimTopic } from './act.ts';
import type { Pieces } from './piece.ts';
import { facilityPointedAt } from './refs.ts';
import { topicOfField } from './topics.ts';

/** `apa yang janggal di Bali bulan ini`, `kenapa RS ini sering muncul`: what stands out among claims; the other words are conditions, and each way to read them is one act. */
export function investigateActs(pieces: Pieces, lattice: Lattice): readonly (readonly Act[])[] {
  // Investigations look for what is high: `kenapa biaya di Bali rendah` is asked back.
  const high = pieces.all('judged').filter((i) => pieces.act(i, 'judged')?.isLow !== true);
  const openers = pieces.all('odd', 'why', 'often', 'asks').concat(high, pieces.places.filter((i) => pieces.is(i, 'which', 'comma')));
  const profile = profileOf(pieces);
  const isOpened = profile.length > 0 || pieces.all('odd').length > 0 || (pieces.all('why').length > 0 && pieces.items.length > 1);
  if (!isOpened) return [];
  const facility = facilityPointedAt(pieces);
  const isMany = pieces.all('often').concat(high).length > 0;
  const measured = isMany ? pieces.places.flatMap((i) => outcomesOfField(pieces.field(i)).map((id) => ({ i, id }))) : [];
  // `rs mana yang aneh`: hospitals one by one, which no investigation lists.
  if (pieces.places.some((i) => pieces.is(i, 'which') && [pieces.near(i, -1), pieces.near(i, 1)].some((at) => pieces.field(at)?.id === 'facility_key'))) return [];
  const used = new Set([...openers, ...facility, ...profile, ...measured.map(({ i }) => i)]);
  const rest = pieces.items.filter((_, i) => !used.has(i));
  pieces.take(...used);
  // A word that means something to other acts alone is no condition.
  if (withoutActs(rest).length < rest.length) return [];
  const of = facility.length > 0 ? { of: 'facility' as const } : {};
  const named = measured.map(({ id }) => id);
  if (rest.every(({ senses }) => senses.some(({ kind }) => kind === 'filler'))) return [[{ kind: 'investigate', where: [], ...of, ...(named.length > 0 && { outcomes: named }) }]];
  const cover: Cover = { items: withoutActs(rest), unknown: [], cost: rest.length };
  const readings = distinct(attemptsOf(cover, lattice, {}).filter(({ left, query }) => left.length === 0 && query !== undefined)).flatMap(({ query }) => query ?? []);
  const lists = readings.filter((query) => isList(query));
  if (lists.length > 0) pieces.take(...pieces.places);
  return lists.map(({ where, period }) => {
    // `banyak ditandai` is what is asked about, not which claims are.
    const asked = isMany ? where.flatMap((clause) => outcomesOf(clause).map((id) => ({ clause, id }))) : [];
    const all = [...named, ...asked.map(({ id }) => id)];
    return [{ kind: 'investigate', where: where.filter((clause) => asked.every((one) => one.clause !== clause)), ...(period && { period }), ...of, ...(all.length > 0 && { outcomes: all }) }];
  });
}

/** Outcomes that a condition is. */
function outcomesOf(clause: Clause): readonly string[] {
  return outcomes.filter(({ test, shown }) => test === 'rate' && shown.length === 1 && JSON.stringify(shown[0]) === JSON.stringify(clause)).map(({ id }) => id);
}

/** What a field is about; an amount is judged by its peers. */
function topicOf(field: Field | undefined): ClaimTopic | undefined {
  const topic = field && topicOfField(field);
  return topic === 'costs' ? 'peers' : topic;
}

/** Outcomes that are about what a field is about. */
function outcomesOfField(field: Field | undefined): readonly string[] {
  const topic = field && canBeHigh(field) ? topicOf(field) : undefined;
  if (topic === undefined) return [];
  return outcomes.filter(({ measure, shown }) => [measure.field, ...shown.map((clause) => ('field' in clause ? clause.field : undefined))].some((id) => topicOf(findField(id ?? '')) === topic)).map(({ id }) => id);
}

function canBeHigh({ id, kind }: Field): boolean {
  return id === 'amount_claimed' || id === 'los' || id === 'cost_zscore' || id === 'topup_amount' || id === 'severity_group' || kind === 'names';
}

/** `profil rs 173603`: a facility that is named. */
function profileOf(pieces: Pieces): readonly number[] {
  const isNamed = pieces.places.some((i) => pieces.values(i).some(({ field }) => field === 'facility_key' || field === 'facility_name'));
  return isNamed ? pieces.all('topic').filter((i) => pieces.act(i, 'topic')?.topic === 'overview') : [];
}

const usualLimit = 50;

/** Conditions alone; `rs swasta di Bali` names hospitals, which are asked about no more than by these. */
function isList({ subject, measures, by, having, order, base, limit }: ClaimQuery): boolean {
  const isPlain = subject === 'claims' ? measures.length === 0 : subject === 'facilities' && measures.length === 1 && measures[0]?.agg === 'count' && measures[0].where === undefined;
  return isPlain && by.length + having.length + order.length === 0 && base === undefined && limit === usualLimit;
}
