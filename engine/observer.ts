/** What long work tells whoever started it. The engine never prints; a CLI draws bars from this. */
export interface Progress {
  /** Machine name of the step, such as `etl.read`. */
  readonly step: string;
  /** Units done so far, and in all where it is known. */
  readonly done: number;
  readonly total?: number;
  /** What is counted: `rows`, `trees`, `bytes`, `steps`. */
  readonly unit: string;
}

export interface Observer {
  progress(event: Progress): void;
  warn(message: string): void;
}

export const silentObserver: Observer = { progress: () => {}, warn: () => {} };
