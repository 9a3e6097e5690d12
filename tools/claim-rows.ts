import type { Localized, PublicClaim, Snapshot } from '#engine';
import { z } from 'zod';

import { type ClaimFact, claimFacts, neutralValue } from './claim-facts.ts';
import { type EvidenceItem, type Fact, evidenceIn, evidenceItemSchema } from './evidence.ts';

/** Some columns of other claims than the one in context, as data of a tool. */
export const claimRowSchema = z.record(z.string(), evidenceItemSchema.shape.value);

type ClaimRow<Columns extends ClaimFact> = Pick<PublicClaim, Columns | 'claim_id'>;

/** Evidence of columns of listed claims, `<list>.<place from 1>.<column>` each, with texts made harmless. */
export function claimRowsEvidence<Column extends ClaimFact>(
  { manifest }: Snapshot,
  list: { readonly name: string; readonly label: Localized },
  rows: readonly ClaimRow<Column>[],
  columns: readonly Column[],
): EvidenceItem[] {
  return rows.flatMap((row, i) => {
    const item = evidenceIn('claims_scored', manifest.snapshot_id, { claim_id: row.claim_id });
    return columns.map((column) => item(`${list.name}.${i + 1}.${column}`, column, neutralValue(row[column]), rowFact(list.label, i + 1, claimFacts[column])));
  });
}

/** A fact of one row of a list. */
export function rowFact(list: Localized, place: number, { unit, label }: Fact): Fact {
  return { unit, label: { id: `${list.id} ${place}: ${label.id}`, en: `${list.en} ${place}: ${label.en}` } };
}
