import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createGunzip } from 'node:zlib';

import { parse } from 'csv-parse/sync';

import { type Connection, literalGlob } from '../database.ts';
import { CasemindError } from '../errors.ts';

/** Columns that a FKRTL file must have; the others are read where they are there. */
export const requiredColumns: readonly string[] = [
  'PSTV01', 'PSTV02', 'FKL02', 'FKL03', 'FKL04', 'FKL05', 'FKL06', 'FKL07', 'FKL08', 'FKL09', 'FKL10', 'FKL12', 'FKL13', 'FKL14',
  'FKL17A', 'FKL18', 'FKL19', 'FKL23', 'FKL30', 'FKL31', 'FKL32', 'FKL34', 'FKL37', 'FKL40', 'FKL43', 'FKL46', 'FKL47', 'FKL48',
];

/** `ascii` is undecided: no more than ASCII in the head of the file. */
export type Encoding = 'ascii' | 'utf-8' | 'utf-16' | 'windows-1252';

export type SourceKind = 'claims' | 'secondary_diagnoses' | 'membership';

export interface SourceFile {
  readonly path: string;
  /** Path within the source folder. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly format: 'csv' | 'parquet';
  /** Header names in file order, upper case. */
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly encoding: Encoding;
  readonly bytes: number;
}

export interface SourceFolder {
  readonly files: readonly SourceFile[];
  /** Files in the folder that hold nothing the ETL reads. */
  readonly ignored: readonly string[];
  /** Those of the ignored that are Stata's and of which the folder holds no copy that is read. */
  readonly unconverted: readonly string[];
}

/**
 * Finds what the ETL can read in a folder and its subfolders, by header and never by name.
 *
 * @throws CasemindError SOURCE_MISSING, SOURCE_UNREADABLE, SOURCE_HEADER_INCOMPLETE (an FKRTL file
 *   that lacks required columns), SOURCE_NO_FKRTL (naming the files seen), SOURCE_STATA (where one of
 *   Stata's may be it).
 */
export async function findSourceFiles(folder: string, connection: Connection): Promise<SourceFolder> {
  const files: SourceFile[] = [];
  const ignored: string[] = [];
  const stata: string[] = [];
  for (const path of listFiles(folder)) {
    const name = relative(folder, path);
    const file = await describeFile(path, name, connection);
    if (file) files.push(file);
    else ignored.push(name);
    if (!file && (await isStataFile(path, name))) stata.push(name);
  }
  const read = new Set(files.map(({ name }) => withoutEnding(name)));
  const unconverted = stata.filter((name) => !read.has(withoutEnding(name)));
  if (!files.some(({ kind }) => kind === 'claims')) {
    const [first] = unconverted;
    if (first !== undefined) throw stataError(first);
    throw new CasemindError('SOURCE_NO_FKRTL', {
      path: folder,
      files: [...files.map(({ name }) => name), ...ignored].slice(0, 10).join(', ') || '-',
      columns: 'FKL02, FKL03, FKL47, …',
    });
  }
  return { files, ignored, unconverted };
}

/** Says of a file of Stata's how to make one of it that is read. */
export function stataError(name: string): CasemindError {
  return new CasemindError('SOURCE_STATA', { file: name, name: withoutEnding(name) });
}

const withoutEnding = (name: string): string => name.replace(/(\.\w+)?(\.gz)?$/i, '');

const stataMagic = '<stata_dta>';

/** Files of Stata 13 and later say so; older ones are known by their ending alone. */
async function isStataFile(path: string, name: string): Promise<boolean> {
  if (name.toLowerCase().endsWith('.dta')) return true;
  const head = await readHead(path, name).catch(() => Buffer.alloc(0));
  return head.subarray(0, stataMagic.length).toString('latin1') === stataMagic;
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
      .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  } catch (error) {
    throw new CasemindError('SOURCE_MISSING', { path: folder }, { cause: error });
  }
}

async function describeFile(path: string, name: string, connection: Connection): Promise<SourceFile | undefined> {
  const bytes = statSync(path).size;
  const lower = name.toLowerCase();
  if (lower.endsWith('.parquet')) {
    const columns = await parquetColumns(path, name, connection);
    return fileOfHeader({ path, name, format: 'parquet', columns, delimiter: ',', encoding: 'utf-8', bytes });
  }
  if (!/\.(csv|txt|tsv)(\.gz)?$/.test(lower) || bytes === 0) return undefined;
  const head = await readHead(path, name);
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding === 'utf-16' ? 'utf-16le' : encoding === 'windows-1252' ? encoding : 'utf-8').decode(head);
  const { columns, delimiter } = readHeader(text);
  return fileOfHeader({ path, name, format: 'csv', columns, delimiter, encoding, bytes });
}

function fileOfHeader(file: Omit<SourceFile, 'kind'>): SourceFile | undefined {
  const has = (column: string): boolean => file.columns.includes(column);
  const claimColumnCount = file.columns.filter((column) => /^FKL\d/.test(column)).length;
  if (has('FKL02') && has('FKL24') && !has('FKL03')) return { ...file, kind: 'secondary_diagnoses' };
  if (has('PSTV01') && has('PSTV03') && claimColumnCount === 0) return { ...file, kind: 'membership' };
  if (claimColumnCount < 5) return undefined;
  const missing = requiredColumns.filter((column) => !has(column));
  if (missing.length > 0) throw new CasemindError('SOURCE_HEADER_INCOMPLETE', { file: file.name, missing: missing.join(', ') });
  const repeated = file.columns.find((column, i) => column !== '' && file.columns.indexOf(column) !== i);
  if (repeated !== undefined)
    throw new CasemindError('SOURCE_UNREADABLE', { file: file.name, reason: `the column ${repeated} stands twice in its header` });
  return { ...file, kind: 'claims' };
}

async function parquetColumns(path: string, name: string, connection: Connection): Promise<string[]> {
  try {
    const rows = await connection.rowsOfFile<{ name: string }>('staging/parquet_columns', { path: literalGlob(path) });
    return rows.map((row) => row.name.toUpperCase());
  } catch (error) {
    throw new CasemindError('SOURCE_UNREADABLE', { file: name, reason: 'it is no Parquet file or is damaged' }, { cause: error });
  }
}

/** The header's names, upper case, and the delimiter that separates most of them. */
export function readHeader(text: string): { columns: string[]; delimiter: string } {
  const line = text.replace(/^\uFEFF/, '');
  const candidates = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, columns: firstRecord(line, delimiter) }));
  const [best] = candidates.toSorted((a, b) => b.columns.length - a.columns.length);
  return { delimiter: best?.delimiter ?? ',', columns: (best?.columns ?? []).map((column) => column.trim().toUpperCase()) };
}

function firstRecord(text: string, delimiter: string): string[] {
  try {
    const records: string[][] = parse(text, { delimiter, to: 1, relax_quotes: true, relax_column_count: true, bom: true });
    return records[0] ?? [];
  } catch {
    // A text that no header begins, such as one with an open quotation mark.
    return [];
  }
}

const headBytes = 65_536;

/** The first bytes of a file, unpacked where it is gzipped. */
export async function readHead(path: string, name: string): Promise<Buffer> {
  const isPacked = path.toLowerCase().endsWith('.gz');
  const file = createReadStream(path, { end: headBytes - 1 });
  const stream = isPacked ? file.pipe(createGunzip()) : file;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= headBytes) break;
    }
  } catch (error) {
    // A packed head ends in the middle of its stream: what came before the end counts.
    if (!isPacked || size === 0)
      throw new CasemindError('SOURCE_UNREADABLE', { file: name, reason: 'it cannot be opened or unpacked' }, { cause: error });
  } finally {
    file.destroy();
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}

function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16';
  if (head.every((byte) => byte < 0x80)) return 'ascii';
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

function isUtf8(head: Buffer): boolean {
  // The cut may fall inside a character of up to four bytes.
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {
      if (head.length < headBytes) return false;
    }
  }
  return false;
}
