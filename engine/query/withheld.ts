import type { Field } from '../catalogue/field.ts';
import { findField } from '../catalogue/index.ts';
import type { Scope } from '../scope.ts';

/** True where no other claim of the person lies outside the province of this one: there is none, or all of them lie in it. */
const isLocal = 'coalesce(claims.is_history_local, claims.patient_key IS NULL)';

/** Counts the claims whose facts that rest on others are withheld. It does not depend on what these say. */
export const withheldCount = `count(*) FILTER (WHERE NOT ${isLocal})`;

/** A field as a reader of the scope reads it: without a value where that may rest on a claim outside of the scope. */
export function asSeen(field: Field, scope: Scope): Field {
  if (!isWithheld(field, scope)) return field;
  const { sql, filledSql } = field;
  return { ...field, sql: `(CASE WHEN ${isLocal} THEN ${sql} END)`, ...(filledSql !== undefined && { filledSql: `(${isLocal} AND ${filledSql})` }) };
}

/** Those of the fields that the scope may withhold, each once, by id. */
export function withheldFields(ids: readonly string[], scope: Scope): readonly Field[] {
  return [...new Set(ids)].toSorted().flatMap((id) => findField(id) ?? []).filter((field) => isWithheld(field, scope));
}

function isWithheld({ restsOnOthers }: Field, { provinces }: Scope): boolean {
  return restsOnOthers === true && provinces !== null;
}
