import type { Localized, PublicClaim, Snapshot } from '#engine';
import { z } from 'zod';

import { type ClaimFact, claimFacts, neutralValue } from './claim-facts.ts';
import { type EvidenceItem, type EvidenceValue, evidenceItemSchema } from './evidence.ts';

/** Some columns of other claims than the one in context, as data of a tool. */
export const claimRowSchema = z.record(z.string(), evidenceItemSchema.shape.value);

export type ClaimRow<Columns extends ClaimFact> = Pick<PublicClaim, Columns | 'claim_id'>;

/** Evidence of columns of listed claims, `<list>.<place from 1>.<column>` each, with texts made harmless. */
export function claimRowsEvidence<Column extends ClaimFact>(
  { manifest }: Snapshot,
  list: { readonly name: string; readonly label: Localized },
  rows: readonly ClaimRow<Column>[],
  columns: readonly Column[],
): EvidenceItem[] {
  return rows.flatMap((row, i) =>
    columns.map((column): EvidenceItem => ({
      id: `${list.name}.${i + 1}.${column}`,
      label: rowLabel(list.label, i + 1, claimFacts[column].label),
      value: neutralValue(row[column]),
      unit: claimFacts[column].unit,
      source: { table: 'claims_scored', column, keys: { claim_id: row.claim_id }, snapshot: manifest.snapshot_id },
    })),
  );
}

export function rowLabel(list: Localized, place: number, column: Localized): Localized {
  return { id: `${list.id} ${place}: ${column.id}`, en: `${list.en} ${place}: ${column.en}` };
}

/** Columns of a listed claim as a plain object, texts made harmless. */
export function claimRowData<Column extends ClaimFact>(row: ClaimRow<Column>, columns: readonly Column[]): Record<string, EvidenceValue> {
  return Object.fromEntries(columns.map((column) => [column, neutralValue(row[column])]));
}
