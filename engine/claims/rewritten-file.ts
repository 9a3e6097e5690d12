import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { CasemindError } from '../errors.ts';
import type { Encoding, SourceFile } from './source-files.ts';

/** Stands in the copy for a line that was left out: one field, which DuckDB refuses without losing count. */
const leftOut = '\u001A';
/** A field of more lines has no closing quotation mark. */
const mostLinesOfRecord = 100;

export interface RewrittenFile {
  readonly path: string;
  /** Lines with a quotation mark that has no partner, by line number. */
  readonly strayLines: ReadonlyMap<number, string>;
}

/**
 * Copies a CSV file, packed or not, as UTF-8 with one kind of line end. A quotation mark without its
 * partner would swallow the records after it: the line it stands on is left out, and those after it
 * are read.
 */
export async function rewriteFile(file: SourceFile, encoding: Encoding, path: string): Promise<RewrittenFile> {
  const strayLines = new Map<number, string>();
  const target = await open(path, 'w');
  try {
    let text = '';
    const write = async (line: string): Promise<void> => {
      text += `${line}\n`;
      if (text.length < 1 << 20) return;
      await target.write(text, null, outputEncoding(encoding));
      text = '';
    };
    // Lines of the record that is being read, from `firstLine` on; more than one while a quoted field is open.
    let pending: string[] = [];
    let firstLine = 1;
    const take = async (line: string, isLast: boolean): Promise<void> => {
      pending.push(line);
      while (pending.length > 0) {
        const length = wholeRecordLength(pending, file.delimiter);
        if (length === undefined && !isLast && pending.length < mostLinesOfRecord) return;
        if (length === undefined || length === 0) {
          strayLines.set(firstLine, withoutReturn(pending[0] ?? ''));
          await write(leftOut);
        } else for (const whole of pending.slice(0, length)) await write(withoutReturn(whole));
        const done = length ?? 0;
        firstLine += Math.max(done, 1);
        pending = pending.slice(Math.max(done, 1));
      }
    };
    for await (const [line, isLast] of readLines(file, encoding)) await take(line, isLast);
    await target.write(text, null, outputEncoding(encoding));
  } finally {
    await target.close();
  }
  return { path, strayLines };
}

/** How many lines the first record takes; 0 where its quotation marks are wrong, undefined where it may go on. */
function wholeRecordLength(lines: readonly string[], delimiter: string): number | undefined {
  let record = '';
  for (const [index, line] of lines.entries()) {
    record = index === 0 ? withoutReturn(line) : `${record}\n${withoutReturn(line)}`;
    const state = quoting(record, delimiter);
    if (state !== 'open') return state === 'whole' ? index + 1 : 0;
  }
  return undefined;
}

/** Whether each quoted field of a record ends where it should (RFC 4180). */
export function quoting(record: string, delimiter: string): 'whole' | 'open' | 'wrong' {
  if (!record.includes('"')) return 'whole';
  for (let at = 0; ; at += 1) {
    if (record[at] === '"') {
      at = record.indexOf('"', at + 1);
      while (at >= 0 && record[at + 1] === '"') at = record.indexOf('"', at + 2);
      if (at < 0) return 'open';
      at += 1;
      while (record[at] === ' ') at += 1;
      if (at === record.length) return 'whole';
      if (record[at] !== delimiter) return 'wrong';
    } else {
      at = record.indexOf(delimiter, at);
      if (at < 0) return 'whole';
    }
  }
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** The lines of a file and whether each is the last. */
async function* readLines(file: SourceFile, encoding: Encoding): AsyncGenerator<[string, boolean]> {
  const decoder = encoding === 'windows-1252' ? new TextDecoder('windows-1252') : encoding === 'utf-16' ? new TextDecoder('utf-16le') : undefined;
  let rest = '';
  for await (const chunk of readBytes(file)) {
    // Bytes of UTF-8 pass as they are, so that what is no UTF-8 is found where it stands.
    const lines = `${rest}${decoder ? decoder.decode(chunk, { stream: true }) : chunk.toString('latin1')}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield [line, false];
  }
  yield [rest, true];
}

const outputEncoding = (encoding: Encoding): 'latin1' | 'utf8' => (encoding === 'windows-1252' || encoding === 'utf-16' ? 'utf8' : 'latin1');

/** Bytes of a file, unpacked where it is gzipped. */
export function readBytes(file: Pick<SourceFile, 'path'>): AsyncIterable<Buffer> {
  const source = createReadStream(file.path, { highWaterMark: 1 << 20 });
  if (!file.path.toLowerCase().endsWith('.gz')) return source;
  const unpacked = createGunzip({ chunkSize: 1 << 20 });
  source.on('error', (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}

/**
 * Unpacks a file for its checksum: DuckDB takes a damaged or cut one for a shorter one.
 *
 * @throws CasemindError SOURCE_UNREADABLE.
 */
export async function verifyPacked(file: Pick<SourceFile, 'path' | 'name'>): Promise<void> {
  try {
    await pipeline(createReadStream(file.path, { highWaterMark: 1 << 20 }), createGunzip({ chunkSize: 1 << 20 }), async (unpacked: AsyncIterable<Buffer>) => {
      for await (const chunk of unpacked) if (chunk.length === 0) break;
    });
  } catch (error) {
    throw new CasemindError('SOURCE_UNREADABLE', { file: file.name, reason: 'the packed file is damaged or cut off' }, { cause: error });
  }
}
