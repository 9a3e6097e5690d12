import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type Rolldown, build } from 'vite';

const folder = join('web', 'dist');

/** The files of the console as browsers load them, by their place in the project: text, all of them. */
export async function builtConsole(root: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const result = await build({ configFile: join(root, 'web', 'vite.config.ts'), logLevel: 'warn', build: { write: false } });
  const outputs = [result].flat().filter((one): one is Rolldown.RolldownOutput => 'output' in one).flatMap(({ output }) => output);
  const inPublic = join(root, 'web', 'public');
  return [
    ...outputs.map((file) => [join(folder, file.fileName), file.type === 'chunk' ? file.code : textOf(file.source)] as const),
    ...readdirSync(inPublic).map((name) => [join(folder, name), readFileSync(join(inPublic, name), 'utf8')] as const),
  ];
}

/** Every file that is there of the console, an older build's among them. */
export function consoleFiles(root: string): readonly string[] {
  const place = join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
