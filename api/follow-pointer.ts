import type { SnapshotReader } from '#engine';
import type { FastifyBaseLogger } from 'fastify';

interface FollowOptions {
  readonly reader: SnapshotReader;
  readonly logger: FastifyBaseLogger;
  readonly milliseconds?: number;
  /** Why the snapshot that serves cannot be read, where that is so. */
  readonly failureOf?: () => Error | undefined;
  /** Told of a failure that is another than the one before, with what the pointer then names; and that there is none any more. */
  readonly onFailure?: (error: unknown) => Promise<void>;
  readonly onRecovery?: () => Promise<void>;
}

/**
 * Looks at the pointer again and again and switches to the snapshot it names. A snapshot that cannot be
 * opened is logged once, and the last good one goes on serving.
 *
 * @returns stops looking; resolves when no look is under way.
 */
export function followPointer({ reader, logger, milliseconds = 500, failureOf = () => undefined, onFailure = async () => {}, onRecovery = async () => {} }: FollowOptions): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  /** Undefined until the first look. */
  let lastFailure: string | undefined;

  async function look(): Promise<void> {
    try {
      const switched = await reader.refresh();
      if (switched) logger.info({ snapshot: reader.manifest?.snapshot_id }, 'now serving another snapshot');
      const unreadable = switched ? undefined : failureOf();
      if (unreadable) throw unreadable;
    } catch (error) {
      const failure = String(error);
      if (failure === lastFailure) return;
      lastFailure = failure;
      logger.error({ err: error }, 'the pointer names a snapshot that cannot be used; the last good one keeps serving');
      await onFailure(error);
      return;
    }
    if (lastFailure === '') return;
    lastFailure = '';
    await onRecovery();
  }

  const timer = setInterval(() => {
    underWay ??= look()
      .catch((error: unknown) => logger.error({ err: error }, 'the state of the snapshot could not be recorded'))
      .finally(() => (underWay = undefined));
  }, milliseconds);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
