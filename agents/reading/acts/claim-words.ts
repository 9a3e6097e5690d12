import { findField } from '#engine';

import type { Asked } from './asked.ts';
import type { Pieces } from './piece.ts';

/** `pernah dirawat sebelumnya`, `reviewed before`. */
function readBefore(pieces: Pieces, i: number, asked: Asked): void {
  const isDecided = pieces.places.some((at) => pieces.field(at)?.of === 'state' || pieces.values(at).some(({ field }) => findField(field)?.of === 'state'));
  if (isDecided) return pieces.take(i);
  const stay = pieces.places.find((at) => pieces.field(at)?.id === 'los' || pieces.field(at)?.id === 'admit_date');
  if (stay === undefined) return undefined;
  asked.topic('episodes');
  return pieces.take(i, stay);
}

/** Reads a word that says what is asked of a claim, with the words that belong to it. */
export function readWord(pieces: Pieces, i: number, asked: Asked, isPointed: boolean): void {
  const topic = pieces.act(i, 'topic')?.topic;
  const beside = [pieces.near(i, -1), pieces.near(i, 1)];
  const claim = beside.find((at) => pieces.as(at, 'subject')?.subject === 'claims');
  if (topic !== undefined) {
    asked.topic(topic);
    return pieces.take(i, ...(claim === undefined ? [] : [claim]));
  }
  if (pieces.act(i, 'other')) {
    const concept = beside.find((at) => pieces.as(at, 'concept')?.concept === 'episode' || pieces.as(at, 'concept')?.concept === 'readmission');
    const isCompared = pieces.places.some((at) => pieces.is(at, 'versus', 'comparing'));
    const isOfStay = pieces.places.some((at) => pieces.field(at)?.id === 'patient' || pieces.field(at)?.id === 'los' || pieces.field(at)?.id === 'admit_date') || asked.topics.includes('episodes');
    const facility = (isCompared ? pieces.places : beside).find((at) => pieces.field(at)?.id === 'facility_key');
    const patient = pieces.places.find((at) => pieces.field(at)?.id === 'patient');
    const of = claim ?? concept ?? facility ?? patient;
    if (of === undefined) return readBefore(pieces, i, asked);
    const isElsewhere = of === facility && isOfStay && !isCompared;
    asked.topic(of === facility && !isElsewhere ? 'tariff_insight' : 'episodes');
    // `pernah dirawat di rs lain`
    return pieces.take(i, of, ...(isElsewhere ? pieces.places.filter((at) => pieces.field(at)?.id === 'los' || pieces.field(at)?.id === 'admit_date') : []));
  }
  if (pieces.act(i, 'history')) {
    const isOfDecisions = pieces.places.some((at) => pieces.field(at)?.of === 'state');
    if (!isOfDecisions) asked.topic('episodes');
    return pieces.take(i, ...(claim === undefined ? [] : [claim]));
  }
  if (pieces.act(i, 'document')) {
    // The note of whoever decided.
    if (pieces.act(i, 'document')?.document !== 'note' || !pieces.places.some((at) => pieces.is(at, 'which'))) return undefined;
    asked.topic('outcomes');
  }
  if (pieces.act(i, 'operation')) {
    // What the model has to say of the claim.
    if (pieces.act(i, 'operation')?.about !== 'model') return undefined;
    asked.topic('reasons');
  }
  if (pieces.act(i, 'when')) asked.topic('dates');
  if (pieces.act(i, 'odd')) asked.topic('reasons');
  if (pieces.act(i, 'check', 'should')) {
    if (pieces.all('should').length > 0 && pieces.all('check').length > 0) asked.topic('checklist');
    else if (pieces.act(i, 'should') || !(isPointed || asked.topics.includes('checklist'))) return undefined;
    pieces.take(...pieces.places.filter((at) => pieces.is(at, 'me') || pieces.act(at, 'aspect')?.of === 'document'));
  }
  return pieces.act(i, 'often') && !isPointed ? undefined : pieces.take(i);
}
