import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import { sqlFolder } from '../sql.ts';
import { codeLabels } from './catalogue/code-labels.ts';
import { csvField } from './csv-file.ts';

/** The official files of 2022 write codes; other editions write labels in the same columns. */
export type Edition = 'numeric' | 'text';

/** A coded cell as an edition writes it. */
export type CodeText = (column: string, code: number) => string;

/** Columns with the labels of another. */
const labelledAs: Readonly<Record<string, string>> = { FKL25: 'FKL05', PSTV08: 'FKL12', PSTV09: 'FKL05', PSTV13: 'FKL05' };
const notReferred = { FKL25: { 99: 'Bukan rujukan' } };

const codeValueSchema = z.array(z.object({ column_name: z.string(), code: z.coerce.number(), label: z.string() }));

export function codeText(edition: Edition): CodeText {
  if (edition === 'numeric') return (_, code) => String(code);
  const texts = new Map<string, string>();
  const values = codeValueSchema.parse(parse(readFileSync(join(sqlFolder, 'reference', 'code_values.csv')), { columns: true }));
  for (const { column_name, code, label } of values) texts.set(`${column_name}=${code}`, csvField(label));
  for (const labels of [codeLabels, notReferred])
    for (const [column, byCode] of Object.entries(labels)) for (const [code, label] of Object.entries(byCode)) texts.set(`${column}=${code}`, csvField(label));
  return (column, code) => {
    const text = texts.get(`${column}=${code}`) ?? texts.get(`${labelledAs[column]}=${code}`);
    if (text === undefined) throw new Error(`no label for ${column} ${code}`);
    return text;
  };
}
