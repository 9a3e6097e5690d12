import cliProgress, { type SingleBar } from 'cli-progress';

import type { Observer, Progress } from '#engine';

/** Where a command writes: its answer to stdout, all else to stderr. */
export interface Terminal {
  readonly observer: Observer;
  /** A line for people; nothing with --json but on stderr. */
  say(line: string): void;
  /** The answer of the command: text for people, or one JSON object with --json. */
  answer(text: string, data: Record<string, unknown>): void;
  /** Ends a progress bar that is still shown. */
  settle(): void;
}

const labels: Readonly<Record<string, string>> = {
  'generate.write': 'generating claims',
  'etl.read': 'reading raw files',
  'etl.compare': 'comparing with peers',
  'etl.write': 'writing claims',
  'etl.done': 'normalised',
  'forest.grow': 'growing the forest',
  'forest.score': 'scoring',
  'refresh.score': 'scoring claims',
  'refresh.write': 'writing the snapshot',
  'refresh.check': 'checking the snapshot',
};

export function createTerminal({ json }: { readonly json: boolean }): Terminal {
  const progress = process.stderr.isTTY ? createBars() : createLines();
  const say = (line: string): void => {
    progress.settle();
    process.stderr.write(`${line}\n`);
  };
  return {
    observer: { progress: (event) => progress.show(event), warn: (message) => say(`warning: ${message}`) },
    say,
    answer(text, data) {
      progress.settle();
      process.stdout.write(json ? `${JSON.stringify(data)}\n` : `${text}\n`);
    },
    settle: () => progress.settle(),
  };
}

interface ProgressView {
  show(event: Progress): void;
  settle(): void;
}

function createBars(): ProgressView {
  let bar: SingleBar | undefined;
  let step = '';
  let startedAt = 0;
  const settle = (): void => {
    bar?.stop();
    bar = undefined;
    step = '';
  };
  return {
    show(event) {
      if (event.step !== step) {
        settle();
        step = event.step;
        startedAt = performance.now();
        bar = new cliProgress.SingleBar({
          stream: process.stderr,
          clearOnComplete: false,
          hideCursor: true,
          format: (options, { progress: share, value, total }) =>
            `${(labels[event.step] ?? event.step).padEnd(22)} ${cliProgress.Format.BarFormat(share, options)} ${counted(value, event.unit)}/${counted(total, event.unit)} ${rated(value, event.unit, startedAt)}`,
          barsize: 24,
        });
        bar.start(event.total ?? event.done, event.done);
      }
      if (event.total !== undefined) bar?.setTotal(event.total);
      bar?.update(event.done);
    },
    settle,
  };
}

/** Without a terminal: a line where a step begins and ends, and every five seconds between. */
function createLines(): ProgressView {
  let step = '';
  let startedAt = 0;
  let shownAt = 0;
  return {
    show(event) {
      const now = performance.now();
      const isNew = event.step !== step;
      if (isNew) {
        step = event.step;
        startedAt = now;
      }
      const isDone = event.done === event.total;
      if (!isDone && !(now - shownAt > 5000) && !isNew) return;
      if (isNew && !isDone) return void (shownAt = now);
      shownAt = now;
      const label = (labels[event.step] ?? event.step).padEnd(22);
      process.stderr.write(`${label} ${counted(event.done, event.unit)} ${rated(event.done, event.unit, startedAt)}\n`);
    },
    settle: () => {
      step = '';
    },
  };
}

function counted(value: number, unit: string): string {
  return unit === 'bytes' ? `${(value / 1e6).toFixed(1)} MB` : `${Math.round(value).toLocaleString('en-US')} ${unit}`;
}

function rated(value: number, unit: string, startedAt: number): string {
  const seconds = (performance.now() - startedAt) / 1000;
  return seconds < 0.05 ? '' : `${counted(value / seconds, unit)}/s, ${seconds.toFixed(1)} s`;
}
