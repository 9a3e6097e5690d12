import { readdirSync } from 'node:fs';

import { findRuleset } from '#engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { claimRelations, positionRelations, scoreRelations, scorableClaims, scoredClaims, surpriseRelations } from '../../engine/live-scoring/statements.ts';
import { composeSql, loadSql, sqlFolder } from '../../engine/sql.ts';
import { type World, createWorld } from './bound-world.ts';

const names = readdirSync(sqlFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, -'.sql'.length).replaceAll('\\', '/'))
  // Spark binds these; its tests run them.
  .filter((name) => !name.startsWith('spark/'))
  .toSorted();

let world: World;
const failures = new Map<string, readonly string[]>();
beforeAll(async () => {
  world = await createWorld();
  // A file may read a table that another makes: what fails is tried again as long as others succeed.
  for (let left = [...names], before = left.length + 1; left.length < before; ) {
    before = left.length;
    for (const name of left) failures.set(name, await failuresOf(name));
    left = left.filter((name) => (failures.get(name)?.length ?? 0) > 0);
  }
});
afterAll(() => world.close());

/** Statements that DuckDB explains; the others define names and are run as they are. */
const isExplained = (statement: string): boolean => /^(SELECT|WITH|FROM|INSERT|UPDATE|DELETE|UNPIVOT|\(|CREATE (OR REPLACE )?(TEMP )?TABLE \S+ AS)/.test(statement);

const statementsOf = (text: string): string[] =>
  text
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

const lists: Readonly<Record<string, readonly string[] | readonly number[]>> = { blank_lines: [0], rows: [1], claim_ids: [''], rule_ids: [''], rule_weights: [1] };

async function bind(statement: string, isFree: boolean): Promise<void> {
  const text = statement.replaceAll('{column}', '"code"').replaceAll(/\$(\w*parquet|path)\b/g, `'${world.parquet}'`);
  // Tables of runs and snapshots are made here too, where the world lacks them.
  const definition = text.replace(/^CREATE (OR REPLACE )?(TEMP )?(TABLE|VIEW) (?:\w+\.)?/, 'CREATE TEMP $3 IF NOT EXISTS ');
  if (!isExplained(text)) {
    await world.connection.run(isFree ? text : definition);
    return;
  }
  const parameters = [...new Set([...text.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? ''))];
  // A parameter such as $rows is a number in one statement and a list in another: DuckDB says which it takes.
  const values = (asLists: boolean) => Object.fromEntries(parameters.map((name) => [name, (asLists ? lists[name] : undefined) ?? null]));
  try {
    await world.connection.rows(`EXPLAIN ${text}`, values(true));
  } catch {
    await world.connection.rows(`EXPLAIN ${text}`, values(false));
  }
  if (text.startsWith('CREATE')) await world.connection.run(definition, values(false));
}

/** The statement that a file of a batch of live claims stands in, up to it: its relations are made for one statement alone. */
function liveStatement(name: string): string | undefined {
  if (name === 'live/scorable_claims') return scorableClaims(findRuleset('RULESET_v1'));
  if (name === 'live/surprising_claims') return scorableClaims(findRuleset('RULESET_v2'));
  if (name === 'live/scored_claims') return scoredClaims(findRuleset('RULESET_v1'));
  if (!name.startsWith('live/') && name !== 'intermediate/peers_of_claims') return undefined;
  const chain = [claimRelations, scoreRelations, [...claimRelations, ...positionRelations], surpriseRelations].map((relations): readonly string[] => relations).find((relations) => relations.includes(name));
  return chain && composeSql(chain.slice(0, chain.indexOf(name) + 1), `SELECT * FROM ${name.split('/').at(-1)}`);
}

/** Why a file binds against no kind of raw file; nothing where it does. */
async function failuresOf(name: string): Promise<string[]> {
  const live = liveStatement(name);
  if (live !== undefined) {
    try {
      await world.connection.rows(`EXPLAIN ${live}`);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  }
  const reasons: string[] = [];
  for (const [kind, open] of Object.entries(world.rawKinds)) {
    await open();
    try {
      for (const statement of statementsOf(loadSql(name))) await bind(statement, name === 'prelude' || name.startsWith('staging/'));
      return [];
    } catch (error) {
      reasons.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return reasons;
}

describe('DuckDB binds every statement of', () => {
  it.each(names)('sql/%s.sql', (name) => {
    expect(failures.get(name)).toEqual([]);
  });
});

it('a statement with a column that is not there does not bind', async () => {
  await expect(bind('SELECT no_such_column FROM claims_scored', false)).rejects.toThrow('no_such_column');
});

it('the rows of a raw file go into their table in the order of the file: the plan inserts in batches', async () => {
  await world.rawKinds['claims']?.();
  await world.connection.run('SET threads = 2');
  const plan = await world.connection.rows<{ explain_value: string }>(`EXPLAIN ${loadSql('staging/claims_staged')}`, { file_no: 1, salt: 's' });
  expect(plan.map(({ explain_value }) => explain_value).join('\n')).toContain('BATCH_INSERT');
});
