import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** A record of a CSV file as it stands there. */
export interface ScannedRecord {
  /** Physical line on which it starts, 1 being the header's. */
  readonly line: number;
  readonly text: string;
}

export interface RecordScan {
  readonly records: ReadonlyMap<number, ScannedRecord>;
  /** Records in the file, the header and empty lines not counted. */
  readonly total: number;
}

const newline = 10;
const carriageReturn = 13;
const quote = 34;
/** Longest text kept of one record, in bytes. */
const longestText = 65_536;

/**
 * Finds the physical lines and texts of some records of a CSV file (RFC 4180: a quotation mark opens
 * only at the start of a field, so newlines inside quotes do not end a record). One pass over the
 * bytes, packed files included.
 *
 * @param wanted record numbers, 1 being the first after the header.
 */
export async function scanRecords(
  file: { path: string; delimiter: string; encoding: string },
  wanted: ReadonlySet<number>,
): Promise<RecordScan> {
  const source = createReadStream(file.path, { highWaterMark: 1 << 20 });
  const stream: AsyncIterable<Buffer> = file.path.toLowerCase().endsWith('.gz') ? source.pipe(createGunzip()) : source;
  const decoder = new TextDecoder(file.encoding === 'latin-1' ? 'latin1' : 'utf-8');
  const delimiter = file.delimiter.charCodeAt(0);
  const records = new Map<number, ScannedRecord>();
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let record = 0; // the header
  let line = 1;
  let startLine = 1;
  let isQuoted = false;
  let isFieldStart = true;
  let isEmpty = true;
  let previous = newline;

  const keep = (bytes: Buffer): void => {
    if (keptBytes >= longestText || !wanted.has(record)) return;
    kept.push(Buffer.from(bytes.subarray(0, longestText - keptBytes)));
    keptBytes += bytes.length;
  };
  const endRecord = (): void => {
    if (!isEmpty) {
      if (wanted.has(record)) records.set(record, { line: startLine, text: decoder.decode(Buffer.concat(kept)).replace(/\r?\n?$/, '') });
      record += 1;
    }
    kept = [];
    keptBytes = 0;
    isEmpty = true;
    isFieldStart = true;
    isQuoted = false;
  };

  for await (const chunk of stream) {
    let from = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] ?? newline;
      if (byte === newline) {
        line += 1;
        previous = byte;
        if (isQuoted) continue;
        keep(chunk.subarray(from, i));
        endRecord();
        from = i + 1;
        startLine = line;
        continue;
      }
      if (byte === quote) {
        if (isQuoted) isQuoted = false;
        // A doubled quotation mark closes and opens again: the next one stands where one just closed.
        else if (isFieldStart || previous === quote) isQuoted = true;
        isFieldStart = false;
        isEmpty = false;
      } else if (byte === delimiter && !isQuoted) {
        isFieldStart = true;
        isEmpty = false;
      } else if (byte !== carriageReturn) {
        isFieldStart = false;
        isEmpty = false;
      }
      previous = byte;
    }
    keep(chunk.subarray(from));
  }
  endRecord();
  return { records, total: record - 1 };
}
