import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Language } from '#engine';
import { z } from 'zod';

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/),
  version: z.coerce.number().int().positive(),
  language: z.enum(['id', 'en']),
  variables: z.array(z.string().regex(/^[a-z_]+$/)),
});

/** A prompt of one language: its text with `{{variable}}` places, and what it says of itself. */
export interface Prompt {
  readonly id: string;
  readonly version: number;
  readonly language: Language;
  readonly variables: readonly string[];
  /** SHA-256 of the whole file. */
  readonly hash: string;
  /**
   * The text with every variable in place; a value is put in as it is and never read as a template.
   *
   * @throws Error where a declared variable is not given.
   */
  render(values?: Readonly<Record<string, string>>): string;
}

/**
 * Reads `<id>.<language>.md` of a folder.
 *
 * @throws Error where the front matter is not valid, disagrees with the file's name, or declares
 *   other variables than the text uses.
 */
export function loadPrompt(id: string, language: Language, folder: string = import.meta.dirname): Prompt {
  return parsePrompt(readFileSync(join(folder, `${id}.${language}.md`), 'utf8'), id, language);
}

/** @throws Error as `loadPrompt` does. */
export function parsePrompt(file: string, id: string, language: Language): Prompt {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file);
  if (!match) throw new Error(`prompt ${id}.${language} has no front matter`);
  const [, head = '', body = ''] = match;
  const meta = frontMatterSchema.parse(readFrontMatter(head));
  if (meta.id !== id || meta.language !== language) throw new Error(`prompt ${id}.${language} says it is ${meta.id}.${meta.language}`);
  const used = [...new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].toSorted();
  const declared = [...new Set(meta.variables)].toSorted();
  if (used.join() !== declared.join()) throw new Error(`prompt ${id}.${language} declares [${declared.join()}] and uses [${used.join()}]`);
  const text = body.trim();
  return {
    ...meta,
    hash: createHash('sha256').update(file).digest('hex'),
    render: (values = {}) =>
      text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`prompt ${id}.${language} needs ${name}`);
        return value;
      }),
  };
}

function readFrontMatter(head: string): Record<string, unknown> {
  return Object.fromEntries(
    head.split('\n').map((line) => {
      const at = line.indexOf(':');
      const [key, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      const list = /^\[(.*)\]$/.exec(value);
      return [key, list ? (list[1] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '') : value];
    }),
  );
}
