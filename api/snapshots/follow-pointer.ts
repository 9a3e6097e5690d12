import type { SnapshotReader } from '#engine';
import type { FastifyBaseLogger } from 'fastify';

import { repeat } from '../jobs/repeat.ts';

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
 * opened is logged once, and the last good one goes on serving. Whoever is told and cannot take it is told again.
 *
 * @returns stops looking; resolves when no look is under way.
 */
export function followPointer({ reader, logger, milliseconds = 500, failureOf = () => undefined, onFailure = async () => {}, onRecovery = async () => {} }: FollowOptions): () => Promise<void> {
  /** What was logged, and what was told; undefined until the first look. */
  let logged: string | undefined;
  let told: string | undefined;

  async function failureNow(): Promise<unknown> {
    try {
      const switched = await reader.refresh();
      if (switched) logger.info({ snapshot: reader.manifest?.snapshot_id }, 'now serving another snapshot');
      return switched ? undefined : failureOf();
    } catch (error) {
      return error;
    }
  }

  async function look(): Promise<void> {
    const error = await failureNow();
    const failure = error === undefined ? '' : error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    if (error !== undefined && failure !== logged) logger.error({ err: error }, 'the pointer names a snapshot that cannot be used; the last good one keeps serving');
    logged = failure;
    if (failure === told) return;
    await (error === undefined ? onRecovery() : onFailure(error));
    told = failure;
  }

  const looking = repeat({ work: look, milliseconds, logger, failure: 'the state of the snapshot could not be recorded' });
  return () => looking.stop();
}
