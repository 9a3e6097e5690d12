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
