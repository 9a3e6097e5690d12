import { type ClaimQuery, type Clause, type Field, findField, outcomes } from '#engine';

import { attemptsOf, distinct } from '../attempts.ts';
import { type Cover, type Lattice, withoutActs } from '../lattice.ts';
import type { Act, ClaimTopic } from './act.ts';
import { isVerdict } from './notices.ts';
import type { Pieces } from './piece.ts';
import { facilityPointedAt } from './refs.ts';
import { topicOfField } from './topics.ts';

/**
 * `apa yang janggal di Bali bulan ini`, `kenapa RS ini sering muncul`: what stands out among claims. The rest of the
 * words are conditions, read as those of any question; each way to read them is one act.
 */
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

/** `apakah RS ini curang`, `apakah klaim ini fraud`: guilt is not found here; what points at something is answered with indications. */
export function verdictActs(pieces: Pieces, openClaim: boolean): readonly Act[] {
  if (!takeVerdict(pieces)) return [];
  const facility = facilityPointedAt(pieces);
  const pointed = pieces.all('this', 'it');
  const subjects = pieces.places.filter((i) => pieces.as(i, 'subject')?.subject === 'claims');
  pieces.take(...facility, ...pointed, ...subjects);
  if (facility.length > 0) return [verdict, { kind: 'investigate', where: [], of: 'facility' }];
  return pointed.length > 0 || openClaim ? [verdict, { kind: 'claim', claim: { kind: 'open' }, topics: ['flags'], fields: [] }] : [verdict];
}

/** `klaim 1000… fraud ga`, `rs 173603 curang ga`: of a claim or facility that is named. */
export function namedVerdictActs(pieces: Pieces): readonly Act[] {
  const claims = pieces.places.filter((i) => pieces.idAt(i) !== undefined);
  const facilities = pieces.places.filter((i) => facilityAt(pieces, i) !== undefined);
  const subjects = pieces.places.filter((i) => pieces.is(i, 'subject') || pieces.field(i)?.id === 'claim_id');
  // `klaim fraud di rs 173603` are claims.
  if (claims.length + facilities.length === 0 || (claims.length === 0 && subjects.length > 0) || !takeVerdict(pieces)) return [];
  pieces.take(...claims, ...facilities, ...subjects, ...pieces.places.filter((i) => pieces.field(i)?.id === 'facility_key' || pieces.act(i, 'nth', 'this')));
  return [
    verdict,
    ...claims.map((i): Act => ({ kind: 'claim', claim: { kind: 'id', id: pieces.idAt(i) ?? '' }, topics: ['flags'], fields: [] })),
    ...facilities.flatMap((i): Act[] => facilityAt(pieces, i)?.values.map((value) => ({ kind: 'investigate', where: [{ field: facilityAt(pieces, i)?.field ?? '', op: '=', value }] })) ?? []),
  ];
}

/** `berarti pasien cuci darah itu curang ya?`, `is the hospital at the top cheating?`: yes or no of people or hospitals, however they are described; no figure answers that. */
export function accusationActs(pieces: Pieces): readonly Act[] {
  const said = pieces.places.findLast((i) => isVerdict({ senses: pieces.items[i]?.senses ?? [] })) ?? -1;
  const accused = pieces.places.findIndex((i) => ['patient', 'facility_key'].includes(pieces.field(i)?.id ?? '') || pieces.as(i, 'concept')?.concept === 'no_doctor');
  const isOfFigures = pieces.places.some((i) => pieces.is(i, 'count', 'which', 'share', 'aggregate', 'define', 'per', 'subject') && !/^(?:apakah|do|does|worklist)$/u.test(pieces.first(i)) && !pieces.is(i, 'filler'));
  const isLast = pieces.places.slice(said + 1).every((i) => pieces.isFiller(i)) && pieces.as(said - 1, 'filler')?.as !== 'that';
  const isAsked = yesOrNo.test(pieces.first(0)) || (isLast && pieces.places.some((i) => pieces.act(i, 'this')));
  if (accused < 0 || said < accused || isOfFigures || !isAsked || facilityPointedAt(pieces).length > 0) return [];
  pieces.take(...pieces.places);
  return [verdict];
}

/** What a question opens with that wants yes or no. */
const yesOrNo = /^(?:berarti|apakah|artinya|masa|benarkah|betulkah|emang|memang|emangnya|memangnya|is|are|was|were|does|do|did|has|have|could|can|isn|aren)$/u;

const verdict: Act = { kind: 'notice', notice: 'verdict' };

function facilityAt(pieces: Pieces, i: number): ReturnType<Pieces['values']>[number] | undefined {
  return pieces.values(i).find(({ field }) => field === 'facility_key' || field === 'facility_name');
}

/** Takes words for guilt with those that only ask; false where there are none. */
function takeVerdict(pieces: Pieces): boolean {
  const said = pieces.places.filter((i) => isVerdict({ senses: pieces.items[i]?.senses ?? [] }));
  if (said.length > 0) pieces.take(...said, ...pieces.places.filter((i) => pieces.is(i, 'which', 'or', 'and', 'comma') || pieces.act(i, 'asks')));
  return said.length > 0;
}
