import { parseJson } from '../parse-json.ts';
import type { DeadLetterReason } from './dead-letter-reasons.ts';

const mostBytes = 64 * 1024;
const deepest = 8;

export type ParsedBytes = { readonly object: Readonly<Record<string, unknown>> } | { readonly reason: DeadLetterReason };

/** The JSON object that bytes hold, or why they hold none. How much and how deep is looked at before anything is parsed. */
export function parseBytes(body: Uint8Array): ParsedBytes {
  if (body.length > mostBytes) return { reason: 'TOO_LARGE' };
  const text = decode(body);
  if (text === undefined) return { reason: 'ENCODING_INVALID' };
  if (text.trim() === '') return { reason: 'EMPTY' };
  const { depth, members } = measure(body);
  if (depth > deepest) return { reason: 'TOO_DEEP' };
  const value = parseJson(text);
  if (value === undefined) return { reason: 'NOT_JSON' };
  if (!isObject(value)) return { reason: 'NOT_AN_OBJECT' };
  // Of a name that occurs twice the parser keeps one.
  if (countMembers(value) !== members) return { reason: 'KEYS_REPEATED' };
  return { object: value };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(body: Uint8Array): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

const [quote, backslash, colon, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d];

/** How deep JSON nests, and how many members its objects have, as written. */
function measure(body: Uint8Array): { readonly depth: number; readonly members: number } {
  let [depth, now, members, isText] = [0, 0, 0, false];
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i];
    if (byte === quote) isText = !isText;
    else if (isText) i += byte === backslash ? 1 : 0;
    else if (byte === colon) members += 1;
    else if (byte === openObject || byte === openList) depth = Math.max(depth, (now += 1));
    else if (byte === closeObject || byte === closeList) now -= 1;
  }
  return { depth, members };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function countMembers(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  return isObject(value) ? Object.values(value).reduce<number>((sum, item) => sum + 1 + countMembers(item), 0) : 0;
}
