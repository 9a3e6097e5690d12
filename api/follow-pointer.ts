import type { SnapshotReader } from '#engine';
import type { FastifyBaseLogger } from 'fastify';

interface FollowOptions {
  readonly reader: SnapshotReader;
  readonly logger: FastifyBaseLogger;
  readonly milliseconds?: number;
}

/**
 * Looks at the pointer again and again and switches to the snapshot it names. A snapshot that cannot be
 * opened is logged once, and the last good one goes on serving.
 *
 * @returns stops looking; resolves when no look is under way.
 */
export function followPointer({ reader, logger, milliseconds = 500 }: FollowOptions): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  let lastFailure = '';

  async function look(): Promise<void> {
    try {
      const switched = await reader.refresh();
      lastFailure = '';
      if (switched) logger.info({ snapshot: reader.manifest?.snapshot_id }, 'now serving another snapshot');
    } catch (error) {
      const failure = String(error);
      if (failure !== lastFailure) logger.error({ err: error }, 'the pointer names a snapshot that cannot be used; the last good one keeps serving');
      lastFailure = failure;
    }
  }

  const timer = setInterval(() => {
    underWay ??= look().finally(() => (underWay = undefined));
  }, milliseconds);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
