import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { liveClaim } from '../../tests/support/live-claims.ts';
import { appendRows } from '../column-vectors.ts';
import { claimColumns, scoreColumns } from '../columns.ts';
import { Database, type Connection, quoteLiteral } from '../database.ts';
import { type Field, type Hierarchy, aggregationsOf, canGroup, canOrder, canShow, isList, isNumber, operatorsOf } from './field.ts';
import { createTablesBeside, liveClaimColumns, seeTablesBeside } from '../snapshots/tables-beside.ts';
import { fields, findField } from './index.ts';

const columns = [...claimColumns, ...scoreColumns];
const languages = ['id', 'en'] as const;

let connection: Connection;
let close: () => void;
beforeAll(async () => {
  const fixture = await createFixtureHome({ count: 50 });
  const database = await Database.open(':memory:', { threads: 1 });
  connection = await database.connect();
  await createTablesBeside(connection);
  await connection.run(`ATTACH ${quoteLiteral(`${fixture.home.snapshots}/snapshot-fixture/snapshot.duckdb`)} AS snapshot (READ_ONLY)`);
  await connection.run('USE snapshot');
  await seeTablesBeside(connection, 1);
  const { claim } = liveClaim('SIM-2025-000001');
  await appendRows(connection, { database: 'memory', name: 'claims_live_stream' }, liveClaimColumns, [{ ...claim, flag_mask: 0, source: 'simulated', channel: 'redis', generated_at: '2025-01-01T16:59:00Z', received_at: '2025-01-01T17:00:00Z', scored_against: 'snapshot-fixture', live_seq: 1, hidden_in: 0 }]);
  await connection.run("INSERT INTO memory.main.claim_state SELECT claim_id, 'partial', 0.3, 'administrative', 'auditor', '2025-01-01T20:00:00.000Z', 'ana', '2025-01-03T00:00:00.000Z', '2025-01-02' FROM snapshot.claims_scored WHERE risk_rank = 1");
  close = () => {
    connection.close();
    database.close();
    fixture.cleanup();
  };
});
afterAll(() => close());

async function valuesOf(sql: string, where = 'true'): Promise<unknown[]> {
  const rows = await connection.rows<{ value: unknown }>(
    `SELECT ${sql} AS value FROM every_claim AS claims LEFT JOIN claim_state AS state ON state.claim_id = claims.claim_id WHERE ${where} ORDER BY claims.row_no`,
    sql.includes('$now') || where.includes('$now') ? { now: '2025-01-02T00:00:00.000Z' } : {},
  );
  return rows.map(({ value }) => value);
}

test.each(columns.filter(({ isPrivate }) => !isPrivate).map(({ name }) => name))('the column %s can be asked for and shown: a field stands on it', (name) => {
  const found = fields.filter((field) => field.columns.includes(name) && canShow(field));
  expect(found).not.toEqual([]);
  expect(findField(name)?.sql).toContain(`claims.${name}`);
});

test('no field that can be shown, filtered, grouped or ordered by stands on a private column', () => {
  const hidden = columns.filter(({ isPrivate }) => isPrivate).map(({ name }) => name);
  const open = fields.filter((field) => canShow(field) || canGroup(field) || canOrder(field) || operatorsOf(field).length > 0);
  expect(hidden).toEqual(['patient_key', 'family_key']);
  for (const name of hidden) {
    expect(open.filter((field) => field.columns.includes(name) || field.sql.includes(name) || field.labelSql?.includes(name))).toEqual([]);
  }
});

test('a field of claims stands on columns that there are, a field of their state on none', () => {
  const known = new Set(columns.map(({ name }) => name));
  for (const { id, columns: own, of } of fields) {
    expect([id, own.filter((name) => !known.has(name))]).toEqual([id, []]);
    expect([id, own.length > 0]).toEqual([id, of === 'claims']);
  }
});

describe.each(fields.map((field) => [field.id, field] as const))('%s', (_id, field) => {
  test('says in both languages what it is and what it means', () => {
    for (const language of languages) {
      expect(field.label[language].trim()).not.toBe('');
      expect(field.definition[language]).toMatch(/^\S.*\.$/);
      for (const word of field.synonyms[language]) expect(word).toMatch(/^\S(.*\S)?$/);
    }
  });

  test('can be used for something', () => {
    expect([operatorsOf(field).length > 0, aggregationsOf(field).length > 0, canGroup(field), canOrder(field)]).toContain(true);
  });

  test('is bound by DuckDB, and gives values of its kind', async () => {
    const found = (await valuesOf(field.sql)).filter((value) => value !== null);
    if (field.labelSql !== undefined) await valuesOf(field.labelSql);
    expect(found.filter((value) => !isOfKind(field, value))).toEqual([]);
    expect(field.of !== 'intake' || found.length > 0).toBe(true);
  });

  test('gives no more decimal places than it says', async () => {
    const places = isNumber(field) ? `abs(round((${field.sql}) * 1e${field.decimals}) - (${field.sql}) * 1e${field.decimals}) > 1e-3` : 'false';
    expect(await valuesOf(field.sql, places)).toEqual([]);
  });

  test('takes its examples as values', () => {
    expect(field.examples.filter((example) => !isExample(field, example))).toEqual([]);
    expect(field.examples.length > 0).toBe(canShow(field));
  });

  test('names each value once, in both languages', () => {
    const { values = [] } = field;
    expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
    for (const { label, synonyms } of values) {
      for (const language of languages) expect(label[language].trim()).not.toBe('');
      for (const word of synonyms) expect(word).toBe(word.trim().toLowerCase());
      expect(new Set(synonyms).size).toBe(synonyms.length);
    }
  });
});

const shapes: Partial<Record<Hierarchy, RegExp>> = { icd10: /^[A-Z]\d[0-9A-Z]{1,4}$/, icd9cm: /^\d{2,4}$/, inacbg: /^[A-Z]-\d-\d{1,3}-(0|I{1,3})$/ };

function isExample({ kind, values, isLookedUp, hierarchy }: Field, example: string | number): boolean {
  if (isNumber({ kind })) return typeof example === 'number';
  if (kind === 'boolean') return example === 'true' || example === 'false';
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(example));
  if (kind === 'time') return new Date(String(example)).toISOString().startsWith(String(example).replace('Z', ''));
  if (hierarchy) return shapes[hierarchy]?.test(String(example)) === true;
  return !values || isLookedUp === true || values.some(({ value }) => value === example);
}

function isOfKind({ kind, values, isLookedUp }: Field, value: unknown): boolean {
  if (isList({ kind })) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (kind === 'time') return typeof value === 'string' && new Date(value).toISOString() === value;
  if (isNumber({ kind })) return typeof value === 'number';
  if (values && !isLookedUp) return values.some((known) => known.value === value);
  return typeof value === 'string';
}
