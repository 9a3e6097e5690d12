import { findField } from '#engine';

import type { Act, ClaimRef, ClaimTopic } from './act.ts';
import type { Pieces } from './piece.ts';
import { type Pointing, mostClaims, refsIn } from './refs.ts';
import { topicOfConcept, topicOfField } from './topics.ts';

/** What is asked of one claim, before it is known of which. */
class Asked {
  readonly topics: ClaimTopic[] = [];
  readonly fields: string[] = [];
  /** Fields whose value is asked for by a word of its own: `diagnosisnya apa`. */
  readonly named: string[] = [];

  topic(topic: ClaimTopic | undefined): void {
    if (topic !== undefined && !this.topics.includes(topic)) this.topics.push(topic);
  }

  field(id: string, isNamed = false): void {
    const field = findField(id);
    this.topic(field && topicOfField(field));
    if (!this.fields.includes(id)) this.fields.push(id);
    if (isNamed && !this.named.includes(id)) this.named.push(id);
  }
}

/** Questions about a claim that is named, pointed at or open; about several, an act each. */
export function claimActs(pieces: Pieces, pointing: Pointing): readonly Act[] {
  const refs = refsIn(pieces, pointing);
  const asked = new Asked();
  const isPointed = refs.length > 0;
  const isWhy = pieces.all('why').length > 0;
  const isJudged = pieces.all('judged').length > 0;
  for (const i of pieces.places) if (!pieces.isTaken(i)) readPiece(pieces, i, asked, isPointed, pointing.openClaim === true);
  if (asked.topics.some((topic) => topic === 'peers' || topic === 'tariff_insight') || isJudged) pieces.take(...pieces.places.filter((i) => pieces.is(i, 'versus', 'comparing') || (pieces.is(i, 'compare') && !pieces.is(i + 1, 'number'))));
  if (isJudged && pieces.places.every((i) => pieces.field(i)?.unit !== 'score')) asked.topic('peers');
  if (isWhy) asked.topic('reasons');
  const isOfOne = isPointed || pointing.openClaim === true || isWhy || isJudged || asked.topics.some((topic) => topic === 'similar' || topic === 'checklist');
  if (!isOfOne || (!isPointed && asked.topics.length === 0)) return [];
  const topics = narrowed(asked.topics, isJudged);
  const claims: readonly ClaimRef[] = isPointed ? refs : [{ kind: 'open' }];
  return claims.slice(0, mostClaims).map((claim) => ({ kind: 'claim', claim, topics, fields: isWhy ? asked.named : asked.fields }));
}

/** A question about the one thing leaves out the wider one that its words also name. */
function narrowed(topics: readonly ClaimTopic[], isJudged: boolean): readonly ClaimTopic[] {
  const own = topics.filter((topic) => topic !== 'overview' && !(isJudged && topic === 'costs' && topics.includes('peers')));
  return own.length === 0 ? ['overview'] : own;
}

function readPiece(pieces: Pieces, i: number, asked: Asked, isPointed: boolean, isOpen: boolean): void {
  const field = pieces.field(i);
  const value = pieces.as(i, 'value');
  const concept = pieces.as(i, 'concept')?.concept;
  const said = pieces.act(i, 'topic', 'history', 'when', 'why', 'asks', 'judged', 'odd', 'check', 'should', 'other', 'often');
  const next = pieces.near(i, 1);
  if (said && readWord(pieces, i, asked, said.says, isPointed)) return;
  if (pieces.is(i, 'and', 'which', 'comma')) return pieces.take(i);
  // `berapa biayanya`, but not `berapa klaim`.
  if (pieces.is(i, 'count') && (next >= pieces.items.length || (pieces.field(next) !== undefined && !pieces.is(next, 'subject')) || pieces.is(next, 'unit'))) return pieces.take(i);
  if (pieces.is(i, 'unit') && (asked.fields.length > 0 || pieces.field(next)?.kind === 'date' || pieces.field(next)?.unit === 'days')) return pieces.take(i);
  if (pieces.is(i, 'define') && (isPointed || isOpen)) return pieces.take(i);
  if (field) {
    pieces.take(i);
    if (field.id !== 'patient' && field.id !== 'facility_key') return asked.field(field.id, [pieces.near(i, -1), next].some((at) => pieces.is(at, 'which', 'count')));
    if (field.id === 'facility_key') asked.topic('facility');
    return undefined;
  }
  if (value && !pieces.isPlace(i) && readValue(value.field, value.values[0], asked, isPointed || isOpen, isPointed)) return pieces.take(i);
  if (concept !== undefined && isPointed) {
    const topic = topicOfConcept(concept);
    if (topic === undefined) return undefined;
    asked.topic(topic);
    return pieces.take(i);
  }
  return undefined;
}

/** Yes or no: whether it is so is told by the field. */
function readValue(id: string, value: unknown, asked: Asked, isKnown: boolean, isPointed: boolean): boolean {
  const field = findField(id);
  if (!field) return false;
  if (id === 'flags' && value === 'duplicate_pattern') asked.topic('duplicates');
  else if (field.kind === 'boolean' || id === 'flags') asked.field(id);
  else if (isPointed || (isKnown && field.of === 'state')) asked.field(id);
  else return false;
  return true;
}

function readWord(pieces: Pieces, i: number, asked: Asked, says: string, isPointed: boolean): boolean {
  const topic = pieces.act(i, 'topic')?.topic;
  const beside = [pieces.near(i, -1), pieces.near(i, 1)];
  const claim = beside.find((at) => pieces.as(at, 'subject')?.subject === 'claims');
  if (topic !== undefined) {
    asked.topic(topic);
    pieces.take(i, ...(claim === undefined ? [] : [claim]));
    return true;
  }
  if (says === 'other') {
    const concept = beside.find((at) => pieces.as(at, 'concept')?.concept === 'episode' || pieces.as(at, 'concept')?.concept === 'readmission');
    const facility = beside.find((at) => pieces.field(at)?.id === 'facility_key');
    const of = claim ?? concept ?? facility;
    if (of === undefined) return false;
    asked.topic(of === facility ? 'tariff_insight' : 'episodes');
    pieces.take(i, of);
    return true;
  }
  if (says === 'history') {
    const isOfDecisions = pieces.places.some((at) => pieces.field(at)?.of === 'state');
    if (!isOfDecisions) asked.topic('episodes');
    pieces.take(i, ...(claim === undefined ? [] : [claim]));
    return true;
  }
  if (says === 'when') asked.topic('dates');
  if (says === 'odd') asked.topic('reasons');
  if (says === 'check' || says === 'should') {
    if (pieces.all('should').length > 0 && pieces.all('check').length > 0) asked.topic('checklist');
    else if (says === 'should' || !isPointed) return false;
    pieces.take(...pieces.places.filter((at) => pieces.is(at, 'me') || pieces.act(at, 'aspect')?.of === 'document'));
  }
  if (says === 'often' && !isPointed) return false;
  pieces.take(i);
  return true;
}
