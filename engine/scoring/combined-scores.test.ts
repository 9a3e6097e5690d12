import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Connection, Database } from '../database.ts';

let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await Database.open(':memory:', { threads: 1 });
  connection = await database.connect();
  await connection.runFile('prelude');
});
afterAll(() => database?.close());

/** Three scored claims and what they show, with one change. */
async function failuresAfter(change: string): Promise<number> {
  await connection.run('CREATE OR REPLACE TABLE claim_evidence AS SELECT * FROM (VALUES (1, 3000), (1, 2000), (2, 700)) AS e (claim_no, nats)');
  await connection.run('CREATE OR REPLACE TABLE claim_surprises AS SELECT * FROM (VALUES (1, 5000, 8000, 0), (2, 700, 1700, 400), (3, 0, 900, 0)) AS s (claim_no, shown, surprise, learned)');
  await connection.run('CREATE OR REPLACE TABLE learned_weights (feature VARCHAR, weight DOUBLE)');
  await connection.run('CREATE OR REPLACE TABLE claims_scored AS SELECT claim_no, half_at_ten(shown) AS rule_score, 0.25 AS ml_score_normalized, half_at_ten(with_model(surprise, 0.25)) AS risk_score FROM claim_surprises');
  await connection.run("ALTER TABLE claims_scored ADD COLUMN flags VARCHAR[] DEFAULT ['cost_above_peers', 'prolonged_stay']");
  for (const [name, value] of Object.entries({ amount_claimed: 900_000, cost_n: 20, cost_median: 300_000, cost_excess: 600_000, los: 9, stay_n: 30, stay_median: 4, stay_excess: 5, stay_shortfall: 'NULL' }))
    await connection.run(`ALTER TABLE claims_scored ADD COLUMN ${name} INTEGER DEFAULT ${value}`);
  await connection.run(change);
  return (await connection.rowsOfFile('tests/surprise_scores')).length;
}

describe('a snapshot whose ruleset adds up surprise is refused', () => {
  test.each([
    ['where nothing was changed: it is not', 'SELECT 1', 0],
    ['with another risk score', 'UPDATE claims_scored SET risk_score = 0.9 WHERE claim_no = 3', 1],
    ['with the larger of both scores in its place', 'UPDATE claims_scored SET risk_score = greatest(rule_score, ml_score_normalized)', 1],
    ['with another rule score', 'UPDATE claims_scored SET rule_score = rule_score + 0.01 WHERE claim_no = 1', 1],
    ['without the surprise of a claim', 'DELETE FROM claim_surprises WHERE claim_no = 2', 1],
    ['with what was learned, but not in its scores', "INSERT INTO learned_weights VALUES ('base', -3), ('surprise', 0.4), ('slope', 1), ('shift', 0)", 1],
    ['with another excess than amount and median give', 'UPDATE claims_scored SET cost_excess = 1 WHERE claim_no = 1', 1],
    ['with a median of fewer claims than 20', 'UPDATE claims_scored SET cost_n = 19 WHERE claim_no = 1', 1],
    ['with a stay told as longer than a median that is not there', 'UPDATE claims_scored SET stay_n = NULL, stay_median = NULL, stay_excess = NULL WHERE claim_no = 1', 1],
    ['with a component too few', 'DELETE FROM claim_evidence WHERE nats = 2000', 1],
  ])('%s', async (_, change, failures) => {
    expect(await failuresAfter(change)).toBe(failures);
  });
});

test('the score of surprise grows with it, stays below 1, and is a half at 10 nats', async () => {
  const [found] = await connection.rows<{ half: number; none: number; grows: boolean; most: number }>(
    'SELECT half_at_ten(10000) AS half, half_at_ten(0) AS none, bool_and(half_at_ten(x) < half_at_ten(x + 50)) AS grows, max(half_at_ten(x)) AS most FROM range(0, 100000, 50) AS r (x)',
  );
  expect(found).toMatchObject({ half: 0.5, none: 0, grows: true });
  expect(found?.most).toBeLessThan(1);
});
