import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import type { LightMyRequestResponse } from 'fastify';
import { z } from 'zod';

import { eventsIn } from '../support/event-stream.ts';
import type { FixtureService } from '../support/fixture-service.ts';
import { firstEditionFolder, readFirstEdition } from './first-edition.ts';

/** A user of the store, and an address with its parameters. */
const asked = { as: z.string(), ask: z.string() };

const keptAnswerSchema = z.strictObject({
  ...asked,
  /** A body, which is then posted. */
  send: z.json().optional(),
  accept: z.string().optional(),
  status: z.int(),
  /** What was answered, or the part of it that is held. */
  answer: z.record(z.string(), z.json()),
});
export type KeptAnswer = z.infer<typeof keptAnswerSchema>;

/** A file that was answered: as it was, or what it shows of a PDF. */
const keptFileSchema = z.strictObject({ ...asked, file: z.string() });

/** What addresses of a subject answered. */
export function keptAnswers(subject: string): KeptAnswer[] {
  return z.array(keptAnswerSchema).nonempty().parse(readFirstEdition(join('answers', `${subject}.json`)));
}

export const keptFields = (): KeptAnswer[] => z.array(keptAnswerSchema).nonempty().parse(readFirstEdition('fields.json'));

export const keptFiles = (): z.infer<typeof keptFileSchema>[] => z.array(keptFileSchema).nonempty().parse(readFirstEdition('files.json'));

export const keptText = (file: string): string => readFileSync(join(firstEditionFolder, file), 'utf8');

/** Asks as a user of the store did. */
export async function ask(service: FixtureService, { as, ask: url, send, accept = '*/*' }: Pick<KeptAnswer, 'as' | 'ask'> & Partial<KeptAnswer>): Promise<LightMyRequestResponse> {
  const headers = { ...(await service.headers('auditor', { name: as })), accept };
  if (send === undefined) return service.app.inject({ url, headers });
  return service.app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify(send) });
}

/** What is answered now, to be laid beside what is held of the first edition. */
export async function answerTo(service: FixtureService, kept: KeptAnswer): Promise<Pick<KeptAnswer, 'status'> & { answer: unknown }> {
  const reply = await ask(service, kept);
  return { status: reply.statusCode, answer: comparable(bodyOf(reply)) };
}

export const held = ({ status, answer }: KeptAnswer): Pick<KeptAnswer, 'status' | 'answer'> => ({ status, answer });

/** Fields whose values are a request's own, or mean something to the service alone. */
const volatile = new Set(['request_id', 'next_cursor']);

/** An answer with the same value in every field that differs from one request to the next. */
export function comparable(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((part) => comparable(part));
  if (!isRecord(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, volatile.has(name) && typeof value === 'string' ? '…' : comparable(value)]));
}

/**
 * The fields of an answer and the types of their values: what holds of texts and figures that are worked
 * out for each question. A list has the fields of its elements together.
 */
export function fieldsOf(answer: unknown): unknown {
  if (Array.isArray(answer)) return { each: answer.map((part) => fieldsOf(part)).reduce((all, part) => together(all, part), {}) };
  if (!isRecord(answer)) return answer === null ? 'null' : typeof answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, fieldsOf(value)]));
}

function together(a: unknown, b: unknown): unknown {
  if (isRecord(a) && isRecord(b)) return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [name, together(a[name] ?? b[name], b[name] ?? a[name])]));
  if (typeof a === 'string' && typeof b === 'string') return [...new Set([...a.split('|'), ...b.split('|')])].toSorted().join('|');
  return isRecord(a) ? a : b;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A document, or the data of the events of a stream by name, the first of each. */
export function bodyOf({ headers, body }: LightMyRequestResponse): unknown {
  if (!String(headers['content-type']).startsWith('text/event-stream')) return JSON.parse(body);
  return Object.fromEntries(eventsIn(body).toReversed().map(({ event, data }) => [event, data]));
}

/** The lines of a table in CSV, of the columns that an earlier one has; its first line holds their names. */
export function columnsOf(csv: string, earlier: string): string[][] {
  const names = new Set(rowsOf(earlier)[0]);
  const [header = [], ...rows] = rowsOf(csv);
  const places = header.flatMap((name, i) => (names.has(name) ? [i] : []));
  return [header, ...rows].map((row) => places.map((i) => row[i] ?? ''));
}

export function rowsOf(csv: string): string[][] {
  return z.array(z.array(z.string())).parse(parse(csv));
}
