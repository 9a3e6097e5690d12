import type { Parameter, Parameters } from '../database.ts';
import type { RuleSnooze } from '../rules/rule-snooze.ts';
import type { Scope } from '../scope.ts';

/** A name that the claims in scope give to a value of a field, with its code where it has one. */
export interface KnownName {
  readonly name: string;
  readonly code: string | null;
}

/** Who asks, when, and what the snapshot knows: whatever a statement needs besides the query. */
export interface QueryContext {
  readonly scope: Scope;
  /** Whom `me` means. */
  readonly caller: string;
  /** Decides whether an assignment still counts. */
  readonly now: Date;
  /** Names of looked-up fields, by field id. */
  readonly names: ReadonlyMap<string, readonly KnownName[]>;
  /** Where claims may stand that a query names by id, by id; whatever is not known here is looked for. */
  readonly ranks?: ReadonlyMap<string, readonly number[]>;
  /** Rules that do not count as active on some claims now. */
  readonly snoozes?: readonly RuleSnooze[] | undefined;
  /** The claims are those of every source, not of the snapshot alone. */
  readonly everySource?: boolean;
  /** What becomes of a name that nobody knows: refused, with the nearest; or it matches no claim, as parameters of the first edition do. */
  readonly unknownName: 'refused' | 'matches_none';
}

/** Values of a statement, each bound under a name of its own; SQL text never holds one. */
export class Binder {
  readonly #parameters: Record<string, Parameter> = {};
  #count = 0;

  /** @param type DuckDB type that the value is cast to. */
  bind(value: Parameter, type: string): string {
    const name = `v${(this.#count += 1)}`;
    this.#parameters[name] = value;
    return `$${name}::${type}`;
  }

  /** A value that catalogue SQL refers to by its own name. */
  bindAs(name: string, value: Parameter): void {
    this.#parameters[name] = value;
  }

  /** The values that a statement refers to. */
  parametersOf(sql: string): Parameters {
    return parametersIn(sql, this.#parameters);
  }
}

/** Those of the values that a statement refers to: DuckDB takes no others. */
export function parametersIn(sql: string, parameters: Parameters): Parameters {
  const named = new Set(Array.from(sql.matchAll(/\$(\w+)/g), ([, name]) => name));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => named.has(name)));
}
