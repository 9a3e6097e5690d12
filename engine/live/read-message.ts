import { createHash } from 'node:crypto';

import type { LiveMark } from '../claims/quality-marks.ts';
import { maskMark } from '../identifiers.ts';
import { visibleText } from '../neutral-text.ts';
import { firstOf } from '../text.ts';
import type { Arrival } from './channel.ts';
import { type ClaimCells, cellsOf } from './claim-cells.ts';
import { isRealClaimId, isSimulatedClaimId } from './claim-id.ts';
import { type DeadLetterReason, isDeadLetterReason } from './dead-letter-reasons.ts';
import { jakartaDay } from './jakarta-time.ts';
import { type MaskText, maskValue, maskerOf, references, unreadText, visibleJson } from './kept-message.ts';
import type { DeadLetter, LiveSource } from './live-claim.ts';
import { isObject, parseBytes } from './message-bytes.ts';
import { type Payload, payloadNames, payloadSchema } from './payload.ts';

/** Where and when a message was read. */
export interface MessagePlace {
  readonly channel: Arrival;
  readonly part: string;
  readonly position: string;
  /** ISO 8601 UTC. */
  readonly receivedAt: string;
}

/** A claim that a message tells, read and not scored yet. */
export interface IncomingClaim extends MessagePlace {
  readonly claimId: string;
  readonly patientKey: string | null;
  /** The message, canonical JSON with keys in the place of identifiers. Read again it gives the same claim. */
  readonly payload: string;
  /** ISO 8601 UTC, or null where the message does not say. */
  readonly generatedAt: string | null;
  /** What its row is made of. */
  readonly cells: ClaimCells;
  /** Marks that the message alone decides. */
  readonly marks: readonly LiveMark[];
}

export type MessageReading = { readonly claim: IncomingClaim; readonly deadLetter?: undefined } | { readonly claim?: undefined; readonly deadLetter: DeadLetter };

export interface MessageReaderOptions {
  /** Whether real or simulated claims come in here; one of the other kind is a dead letter. */
  readonly source: LiveSource;
  /** That of the ETL, or the keys of a person differ. */
  readonly salt: string;
}

/** Reads the body of a message, whatever it is: it becomes a claim or a dead letter, and never throws. */
export type MessageReader = (body: Uint8Array, place: MessagePlace) => MessageReading;

/**
 * Reads messages of any shape. A kept message and the original of a dead letter hold no identifier of a person; both can be
 * read again.
 */
export function createMessageReader({ source, salt }: MessageReaderOptions): MessageReader {
  const today = remembering((receivedAt) => jakartaDay(new Date(receivedAt)));
  return (body, place) => {
    const parsed = parseBytes(body);
    if ('reason' in parsed) return { deadLetter: { ...placeOf(place), reason: parsed.reason, field: null, value: null, original: unreadText(body) } };
    const mask = maskerOf(parsed.object);
    const message = withKeys(parsed.object, salt);
    const checked = check(message, source);
    if ('reason' in checked) return { deadLetter: { ...placeOf(place), ...refusalOf(message, checked, mask) } };
    return { claim: claimOf(checked.payload, mask, place, today(place.receivedAt)) };
  };
}

const placeOf = ({ channel, part, position, receivedAt }: MessagePlace): MessagePlace => ({ channel, part, position, receivedAt });

/** Messages of one reading were received at one time. */
function remembering(work: (text: string) => string): (text: string) => string {
  let last = { text: '', made: '' };
  return (text) => {
    if (text !== last.text) last = { text, made: work(text) };
    return last.made;
  };
}

/** The message with the keys of its persons in the place of their identifiers. What is no text is no identifier: it stays, and is refused. */
function withKeys(message: Readonly<Record<string, unknown>>, salt: string): Readonly<Record<string, unknown>> {
  const keyed: Record<string, unknown> = { ...message };
  for (const [reference, key] of Object.entries(references)) {
    const identifier = payloadSchema.shape.patient_ref.safeParse(message[reference] ?? null);
    if (!identifier.success || identifier.data === null) continue;
    delete keyed[reference];
    keyed[key] = identifierKey(salt, identifier.data);
  }
  return keyed;
}

const missingWords: ReadonlySet<string> = new Set(['', '-', '.', 'NA', 'NONE', 'NULL', 'MISSING']);

/** As `identifier_key` of sql/prelude.sql. */
function identifierKey(salt: string, identifier: string): string | null {
  return missingWords.has(identifier.toUpperCase()) ? null : createHash('sha256').update(`${salt}:${identifier}`).digest('hex').slice(0, 20);
}

interface Fault {
  readonly reason: DeadLetterReason;
  readonly path: readonly PropertyKey[];
}

function check(message: Readonly<Record<string, unknown>>, source: LiveSource): { readonly payload: Payload } | Fault {
  const parsed = payloadSchema.safeParse(message);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    const stated: unknown = issue?.code === 'custom' ? issue.params?.['reason'] : undefined;
    if (isDeadLetterReason(stated)) return { reason: stated, path };
    return { reason: (valueAt(message, path) ?? null) === null ? 'FIELD_MISSING' : 'FIELD_INVALID', path };
  }
  const { claim_id, admit_dt, discharge_dt } = parsed.data;
  const isSimulated = isSimulatedClaimId(claim_id);
  if (!isSimulated && !isRealClaimId(claim_id)) return { reason: 'CLAIM_ID_INVALID', path: ['claim_id'] };
  if (isSimulated !== (source === 'simulated')) return { reason: isSimulated ? 'CLAIM_ID_SIMULATED' : 'CLAIM_ID_REAL', path: ['claim_id'] };
  if (discharge_dt.day < admit_dt.day) return { reason: 'DISCHARGE_BEFORE_ADMISSION', path: ['discharge_dt'] };
  return { payload: parsed.data };
}

function valueAt(value: unknown, [name, ...rest]: readonly PropertyKey[]): unknown {
  if (name === undefined) return value;
  if (Array.isArray(value) && typeof name === 'number') return valueAt(value[name], rest);
  return isObject(value) && typeof name === 'string' ? valueAt(value[name], rest) : undefined;
}

const longestValue = 200;

function refusalOf(message: Readonly<Record<string, unknown>>, { reason, path }: Fault, mask: MaskText): Pick<DeadLetter, 'reason' | 'field' | 'value' | 'original'> {
  // What became no key is hidden as no text, so that it becomes none when it is read again.
  const hidden = Object.keys(references).filter((name) => (message[name] ?? null) !== null);
  const kept = maskValue({ ...message, ...Object.fromEntries(hidden.map((name) => [name, [maskMark]])) }, mask, payloadNames);
  const value = valueAt(kept, path) ?? null;
  return {
    reason,
    field: path.length > 0 ? path.map(String).join('.') : null,
    value: value === null ? null : typeof value === 'string' ? visibleText(value, longestValue) : firstOf(visibleJson(value), longestValue),
    original: visibleJson(kept),
  };
}

/** JKN began with it. */
const firstDay = '2014-01-01';

function claimOf(payload: Payload, mask: MaskText, place: MessagePlace, today: string): IncomingClaim {
  const kept = keptPayload(payload, mask);
  const { admit_dt, discharge_dt, generated_at } = payload;
  const marks: LiveMark[] = [];
  if (payload.amount_gap !== null && payload.amount_gap !== payload.amount_claimed - (payload.amount_paid ?? Number.NaN)) marks.push('GAP_CONTRADICTION');
  if (admit_dt.day < firstDay || discharge_dt.day > today) marks.push('DATE_UNLIKELY');
  return {
    ...placeOf(place),
    claimId: payload.claim_id,
    patientKey: payload.patient_key,
    payload: JSON.stringify({ ...kept, admit_dt: admit_dt.written, discharge_dt: discharge_dt.written, generated_at: generated_at?.written }, withoutNulls),
    generatedAt: generated_at?.utc ?? null,
    cells: cellsOf(kept),
    marks,
  };
}

/** Fields whose form is checked: no identifier can stand in them. */
const formed: ReadonlySet<string> = new Set(['claim_id', 'admit_dt', 'discharge_dt', 'generated_at', 'patient_key', 'family_key']);

/** The fields that have a name, in the order of the schema, texts masked. */
function keptPayload(payload: Payload, mask: MaskText): Payload {
  const masked = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map(masked);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item)])) : value;
  };
  // Every text is replaced by a text.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, formed.has(name) ? value : masked(value)])) as Payload;
}

const withoutNulls = (_name: string, value: unknown): unknown => value ?? undefined;
