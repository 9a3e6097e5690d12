import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const houses = ['agents', 'api', 'bench', 'channels', 'cli', 'client', 'config', 'engine', 'evals', 'prompts', 'store', 'tools'];

/** Files that import every room of their house: what it shows to others, and what puts it together. */
const openings = new Set(['engine/index.ts', 'api/index.ts', 'api/app.ts', 'api/server.ts']);

/** Every source file, with the files of the project that it imports by a path. Tests and what supports them aside. */
function readImports(): ReadonlyMap<string, readonly string[]> {
  const files = houses.flatMap((house) => readdirSync(join(root, house), { recursive: true, encoding: 'utf8' }).map((name) => join(house, name))).filter((name) => name.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(name));
  return new Map(
    files.toSorted().map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [file, Array.from(text.matchAll(/^(?:import|export)\b[^'"]*?from '(\.[^']+)';$/gm), ([, path = '']) => relative('.', normalize(join(dirname(file), path))))];
    }),
  );
}

/** A way from a node back to itself, or undefined where there is none. */
function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const cycle = walk(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const cycle = walk(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** The room of a file: the first folder of its house, or the house itself. */
function roomOf(file: string): string {
  const [house = '', room = '', ...rest] = file.split('/');
  return rest.length === 0 ? house : `${house}/${room}`;
}

test('no file imports itself by way of others', () => {
  expect(findCycle(new Map([...readImports()].map(([file, imported]) => [file, new Set(imported)])))).toBeUndefined();
});

test.each(['engine', 'api'])('the rooms of %s import each other in one direction', (house) => {
  const edges = new Map<string, Set<string>>();
  for (const [file, imported] of readImports()) {
    // What the house shows to others, and what puts it together, imports every room.
    if (!file.startsWith(`${house}/`) || openings.has(file)) continue;
    const own = roomOf(file);
    const others = edges.get(own) ?? new Set();
    for (const other of imported.map(roomOf)) if (other !== own) others.add(other);
    edges.set(own, others);
  }
  expect(edges.size).toBeGreaterThan(8);
  expect(findCycle(edges)).toBeUndefined();
});

test('the top of api holds nothing but what puts it together', () => {
  const top = [...readImports().keys()].filter((file) => roomOf(file) === 'api');
  expect(top.filter((file) => !openings.has(file))).toEqual([]);
});

test('numbers are written for people by the engine’s formatter, in one way each', () => {
  const others = [...readImports().keys()].filter((file) => /\.toLocaleString\(|Intl\.NumberFormat/.test(readFileSync(join(root, file), 'utf8')));
  // The reader says back what was typed, to the last decimal.
  expect(others.filter((file) => roomOf(file) !== 'agents/reading')).toEqual([]);
});
