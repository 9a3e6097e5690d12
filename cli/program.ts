import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

import { CasemindError, asDiskFull } from '#engine';

import { type CommandContext, createContext, readVersion } from './context.ts';
import { readEnvironment } from './environment.ts';
import type { Parent } from './follow-parent.ts';
import { registerForest, share } from './register-forest.ts';
import { registerLive } from './register-live.ts';
import { registerSimulate } from './register-simulate.ts';

const jsonHelp = 'print one JSON object on stdout, all else on stderr';

type Run<Arguments extends unknown[]> = (context: CommandContext, ...rest: Arguments) => Promise<void>;

/** Codes that mean the command was called wrongly, not that its work failed. */
const usageCodes: ReadonlySet<string> = new Set(['USAGE_INVALID', 'CONFIG_INVALID', 'CONFIG_UNSAFE', 'EXPORT_INVALID', 'RULESET_UNKNOWN', 'USER_MISSING', 'SIMULATION_FORBIDDEN']);

/** Runs one command and gives its exit code: 0, 1 for a failed run, 2 for bad usage. */
export async function runCli(words: readonly string[], parent?: Parent): Promise<number> {
  const json = words.includes('--json');
  try {
    await createProgram(words, json, parent).parseAsync([...words], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return error instanceof CommanderError ? reportUsage(error, json) : report(error, json);
  }
}

/** Commander has told people already. */
function reportUsage({ code, exitCode, message }: CommanderError, json: boolean): number {
  if (exitCode === 0) return 0;
  if (json) answerError('USAGE_INVALID', code === 'commander.help' ? 'no command is given' : message.replace(/^error: /, ''), {});
  return 2;
}

function answerError(code: string, message: string, details: CasemindError['details']): void {
  process.stdout.write(`${JSON.stringify({ error: { code, message, details } })}\n`);
}

function report(error: unknown, json: boolean): number {
  const isKnown = error instanceof CasemindError;
  const code = isKnown ? error.code : 'INTERNAL';
  const message = isKnown ? error.text('en') : error instanceof Error ? error.message : String(error);
  if (json) answerError(code, message, isKnown ? error.details : {});
  process.stderr.write(`${code}: ${message}\n`);
  if (!isKnown && error instanceof Error) process.stderr.write(`This is a defect of Casemind.\n${error.stack}\n`);
  return isKnown && usageCodes.has(code) ? 2 : 1;
}

function createProgram(words: readonly string[], json: boolean, parent: Parent | undefined): Command {
  const program = new Command('casemind')
    .description('Scores BPJS hospital claims (FKRTL) and explains those worth an audit.')
    .option('--json', jsonHelp)
    .exitOverride()
    .showHelpAfterError('(see --help)');
  // Behind a command, --version is an option of its own.
  if (words[0]?.startsWith('-')) program.version(readVersion());

  const run = <Arguments extends unknown[]>(load: () => Promise<Run<Arguments>>) =>
    // Commander adds the command itself as the last argument, which no command looks at.
    async (...given: Arguments): Promise<void> => {
      const context = createContext(readEnvironment(), { json, parent });
      try {
        await (await load())(context, ...given);
      } catch (error) {
        context.terminal.abandon();
        throw asDiskFull(error, context.home.root);
      }
    };
  const command = (owner: Command, usage: string, description: string): Command =>
    owner.command(usage).description(description).option('--json', jsonHelp).exitOverride();

  command(program, 'start', 'serve, after making whatever is missing (demo claims, a model, a snapshot)')
    .action(run(async () => (await import('./commands/start.ts')).start));
  command(program, 'serve', 'serve the published snapshot on HOST and PORT')
    .action(run(async () => (await import('./commands/serve.ts')).serve));
  command(program, 'generate', 'write synthetic raw claims with known indications')
    .requiredOption('--rows <N>', 'number of claims', wholeNumber)
    .requiredOption('--out <DIR>', 'folder to write to')
    .option('--seed <S>', 'seed; the same seed gives the same bytes', wholeNumber, 1)
    .option('--share <F>', 'share of claims with an injected indication, 0–0.5', fraction, 0.03)
    .addOption(new Option('--edition <E>', 'coded columns as codes, as in the files of 2022, or as labels').choices(['numeric', 'text']).default('numeric'))
    .addOption(new Option('--indications <I>', 'each modus as it is usually described, or disguised among honest claims that look as odd').choices(['plain', 'disguised']).default('plain'))
    .action(run(async () => (await import('./commands/generate.ts')).generate));
  command(program, 'etl', 'read a folder of raw FKRTL files into a new run')
    .option('--source <DIR>', 'folder of raw files (default: SOURCE_DIR)')
    .option('--references <DIR>', 'folder of reference lists (default: REFERENCES_DIR)')
    .addOption(new Option('--engine <E>', 'what reads and compares the claims; the run is the same').choices(['duckdb', 'spark']).default('duckdb'))
    .option('--master <URL>', 'master of Spark: spark://HOST:PORT, or local[N] for N threads of this machine (docs/scale.md)')
    .option('--spark <NAME=VALUE...>', 'settings of Spark, such as spark.executor.memory=4g')
    .action(run(async () => (await import('./commands/etl.ts')).etl));
  command(program, 'train', 'train a model on the newest run')
    .option('--seed <S>', 'seed of the forest', wholeNumber, 42)
    .option('--promote', 'make it the active model', false)
    .option('--trees <N>', 'number of trees', positive, 200)
    .option('--samples <N>', 'claims that each tree is grown on', positive, 256)
    .option('--max-features <F>', 'share of the features that each tree may split on, above 0 and up to 1', share(1), 1)
    .option('--contamination <C>', 'share of the claims called outliers, above 0 and up to 0.5', share(0.5), 0.03)
    .option('--weighted', 'draw claims by the weight of their participant in the official sample', false)
    .action(run(async () => (await import('./commands/train.ts')).train));
  command(program, 'refresh', 'score the newest run into a new snapshot, check and publish it')
    .option('--top-k <K>', 'claims at the top that the QC looks at', positive, 50)
    .option('--include-live', 'take claims along that came in live', false)
    .option('--include-simulated', 'take simulated claims along; such a snapshot serves a demo alone', false)
    .action(run(async () => (await import('./commands/refresh.ts')).refresh));
  command(program, 'qc', 'write the QC summary and show it')
    .option('--logs-dir <D>', 'folder of QC logs; the newest log there counts (default: the logs of CASEMIND_HOME, for the current snapshot)')
    .option('--output <F>', 'file to write (default: ml_scores_qc_summary.json beside the logs)')
    .action(run(async () => (await import('./commands/qc.ts')).qc));
  command(program, 'validate', 'judge the snapshot that serves by the runs before it, and raise or resolve the alert of what moved')
    .option('--baseline <B>', 'a look against rolling:N (the last N runs) or pinned:ID,ID, which is kept nowhere and told to nobody (default: DRIFT_BASELINE, kept and told)')
    .option('--snapshot <ID>', 'judge this one')
    .action(run(async () => (await import('./commands/validate.ts')).validate));
  command(program, 'nightly', 'verify the decisions; etl from SOURCE_DIR, refresh, qc, validate')
    .action(run(async () => (await import('./commands/nightly.ts')).nightly));
  command(program, 'snapshots', 'list the snapshots, newest first')
    .action(run(async () => (await import('./commands/snapshots.ts')).snapshots));
  command(program, 'publish <ID>', 'make a snapshot the one that serves, a staged one too')
    .action(run(async () => (await import('./commands/snapshots.ts')).publish));
  command(program, 'rollback', 'go back to the published snapshot before the current one')
    .option('--to <ID>', 'go to this one')
    .action(run(async () => (await import('./commands/snapshots.ts')).rollback));

  const models = command(program, 'models', 'list the models, or make one active');
  command(models, 'list', 'list the models')
    .action(run(async () => (await import('./commands/models.ts')).listModels));
  command(models, 'promote <VERSION>', 'make a model the one that refresh uses')
    .action(run(async () => (await import('./commands/models.ts')).promoteModel));
  command(models, 'import <FILE>', 'make a scikit-learn forest, exported as JSON, a model of this program (docs/training.md)')
    .requiredOption('--version <NAME>', 'what it is called here')
    .action(run(async () => (await import('./commands/models-import.ts')).importModel));

  command(program, 'learn', 'learn from the decisions, and judge what was learned on the later of them')
    .option('--promote', 'let it rank from the next refresh on, where it is better', false)
    .action(run(async () => (await import('./commands/learning.ts')).learn));
  const learning = command(program, 'learning', 'say how decisions compare with the ranking, or go back to the model before');
  command(learning, 'status', 'precision, lift, calibration and agreement of reviewers; what serves, and its shadow')
    .action(run(async () => (await import('./commands/learning.ts')).learningStatus));
  command(learning, 'rollback', 'rank by what ranked before, from the next refresh on')
    .action(run(async () => (await import('./commands/learning.ts')).learningRollback));

  const rules = command(program, 'rules', 'look at what changed parameters would do');
  command(rules, 'check', 'score the newest run and the live claims by them and say what would change against the snapshot that serves and what was told; nothing is published')
    .option('--parameters <FILE>', 'JSON file of parameters (default: RULESET_PARAMETERS)')
    .option('--include-simulated', 'look at simulated claims too', false)
    .action(run(async () => (await import('./commands/rules.ts')).checkRules));

  registerForest(program, { command, run });
  registerLive(program, { command, run });
  registerSimulate(program, { command, run });

  command(program, 'export [what]', 'write the scored claims, or `quarantine`, to a file')
    .requiredOption('--out <FILE>', 'file ending in .csv, .jsonl or .parquet')
    .option('--where <CONDITION>', 'SQL condition on the columns, such as "risk_score >= 0.8"')
    .option('--limit <N>', 'first rows only, in the order of the worklist', positive)
    .action(run(async () => {
      const { exportCommand } = await import('./commands/export.ts');
      return (context: CommandContext, what: string | undefined, options: { out: string; where?: string; limit?: number }) => {
        if (what !== undefined && what !== 'claims' && what !== 'quarantine')
          throw new CasemindError('USAGE_INVALID', { field: 'what', value: what, accepted: 'claims, quarantine' });
        return exportCommand(context, what ?? 'claims', options);
      };
    }));

  const users = command(program, 'user', 'add, list or change users');
  command(users, 'add <NAME>', 'add a user; the password is made here and shown once')
    .requiredOption('--role <R>', 'auditor, ops, client or admin')
    .option('--provinces <LIST>', 'provinces by BPS code or name with commas between, or all', 'all')
    .option('--subject <SUB>', '`sub` of the user at the identity provider of JWT_JWKS_URL')
    .option('--no-password', 'none: the user logs in at the identity provider alone')
    .action(run(async () => (await import('./commands/user.ts')).addUser));
  command(users, 'list', 'list the users')
    .action(run(async () => (await import('./commands/user.ts')).listUsers));
  command(users, 'disable <NAME>', 'shut a user out, at once')
    .action(run(async () => (await import('./commands/user.ts')).disableUser));
  command(users, 'enable <NAME>', 'let a user in again')
    .action(run(async () => (await import('./commands/user.ts')).enableUser));
  command(users, 'role <NAME> <ROLE>', 'change what a user may do')
    .action(run(async () => (await import('./commands/user.ts')).changeRole));
  command(users, 'link <NAME> <SUBJECT>', 'link a user to the identity provider by its `sub` there')
    .action(run(async () => (await import('./commands/user.ts')).linkUser));
  command(users, 'unlink <NAME>', 'end the link of a user to the identity provider')
    .action(run(async () => (await import('./commands/user.ts')).unlinkUser));
  command(users, 'scope <NAME> <PROVINCES>', 'change the provinces a user may see: BPS codes or names with commas between, or all')
    .action(run(async () => (await import('./commands/user.ts')).scopeUser));
  command(users, 'password <NAME>', 'give a user a new password, shown once')
    .action(run(async () => (await import('./commands/user.ts')).resetPassword));
  command(users, 'token <NAME>', 'print an access token of a user')
    .action(run(async () => (await import('./commands/user.ts')).tokenOfUser));

  command(program, 'mcp', 'serve the read-only tools on stdin and stdout to an MCP client')
    .option('--user <NAME>', 'see what this user may see (default: the whole country)')
    .action(run(async () => (await import('./commands/mcp.ts')).mcp));

  const audit = command(program, 'audit', 'check the decisions');
  command(audit, 'verify', 'find any decision that was changed, removed or moved, and note the head')
    .option('--head <HASH>', 'a head that was printed before and kept elsewhere')
    .option('--restored', 'the store was restored by other means: it may end before heads that were noted')
    .action(run(async () => (await import('./commands/audit.ts')).verifyAudit));
  command(program, 'backup', 'copy the store to a file, while the service runs')
    .requiredOption('--out <FILE>', 'file to write; it must not exist')
    .action(run(async () => (await import('./commands/backup.ts')).backup));
  command(program, 'restore', 'put a backup that verifies in the place of the store; stop the service first')
    .requiredOption('--from <FILE>', 'file that `backup` wrote')
    .action(run(async () => (await import('./commands/restore.ts')).restore));

  command(program, 'token', 'print an access token of a demo user (demo mode)')
    .requiredOption('--role <R>', 'auditor, ops, client or admin')
    .action(run(async () => (await import('./commands/token.ts')).token));
  command(program, 'doctor', 'look at everything a run needs')
    .action(run(async () => (await import('./commands/doctor.ts')).doctor));
  return program;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('A whole number is accepted, such as 60000.');
  return Number(text);
}

function positive(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('A whole number from 1 is accepted.');
  return value;
}

function fraction(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0 || value > 0.5) throw new InvalidArgumentError('A number from 0 to 0.5 is accepted.');
  return value;
}
