import { join } from 'node:path';

import { quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import { activeLearnedModel } from '../learning/learned-models.ts';
import { editedRuleset } from '../rules/rulesets.ts';
import type { Home } from '../snapshots/home.ts';
import { readManifest, readPointer } from '../snapshots/manifest.ts';
import { databaseFile } from '../snapshots/stable-names.ts';
import { activeModelVersion, loadModel } from './models.ts';
import { attachRun, findRun, requireColumns } from './run-claims.ts';
import { scoreClaims } from './score-claims.ts';
import { onRun } from './train.ts';

export interface RuleChanges {
  /** Version of the ruleset of the snapshot that serves, and of the one that was tried. */
  readonly before: string;
  readonly after: string;
  /** Per rule, claims of both that it is active on. */
  readonly rules: readonly { readonly rule: string; readonly active_before: number; readonly active_after: number; readonly added: number; readonly removed: number }[];
  /** How many of the first k of the worklist stay there. */
  readonly top: { readonly k: number; readonly stayed: number };
}

/** Claims at the top that are compared. */
const topK = 1000;

/**
 * Scores the newest run by a ruleset and says what would change against the snapshot that serves. Nothing is written.
 *
 * @param options `parameters` in place of those that the ruleset ships with.
 * @throws CasemindError SNAPSHOT_MISSING, RUN_MISSING, RUN_INVALID, RULESET_UNKNOWN, CONFIG_INVALID, MODEL_MISSING, MODEL_INVALID.
 */
export async function checkRules(options: {
  readonly home: Home;
  readonly ruleset: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  readonly observer: Observer;
}): Promise<RuleChanges> {
  const { home, observer, threads } = options;
  const ruleset = editedRuleset(options.ruleset, options.parameters);
  const id = readPointer(home);
  if (id === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const before = readManifest(home, id).ruleset_version;
  const run = findRun(home);
  const model = loadModel(home, activeModelVersion(home));
  return onRun(run, options, async (connection) => {
    await connection.runFile('prelude');
    await requireColumns(connection, run);
    await attachRun(connection, run);
    await scoreClaims(connection, model, ruleset, { threads, observer, stage: () => {}, learned: ruleset.combination === 'surprise' ? activeLearnedModel(home) : undefined });
    await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, id, databaseFile))} AS serving (READ_ONLY)`);
    const rules = await connection.rowsOfFile<RuleChanges['rules'][number]>('queries/rule_changes');
    const [top] = await connection.rowsOfFile<{ k: number; stayed: number }>('queries/rank_changes', { k: topK });
    return { before, after: ruleset.version, rules, top: top ?? { k: 0, stayed: 0 } };
  });
}
