import { formatNumber } from '#engine';

/** One measured figure and, where there is one, the bound it must hold. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Largest value that holds; without one the figure is only shown. */
  readonly atMost?: number;
  /** Smallest value that does not hold any more. */
  readonly below?: number;
  /** Smallest value that holds. */
  readonly atLeast?: number;
}

export type Bench = (options: { readonly rows: number | undefined; readonly minutes: number | undefined; readonly riskloc?: string | undefined; /** A home with a published snapshot, to use and keep; the bench makes one of its own unless told. */ readonly home?: string | undefined; /** Parts of the bench that run, where it has such: all unless told. */ readonly only?: string | undefined; readonly say: (line: string) => void }) => Promise<readonly Figure[]>;

/** Prints the figures and gives how many missed their bound. */
export function printFigures(figures: readonly Figure[], { json }: { readonly json: boolean }): number {
  const judged = figures.map((figure) => ({ ...figure, holds: holds(figure) }));
  if (json) process.stdout.write(`${JSON.stringify({ figures: judged })}\n`);
  else
    for (const { name, value, unit, atMost, below, atLeast, holds: isHeld } of judged) {
      const bound = below !== undefined ? `< ${shown(below)}` : atMost !== undefined ? `<= ${shown(atMost)}` : atLeast !== undefined ? `>= ${shown(atLeast)}` : '';
      process.stdout.write(`${name.padEnd(46)} ${shown(value).padStart(12)} ${unit.padEnd(8)} ${bound.padEnd(12)} ${bound === '' ? '' : isHeld ? 'ok' : 'MISSED'}\n`);
    }
  return judged.filter(({ holds: isHeld }) => !isHeld).length;
}

function holds({ value, atMost, below, atLeast }: Figure): boolean {
  return (below === undefined || value < below) && (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

function shown(value: number): string {
  return value >= 1000 ? formatNumber(value, 'en') : Number(value.toPrecision(3)).toString();
}

/** R-7, as numpy: `share` in 0–1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const low = Math.floor(position);
  const a = sorted[low] ?? Number.NaN;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? a;
  return a + (position - low) * (b - a);
}
