import type { ScoredClaim } from '../../columns.ts';
import type { Field } from '../field.ts';

type Parts<Told extends keyof Field> = Omit<Field, Told | 'decimals'> & { readonly decimals?: number };

/** A field that is a column of `claims_scored`, under the same name; `sql` where its values are tidied. */
export function ofColumn(name: keyof ScoredClaim, parts: Parts<'id' | 'of' | 'sql' | 'columns'> & { readonly sql?: string }): Field {
  return { id: name, of: 'claims', columns: [name], decimals: 0, ...parts, sql: enclosed(parts.sql ?? `claims.${name}`) };
}

/** A field that is worked out from columns of the claim. */
export function ofClaim(id: string, parts: Parts<'id' | 'of' | 'columns'> & { readonly columns: readonly (keyof ScoredClaim)[] }): Field {
  return { id, of: 'claims', decimals: 0, ...parts, sql: enclosed(parts.sql) };
}

/** A field of what people did with the claim since: `claim_state`, by the alias `state`. */
export function ofState(id: string, parts: Parts<'id' | 'of' | 'columns'>): Field {
  return { id, of: 'state', columns: [], decimals: 0, ...parts, sql: enclosed(parts.sql) };
}

/** A field of how the claim came in, a column of `every_claim`. */
export function ofIntake(id: string, parts: Parts<'id' | 'of' | 'columns'>): Field {
  return { id, of: 'intake', columns: [], decimals: 0, ...parts, sql: enclosed(parts.sql) };
}

/** An expression can stand beside any operator. */
function enclosed(sql: string): string {
  return /^[\w.]+$/.test(sql) ? sql : `(${sql})`;
}
