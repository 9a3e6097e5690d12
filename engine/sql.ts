import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const sqlFolder = join(import.meta.dirname, '..', 'sql');

const texts = new Map<string, string>();

/** The text of `sql/<name>.sql`, read once. A name is a path within the folder, such as `queries/claim`. */
export function loadSql(name: string): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(join(sqlFolder, `${name}.sql`), 'utf8');
    texts.set(name, text);
  }
  return text;
}

/** A relation that a statement defines for itself: its name and the SELECT that gives it. */
export interface Relation {
  readonly name: string;
  readonly select: string;
}

const definition = /^CREATE OR REPLACE TEMP (TABLE|VIEW) (\w+) AS\n/m;

/**
 * One statement of several files of `sql/`, each of which makes a table or a view that the later ones may read: here they are made
 * for this statement alone, and nothing is written. So a few rows cost neither tables nor, once the statement is prepared, its planning.
 *
 * @param relations names of files, or relations that have none; `select` reads them.
 */
export function composeSql(relations: readonly (string | Relation)[], select: string): string {
  const parts = relations.map((relation) => {
    if (typeof relation !== 'string') return `${relation.name} AS (\n${relation.select}\n)`;
    const text = loadSql(relation);
    const [heading, kind, name] = definition.exec(text) ?? [];
    if (heading === undefined) throw new Error(`sql/${relation}.sql makes no temporary table or view`);
    return `${name} AS ${kind === 'TABLE' ? 'MATERIALIZED ' : ''}(\n${text.slice(text.indexOf(heading) + heading.length)}\n)`;
  });
  return `WITH\n${parts.join(',\n')}\n${select}`;
}
