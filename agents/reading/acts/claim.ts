import { findField, isList } from '#engine';

import type { Act, ClaimRef, ClaimTopic } from './act.ts';
import { Asked } from './asked.ts';
import { readWord } from './claim-words.ts';
import { isLimit } from './lacking.ts';
import type { Pieces } from './piece.ts';
import { type Pointing, mostClaims, refsIn } from './refs.ts';
import { inFile, topicOfConcept, topicOfField } from './topics.ts';

/** Whether the words point at a claim, and whether one is open. */
interface Known {
  readonly isPointed: boolean;
  readonly isOpen: boolean;
}

/** Questions about a claim that is named, pointed at or open; about several, an act each. */
export function claimActs(pieces: Pieces, pointing: Pointing): readonly Act[] {
  const refs = refsIn(pieces, pointing);
  const asked = new Asked();
  const isPointed = refs.length > 0;
  const isOpen = pointing.openClaim === true;
  readPatient(pieces, asked);
  const isWhy = pieces.all('why').length > 0;
  const isJudged = pieces.all('judged').length > 0;
  for (const i of pieces.all('topic', 'history', 'when', 'why', 'asks', 'judged', 'odd', 'check', 'should', 'other', 'often', 'operation', 'document')) if (!pieces.isTaken(i)) readWord(pieces, i, asked, isPointed);
  for (const i of pieces.places) if (!pieces.isTaken(i)) readPiece(pieces, i, asked, { isPointed, isOpen });
  takeLinks(pieces, asked, isJudged);
  if (isJudged && pieces.places.every((i) => pieces.field(i)?.unit !== 'score')) asked.topic('peers');
  if (isWhy && !asked.isDenied) asked.topic('reasons');
  const isOfOne = isPointed || isOpen || isWhy || isJudged || asked.topics.some((topic) => topic === 'similar' || topic === 'checklist');
  if (isOpen && pieces.places.some((i) => pieces.is(i, 'define')) && asked.topics.length === 0) asked.topic('overview');
  const limit = limitOf(pieces, asked);
  // `biaya klaim serupa`, `klaim serupa yang ditolak`: of the similar claims, which no act asks.
  if (asked.topics.includes('similar') && asked.fields.length > 0 && !pieces.places.some((i) => pieces.is(i, 'and', 'comma'))) return [];
  if (!isOfOne || refs.length > mostClaims || (!isPointed && asked.topics.length === 0)) return [];
  const topics = narrowed(asked.topics, isJudged);
  const claims: readonly ClaimRef[] = isPointed ? refs : [{ kind: 'open' }];
  return claims.map((claim) => ({ kind: 'claim', claim, topics, fields: isWhy ? asked.named : asked.fields, ...(limit !== undefined && { limit }), ...(asked.rules.length > 0 && { rules: asked.rules }) }));
}

/** `3 klaim serupa`: how many of what is around the claim. */
function limitOf(pieces: Pieces, { topics }: Asked): number | undefined {
  const at = pieces.places.find((i) => pieces.as(i, 'number') && !pieces.isTaken(i));
  const number = at === undefined ? undefined : pieces.as(at, 'number');
  const isCounted = (topics.includes('similar') || topics.includes('episodes')) && number?.unit === undefined && Number.isInteger(number?.value) && (number?.value ?? 0) > 0;
  if (at === undefined || !isCounted) return undefined;
  pieces.take(at);
  return number?.value;
}

/** `berapa klaim pasien ini`: the claims of one participant. */
function readPatient(pieces: Pieces, asked: Asked): void {
  const isPatient = pieces.places.some((i) => pieces.field(i)?.id === 'patient' && [pieces.near(i, -1), pieces.near(i, 1)].some((at) => pieces.act(at, 'this')));
  const claims = pieces.places.filter((i) => !pieces.isTaken(i) && pieces.as(i, 'subject')?.subject === 'claims');
  if (!isPatient || claims.length === 0) return;
  asked.topic('episodes');
  pieces.take(...claims, ...pieces.places.filter((i) => pieces.is(i, 'count') && pieces.is(pieces.near(i, 1), 'subject')));
}

/** A question about the one thing leaves out the wider one that its words also name. */
function narrowed(topics: readonly ClaimTopic[], isJudged: boolean): readonly ClaimTopic[] {
  const own = topics.filter((topic) => topic !== 'overview' && !(isJudged && topic === 'costs' && topics.includes('peers')));
  return own.length === 0 ? ['overview'] : own;
}

function readPiece(pieces: Pieces, i: number, asked: Asked, { isPointed, isOpen }: Known): void {
  const field = pieces.field(i);
  const concept = pieces.as(i, 'concept')?.concept;
  const next = pieces.near(i, 1);
  if (pieces.is(i, 'and', 'comma') || (pieces.is(i, 'which') && (isPointed || !isPlural(pieces, i)))) return pieces.take(i);
  // `berapa biayanya`, but not `berapa klaim`.
  if (pieces.is(i, 'count') && (next >= pieces.items.length || (pieces.isTaken(next) && !pieces.is(next, 'subject')) || (pieces.field(next) !== undefined && !pieces.is(next, 'subject')) || pieces.is(next, 'unit', 'aggregate'))) return pieces.take(i);
  if (pieces.is(i, 'unit') && pieces.places.some((at) => pieces.field(at)?.kind === 'date' || pieces.field(at)?.unit === 'days')) return pieces.take(i);
  if (pieces.is(i, 'define') && (isPointed || isOpen)) return pieces.take(i);
  // `median pembandingnya`
  const compared = pieces.field(next);
  if (pieces.is(i, 'aggregate') && compared && topicOfField(compared) === 'peers') return pieces.take(i);
  // `total biayanya`, of one claim
  if (isOpen && pieces.as(i, 'aggregate')?.agg === 'sum' && compared?.kind === 'rupiah' && (pieces.last(next).endsWith('nya') || pieces.first(next + 1) === 'nya')) return pieces.take(i);
  const taking = pieces.as(i, 'taking')?.field;
  if (taking !== undefined && (isPointed || isOpen) && pieces.is(pieces.near(i, -1), 'which')) {
    asked.field(taking);
    return pieces.take(i);
  }
  if (field?.kind === 'rupiah' && pieces.all('when').length > 0) return undefined;
  if (field) {
    pieces.take(i);
    if (field.id === 'facility_key') asked.topic('facility');
    else if (field.id !== 'patient') asked.field(field.id, [pieces.near(i, -1), next].some((at) => pieces.is(at, 'which', 'count')));
    return undefined;
  }
  if (!pieces.isPlace(i) && readValue(pieces, i, asked, { isPointed, isOpen })) return pieces.take(i, ...(pieces.is(i - 1, 'not') && asked.deny() ? [i - 1] : []));
  if (concept !== undefined && asked.topics.includes('checklist') && inFile.has(concept)) return pieces.take(i);
  const topic = concept === undefined || !isPointed || isLimit(concept) ? undefined : topicOfConcept(concept);
  if (topic === undefined) return undefined;
  asked.topic(topic);
  return pieces.take(i);
}

/** `provinsi apa saja` asks for several of what a claim has one of. */
function isPlural(pieces: Pieces, i: number): boolean {
  const field = pieces.field(pieces.near(i, -1)) ?? pieces.field(pieces.near(i, 1));
  return [pieces.last(i), pieces.first(i + 1)].some((word) => word === 'saja' || word === 'aja') && field !== undefined && !isList(field);
}

/** Yes or no: whether it is so is told by the field. */
function readValue(pieces: Pieces, i: number, asked: Asked, { isPointed, isOpen }: Known): boolean {
  const values = pieces.values(i);
  const value = values.find(({ field }) => findField(field)?.of === 'claims') ?? values[0];
  const field = value && findField(value.field);
  if (!value || !field) return false;
  const isItsField = pieces.field(pieces.near(i, -1))?.id === field.id;
  if (field.id === 'flags' && value.values[0] === 'duplicate_pattern') asked.topic('duplicates');
  else if (field.kind === 'boolean' || field.id === 'flags' || (isPointed && pieces.all('why').length === 0) || isItsField || (isOpen && field.of === 'state')) asked.field(field.id);
  else return false;
  if (field.id === 'flags' && !asked.topics.includes('duplicates')) asked.rules.push(...value.values.map(String));
  return true;
}

/** What compares with peers, similar claims or other facilities, or two amounts; `wajar ga`, `diputus belum`, `ranap atau rajal`: yes or no. */
function takeLinks(pieces: Pieces, asked: Asked, isJudged: boolean): void {
  const has = (...topics: readonly ClaimTopic[]): boolean => topics.some((topic) => asked.topics.includes(topic));
  if (isJudged || asked.fields.length > 1 || has('peers', 'tariff_insight', 'similar')) pieces.take(...pieces.places.filter((i) => pieces.is(i, 'versus', 'comparing') || pieces.act(i, 'compares') || (pieces.is(i, 'compare') && !pieces.is(i + 1, 'number'))));
  if (has('flags', 'outcomes', 'reasons')) pieces.take(...pieces.places.filter((i) => pieces.act(i, 'aspect')?.of === 'operation'));
  const last = pieces.places.findLast((i) => !pieces.isFiller(i));
  const isEnd = last !== undefined && last === pieces.items.length - 1;
  const isYesOrNo = (isJudged || asked.fields.length > 0 || has('duplicates')) && !pieces.places.some((i) => pieces.is(i, 'which', 'count') || pieces.act(i, 'why'));
  if (last === undefined || !pieces.is(last, 'not') || !isEnd || !isYesOrNo) return pieces.take(...pieces.places.filter((i) => pieces.is(i, 'or') && pieces.is(i - 1, 'value') && pieces.is(i + 1, 'value')));
  return pieces.take(last, ...(pieces.is(last - 1, 'or') ? [last - 1] : []));
}
