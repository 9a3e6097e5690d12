import { createReadStream } from 'node:fs';

import type { ExportFormat, RowsFile, SnapshotManifest } from '#engine';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** Of the files that answers come as; a workbook is made of a page of rows, not of all there are. */
export const mediaTypes = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

export const formatSchema = z
  .enum(['json', 'csv', 'parquet'])
  .optional()
  .describe('json has pages; csv and parquet are a file. Accept: text/csv or application/vnd.apache.parquet says the same');

/** The kind of file that a request asks for: by `format`, else by Accept; undefined for JSON. */
export function fileFormatOf(query: unknown, accept: string | undefined): ExportFormat | undefined {
  const given: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'format') : undefined;
  if (given === 'csv' || given === 'parquet') return given;
  if (given !== undefined || accept === undefined) return undefined;
  return (['csv', 'parquet'] as const).find((format) => accept.includes(mediaTypes[format]));
}

export const sheetFormatSchema = z
  .enum([...formatSchema.unwrap().options, 'xlsx'])
  .optional()
  .describe('json has pages; csv, parquet and xlsx (Excel) are a file. Accept: text/csv, application/vnd.apache.parquet or Excel’s own type says the same');

/** Whether a request asks for a workbook: by `format`, else by Accept. */
export function wantsSheet(format: string | undefined, accept: string | undefined): boolean {
  return format === undefined ? (accept ?? '').includes(mediaTypes.xlsx) : format === 'xlsx';
}

/** A form sends each of its fields; one left empty does not filter. */
export function withoutEmpty(query: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(query)).filter(([, value]) => value !== ''));
}

interface SentFile {
  readonly file: RowsFile;
  readonly format: ExportFormat;
  /** What the file holds; its name tells the date of the data too. */
  readonly name: string;
  readonly manifest: Pick<SnapshotManifest, 'data_date'>;
}

/** Sends a file that is made in memory. */
export function sendBytes(reply: FastifyReply, { bytes, type, name }: { readonly bytes: Buffer; readonly type: string; readonly name: string }): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(bytes);
}

/** Streams a file and removes it, also where the caller hangs up. */
export function sendFile(reply: FastifyReply, { file, format, name, manifest }: SentFile): FastifyReply {
  const stream = createReadStream(file.path);
  stream.once('close', () => file.remove());
  return reply
    .type(format === 'csv' ? `${mediaTypes.csv}; charset=utf-8` : mediaTypes[format])
    .header('content-disposition', `attachment; filename="${name}_${manifest.data_date}.${format}"`)
    .header('content-length', file.size)
    .send(stream);
}
