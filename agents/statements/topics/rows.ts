import type { Localized } from '#engine';

import type { Sentence, Writer } from '../writer.ts';

/** A part of a row's sentence: shown where the row has the column. `@` stands for the row. */
export type RowPart = readonly [column: string, text: Localized];

/** The rows of a list, by their evidence: `search.1`, `search.2`, … */
export function rowsOf({ facts }: Writer, list: string, column: string): string[] {
  const rows: string[] = [];
  for (let i = 1; facts.item(`${list}.${i}.${column}`); i += 1) rows.push(`${list}.${i}`);
  return rows;
}

/** A row: its subject first, then what it has of the parts, with commas between. */
export function rowSentence(writer: Writer, row: string, subject: Localized, parts: readonly RowPart[]): Sentence {
  const present = parts.filter(([column]) => writer.facts.has(`${row}.${column}`));
  const head = writer.write(at(subject, row));
  const rest = present.map(([, text]) => writer.write(at(text, row)));
  const text = rest.length === 0 ? head.text : `${head.text}: ${rest.map((part) => part.text).join(', ')}`;
  return { text: `${text}.`, evidence: [...new Set([head, ...rest].flatMap(({ evidence }) => evidence))] };
}

/** Rows of a list, each with its number. */
export function numbered(rows: readonly Sentence[]): Sentence[] {
  return rows.map(({ text, evidence }, i) => ({ text: `${i + 1}. ${text.replace(': ', ' – ').replace(/\.$/u, '')}`, evidence }));
}

export function at({ id, en }: Localized, row: string): Localized {
  return { id: id.replaceAll('@', row), en: en.replaceAll('@', row) };
}
