import type { Observer } from '#engine';

import type { Parent } from './follow-parent.ts';
import { createBars, createLines } from './progress.ts';

/** Where a command writes: its answer to stdout, all else to stderr. */
export interface Terminal {
  readonly observer: Observer;
  /** A line for people, on stderr. */
  say(line: string): void;
  /** A line for people after work that is done: its progress is ended first. */
  conclude(line: string): void;
  /** The answer of the command: text for people, or one JSON object with --json. */
  answer(text: string, data: Record<string, unknown>): void;
  /** Leaves the progress as it is, where the work has failed. */
  abandon(): void;
}

export function createTerminal({ json, parent }: { readonly json: boolean; readonly parent?: Parent | undefined }): Terminal {
  const progress = process.stderr.isTTY ? createBars(process.stderr) : createLines(process.stderr);
  const say = (line: string): void => {
    progress.pause();
    process.stderr.write(`${line}\n`);
  };
  return {
    observer: {
      progress(event) {
        if (parent) parent.report(event);
        else progress.show(event);
      },
      warn: (message) => say(`warning: ${message}`),
    },
    say,
    conclude(line) {
      progress.finish();
      process.stderr.write(`${line}\n`);
    },
    answer(text, data) {
      progress.finish();
      process.stdout.write(json ? `${JSON.stringify(data)}\n` : `${text}\n`);
    },
    abandon: () => progress.pause(),
  };
}
