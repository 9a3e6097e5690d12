import type { RunCommand } from '#api';

type Command = Parameters<RunCommand>;

/** A command that a test starts, watches and ends itself. */
export interface ScriptedCommand {
  readonly runCommand: RunCommand;
  /** The calls so far, by their words. */
  readonly calls: readonly string[];
  /** How many are under way. */
  readonly running: () => number;
  /** Reports progress of the one that was begun last. */
  report(...progress: Parameters<Command[1]['onProgress']>): void;
  finish(answer?: Readonly<Record<string, unknown>>): void;
  fail(error: unknown): void;
}

/** Stands for the command line: it ends when the test says so, or at once when it is aborted. */
export function createScriptedCommand(): ScriptedCommand {
  const calls: string[] = [];
  const open: { readonly options: Command[1]; readonly resolve: (answer: Readonly<Record<string, unknown>>) => void; readonly reject: (error: unknown) => void }[] = [];
  const last = (): (typeof open)[number] => {
    const call = open.at(-1);
    if (!call) throw new Error('no command is under way');
    return call;
  };
  return {
    calls,
    running: () => open.length,
    runCommand: (words, options) =>
      new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
        calls.push(words.join(' '));
        const call = { options, resolve, reject };
        open.push(call);
        options.signal.addEventListener('abort', () => reject(options.signal.reason), { once: true });
      }).finally(() => open.pop()),
    report: (progress) => last().options.onProgress(progress),
    finish: (answer = {}) => last().resolve(answer),
    fail: (error) => last().reject(error),
  };
}
