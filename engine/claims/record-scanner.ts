import { readBytes } from './rewritten-file.ts';

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
  /** Places of the empty lines among records and empty lines, the header being 1. */
  readonly blankLines: readonly number[];
}

const newline = 10;
const carriageReturn = 13;
const quote = 34;
/** Longest text kept of one record, in bytes. */
const longestText = 65_536;

/**
 * Finds the physical lines and texts of some records of a CSV file in UTF-8 (RFC 4180: a quotation
 * mark opens only at the start of a field, so newlines inside quotes do not end a record). One pass
 * over the bytes, packed files included.
 *
 * @param wanted record numbers, 1 being the first after the header.
 */
export async function scanRecords(file: { path: string; delimiter: string }, wanted: ReadonlySet<number>): Promise<RecordScan> {
  const decoder = new TextDecoder();
  const delimiter = file.delimiter.charCodeAt(0);
  const records = new Map<number, ScannedRecord>();
  const blankLines: number[] = [];
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let record = 0; // the header
  let line = 1;
  let startLine = 1;
  let isQuotedField = false;
  let isOpen = false;
  let isFieldStart = true;
  let isEmpty = true;
  let previous = newline;

  const keep = (bytes: Buffer): void => {
    if (keptBytes >= longestText || !wanted.has(record)) return;
    kept.push(Buffer.from(bytes.subarray(0, longestText - keptBytes)));
    keptBytes += bytes.length;
  };
  const endRecord = (): void => {
    if (isEmpty) blankLines.push(record + blankLines.length + 1);
    else {
      if (wanted.has(record)) records.set(record, { line: startLine, text: decoder.decode(Buffer.concat(kept)).replace(/\r$/, '') });
      record += 1;
    }
    kept = [];
    keptBytes = 0;
    isEmpty = true;
    isFieldStart = true;
    isQuotedField = false;
  };

  for await (const chunk of readBytes(file)) {
    let from = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] ?? newline;
      if (byte === newline) {
        line += 1;
        previous = byte;
        if (isOpen) continue;
        keep(chunk.subarray(from, i));
        endRecord();
        from = i + 1;
        startLine = line;
        continue;
      }
      if (byte === quote) {
        if (isFieldStart) isQuotedField = true;
        // A doubled quotation mark closes and opens again: the next one stands where one just closed.
        isOpen = isOpen ? false : isFieldStart || (isQuotedField && previous === quote);
        isFieldStart = false;
        isEmpty = false;
      } else if (byte === delimiter && !isOpen) {
        isFieldStart = true;
        isQuotedField = false;
        isEmpty = false;
      } else if (byte !== carriageReturn) {
        isFieldStart = false;
        isEmpty = false;
      }
      previous = byte;
    }
    keep(chunk.subarray(from));
  }
  if (!isEmpty) endRecord();
  return { records, total: record - 1, blankLines };
}
