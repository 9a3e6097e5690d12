import { join } from 'node:path';

import { type Connection, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import { activeLearnedModel } from '../learning/learned-models.ts';
import { editedRuleset } from '../rules/rulesets.ts';
import type { Home } from '../snapshots/home.ts';
import { readManifest, readPointer } from '../snapshots/manifest.ts';
import { takeScratch } from '../snapshots/scratch.ts';
import { databaseFile } from '../snapshots/stable-names.ts';
import { type AddClaims, noClaims } from './added-claims.ts';
import { activeModelVersion, loadModel } from './models.ts';
import { attachRun, findRun, requireColumns } from './run-claims.ts';
import { scoreClaims } from './score-claims.ts';
import { onRun } from './train.ts';

/** Claims of both that a rule is active on, and those that only one has. */
export interface RuleChange {
  readonly rule: string;
  readonly active_before: number;
  readonly active_after: number;
  readonly added: number;
  readonly removed: number;
}

export interface RuleChanges {
  /** Version of the ruleset of the snapshot that serves, and of the one that was tried. */
  readonly before: string;
  readonly after: string;
  /** Per rule, claims of the snapshot that serves. */
  readonly rules: readonly RuleChange[];
  /** How many of the first k of the worklist stay there. */
  readonly top: { readonly k: number; readonly stayed: number };
  /** The same for claims that came in live and that the run does not have: what was active on them when they came, and what would be. */
  readonly live: { readonly claims: number; readonly rules: readonly RuleChange[] };
}

/** Claims at the top that are compared. */
const topK = 1000;

/**
 * Scores the newest run, and claims that came in live, by a ruleset and says what would change against the snapshot that serves and against
 * what live claims were told. Nothing is written.
 *
 * @param options `parameters` in place of those that the ruleset ships with; `addClaims` takes live claims along, none without it.
 * @throws CasemindError SNAPSHOT_MISSING, RUN_MISSING, RUN_INVALID, RULESET_UNKNOWN, CONFIG_INVALID, MODEL_MISSING, MODEL_INVALID.
 */
export async function checkRules(options: {
  readonly home: Home;
  readonly ruleset: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly addClaims?: AddClaims | undefined;
  readonly now: () => Date;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  readonly observer: Observer;
}): Promise<RuleChanges> {
  const { home, observer, threads, addClaims } = options;
  const ruleset = editedRuleset(options.ruleset, options.parameters);
  const id = readPointer(home);
  if (id === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const before = readManifest(home, id).ruleset_version;
  const run = findRun(home);
  const model = loadModel(home, activeModelVersion(home));
  const scratch = takeScratch(home);
  try {
    return await onRun(run, options, async (connection) => {
      await connection.runFile('prelude');
      await requireColumns(connection, run);
      await attachRun(connection, run);
      const [numbers] = await connection.rowsOfFile<{ last_claim_no: number }>('queries/last_claim_no');
      const lastRunNo = numbers?.last_claim_no ?? 0;
      const { live, simulated } = (await addClaims?.(connection, { run: run.manifest, lastRunNo, folder: scratch.folder, now: options.now() })) ?? noClaims;
      await scoreClaims(connection, model, ruleset, { threads, observer, stage: () => {}, learned: ruleset.combination === 'surprise' ? activeLearnedModel(home) : undefined });
      await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, id, databaseFile))} AS serving (READ_ONLY)`);
      await connection.runFile('queries/rules_before_of_snapshot');
      const rules = await connection.rowsOfFile<RuleChange>('queries/rule_changes');
      const [top] = await connection.rowsOfFile<{ k: number; stayed: number }>('queries/rank_changes', { k: topK });
      return { before, after: ruleset.version, rules, top: top ?? { k: 0, stayed: 0 }, live: { claims: live + simulated, rules: live + simulated === 0 ? [] : await liveChanges(connection, lastRunNo) } };
    });
  } finally {
    scratch.remove();
  }
}

async function liveChanges(connection: Connection, lastRunNo: number): Promise<RuleChange[]> {
  await connection.setVariable('last_run_no', lastRunNo);
  await connection.runFile('queries/rules_before_of_live');
  return connection.rowsOfFile<RuleChange>('queries/rule_changes');
}
