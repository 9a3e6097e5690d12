import type { Field } from '../catalogue/field.ts';
import { findField } from '../catalogue/index.ts';
import { type RuleSnooze, activeSql } from '../rules/rule-snooze.ts';
import type { Scope } from '../scope.ts';
import type { QueryContext } from './query-context.ts';

/** True where no other claim of the person lies outside the province of this one: there is none, or all of them lie in it. */
const isLocal = 'coalesce(claims.is_history_local, claims.patient_key IS NULL)';

/** Counts the claims whose facts that rest on others are withheld. It does not depend on what these say. */
export const withheldCount = `count(*) FILTER (WHERE NOT ${isLocal})`;

/** What reads otherwise while a rule is snoozed: which rules are active, how many, and whether any is. */
function withoutSnoozed(id: string, snoozes: readonly RuleSnooze[]): Partial<Field> | undefined {
  if (snoozes.length === 0) return undefined;
  const { flags, count, isAny } = activeSql(snoozes);
  const sqls: Readonly<Partial<Record<string, Partial<Field>>>> = { flags: { sql: flags, filledSql: isAny }, flag_count: { sql: count }, is_flagged: { sql: isAny } };
  return sqls[id];
}

/** A field as a reader of the scope reads it: without a value where that may rest on a claim outside of the scope, and without rules that are snoozed. */
export function asSeen(field: Field, { scope, snoozes = [] }: Pick<QueryContext, 'scope' | 'snoozes'>): Field {
  const active = withoutSnoozed(field.id, snoozes);
  if (active) return { ...field, ...active };
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
