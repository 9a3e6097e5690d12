import { CasemindError, type SnapshotReader } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { isPublic, problemResponses, snapshotMetaSchema } from '../../http/schemas.ts';

interface HealthOptions {
  readonly store: Pick<Store, 'ping'>;
  readonly reader: Pick<SnapshotReader, 'manifest' | 'read'>;
  readonly snapshotFailure?: (() => CasemindError | undefined) | undefined;
  /** Whether the process was told to end and answers only what still comes. */
  readonly isLeaving?: (() => boolean) | undefined;
}

/** Milliseconds for which a store that could be written counts as one that can. */
const freshMs = 1000;

/** GET /healthz, whether the process lives; GET /readyz, whether it can answer. */
export const healthRoutes: FastifyPluginAsyncZod<HealthOptions> = async (app, { store, reader, snapshotFailure, isLeaving }) => {
  let ping: Promise<void> | undefined;
  let answeredAt = -Infinity;

  /** Whoever asks more often than the store is written shares an answer. A failure is never remembered. */
  async function pinged(): Promise<void> {
    if (performance.now() - answeredAt < freshMs) return;
    ping ??= store.ping().finally(() => (ping = undefined));
    await ping;
    answeredAt = performance.now();
  }

  app.get(
    '/healthz',
    {
      logLevel: 'warn',
      config: { rateLimit: false },
      schema: {
        summary: 'Whether the process lives',
        tags: ['service'],
        security: isPublic,
        response: { 200: z.object({ status: z.literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    {
      logLevel: 'warn',
      config: { rateLimit: false },
      schema: {
        summary: 'Whether the service can answer: the store can be written and a snapshot is published',
        tags: ['service'],
        security: isPublic,
        response: { 200: z.object({ status: z.literal('ready'), ...snapshotMetaSchema.shape }), ...problemResponses(503) },
      },
    },
    async (request) => {
      if (isLeaving?.() === true) throw new CasemindError('SERVICE_UNAVAILABLE', { request: request.id });
      await pinged();
      const failure = snapshotFailure?.();
      if (failure) throw failure;
      // Where none serves, a read says why.
      const manifest = reader.manifest ?? (await reader.read(async (snapshot) => snapshot.manifest));
      const { snapshot_id, data_date, model_version, ruleset_version } = manifest;
      return { status: 'ready' as const, snapshot_id, data_date, model_version, ruleset_version };
    },
  );
};
