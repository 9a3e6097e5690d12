import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

import { homeAt } from '#engine';

import { Database, quoteLiteral } from '../../engine/database.ts';
import { stableNames } from '../../engine/snapshots/stable-names.ts';

/**
 * Somebody who works with the files of a home: `node watch-names.ts HOME`. Holds the database open for
 * reading and reads every name over and over until its input ends; then tells what it read.
 */
const [root = ''] = process.argv.slice(2);
const home = homeAt(root);
const database = await Database.open(':memory:', { threads: 1 });
const connection = await database.connect();
await connection.run(`ATTACH ${quoteLiteral(home.analytics)} AS analytics (READ_ONLY)`);
const countHeld = async () => (await connection.rows<{ n: number }>('SELECT count(*) AS n FROM analytics.claims_normalized JOIN analytics.claims_ml_scores USING (claim_id)'))[0]?.n;

const seen = new Map<string, Set<string>>();
const failures: string[] = [];
process.stdin.resume();
process.stdout.write(`${JSON.stringify({ held: await countHeld() })}\n`);
while (!process.stdin.readableEnded) {
  for (const { path, file } of stableNames(home)) {
    try {
      const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
      seen.set(file, (seen.get(file) ?? new Set()).add(digest));
    } catch (error) {
      failures.push(`${file}: ${String(error)}`);
    }
  }
  await setImmediate();
}
process.stdout.write(`${JSON.stringify({ held: await countHeld(), failures, seen: Object.fromEntries([...seen].map(([file, digests]) => [file, [...digests]])) })}\n`);
database.close();
