import cliProgress, { type SingleBar } from 'cli-progress';

import { type Progress, formatNumber } from '#engine';

/** Shows how far long work is. */
export interface ProgressView {
  show(event: Progress): void;
  /** Makes room for a line of text; the step goes on. */
  pause(): void;
  /** The step that is shown has ended. */
  finish(): void;
}

const labels: Readonly<Record<string, string>> = {
  'generate.write': 'generating claims',
  'etl.read': 'reading raw files',
  'etl.compare': 'comparing with peers',
  'etl.write': 'writing claims',
  'forest.grow': 'growing the forest',
  'forest.score': 'scoring',
  'train.bounds': 'bounding the scores',
  'refresh.rules': 'applying the rules',
  'refresh.rank': 'ranking the claims',
  'forest.explain': 'explaining scores',
  'refresh.write': 'writing the snapshot',
  'refresh.check': 'checking the snapshot',
  'simulate.send': 'sending simulated claims',
};

/** Says that a run ended, and shows nothing of its own: the answer tells the counts. */
const lastStep = 'etl.done';

interface Step {
  readonly startedAt: number;
  readonly last: Progress;
}

/** Finds where steps begin and end: a step that first reports late began where the one before it was last heard of. */
class Steps {
  #step: Step | undefined;
  #heardAt = performance.now();

  get current(): Step | undefined {
    return this.#step;
  }

  /** Whether the event begins another step than the one before. */
  isNew(event: Progress): boolean {
    return event.step !== this.#step?.last.step;
  }

  hear(event: Progress): Step {
    const now = performance.now();
    const startedAt = this.#step?.last.step === event.step ? this.#step.startedAt : event.done === 0 ? now : this.#heardAt;
    this.#heardAt = now;
    return (this.#step = { startedAt, last: event });
  }

  end(): Step | undefined {
    const ended = this.#step;
    this.#step = undefined;
    return ended;
  }
}

/** Bars, for a terminal. */
export function createBars(stream: NodeJS.WritableStream): ProgressView {
  const steps = new Steps();
  let bar: SingleBar | undefined;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  const finish = (): void => {
    const ended = steps.end();
    bar?.update(ended?.last.total ?? ended?.last.done ?? 0);
    stop();
  };
  return {
    show(event) {
      if (steps.isNew(event)) finish();
      if (event.step === lastStep) return;
      const { startedAt } = steps.hear(event);
      if (!bar) {
        bar = new cliProgress.SingleBar({
          stream,
          hideCursor: true,
          barsize: 24,
          format: (options, { progress, value, total }) =>
            `${labelOf(event)} ${cliProgress.Format.BarFormat(progress, options)} ${counted(value, total, event.unit)}${rated(value, event.unit, startedAt)}`,
        });
        bar.start(event.total ?? event.done, event.done);
      }
      if (event.total !== undefined) bar.setTotal(event.total);
      bar.update(event.done);
    },
    pause: stop,
    finish,
  };
}

const lineEvery = 5000;

/** A line where a step ends, and every five seconds of a long one; for a stream that is no terminal. */
export function createLines(stream: NodeJS.WritableStream): ProgressView {
  const steps = new Steps();
  let shownAt = 0;
  const write = ({ last: { step, done, total, unit }, startedAt }: Step, reached: number): void => {
    shownAt = performance.now();
    stream.write(`${labelOf({ step })} ${reached === total ? amount(reached, unit) : counted(done, total, unit)}${rated(reached, unit, startedAt)}\n`);
  };
  const finish = (): void => {
    const ended = steps.end();
    if (ended) write(ended, ended.last.total ?? ended.last.done);
  };
  return {
    show(event) {
      if (steps.isNew(event)) {
        finish();
        shownAt = performance.now();
      }
      if (event.step === lastStep) return;
      const step = steps.hear(event);
      if (event.done !== event.total && performance.now() - shownAt > lineEvery) write(step, event.done);
    },
    pause: () => {},
    finish,
  };
}

function labelOf({ step }: Pick<Progress, 'step'>): string {
  return (labels[step] ?? step).padEnd(22);
}

function amount(value: number, unit: string): string {
  return unit === 'bytes' ? `${(value / 1e6).toFixed(1)} MB` : `${formatNumber(value, 'en')} ${unit}`;
}

function counted(value: number, total: number | undefined, unit: string): string {
  if (total === undefined) return amount(value, unit);
  const reached = unit === 'bytes' ? (value / 1e6).toFixed(1) : formatNumber(value, 'en');
  return `${reached}/${amount(total, unit)}`;
}

/** Too short a time gives no rate worth telling. */
function rated(value: number, unit: string, startedAt: number): string {
  const seconds = (performance.now() - startedAt) / 1000;
  return value === 0 || seconds < 0.05 ? '' : `, ${amount(value / seconds, unit)}/s, ${seconds.toFixed(1)} s`;
}
