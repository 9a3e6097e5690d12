import type { FastifyBaseLogger } from 'fastify';

interface RepeatOptions {
  readonly work: () => Promise<void>;
  readonly milliseconds: number;
  readonly logger: FastifyBaseLogger;
  /** What the log says where the work fails: once for each failure that is another than the one before. */
  readonly failure: string;
}

export interface Repetition {
  /** Does the work at once, or waits for the one under way. Never fails. */
  now(): Promise<void>;
  /** Resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** Does the work now and again and again, never twice at once. */
export function repeat({ work, milliseconds, logger, failure }: RepeatOptions): Repetition {
  let underWay: Promise<void> | undefined;
  let lastFailure = '';

  async function attempt(): Promise<void> {
    try {
      await work();
      lastFailure = '';
    } catch (error) {
      if (String(error) !== lastFailure) logger.error({ err: error }, failure);
      lastFailure = String(error);
    }
  }

  const now = (): Promise<void> => (underWay ??= attempt().finally(() => (underWay = undefined)));
  const timer = setInterval(() => void now(), milliseconds);
  void now();
  return {
    now,
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
