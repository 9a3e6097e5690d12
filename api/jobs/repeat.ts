import { CasemindError } from '#engine';
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
  const attempt = onceLogged({ work, logger, failure });
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

/** The work as one that never fails: the log says that it did, once for each failure that is another than the one before. */
export function onceLogged({ work, logger, failure }: Omit<RepeatOptions, 'milliseconds'>): () => Promise<void> {
  let last: string | undefined;
  return async () => {
    try {
      await work();
      last = undefined;
    } catch (error) {
      // A database that is gone says so in many words.
      const kind = error instanceof CasemindError ? error.code : String(error);
      if (kind !== last) logger.error({ err: error }, failure);
      last = kind;
    }
  };
}
