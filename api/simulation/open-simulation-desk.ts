import { type ChatModels, createSimulator } from '#agents';
import type { Config } from '#config';
import { type Home, LiveScorer, type MessageScorer, type SnapshotReader, createDirectChannel, createIntakeWindow } from '#engine';
import type { LiveClaims } from '#store';
import type { FastifyBaseLogger } from 'fastify';

import { type SimulationDesk, createSimulationDesk } from './simulation-desk.ts';

export interface OpenDeskOptions {
  readonly config: Pick<Config, 'IDENTIFIER_SALT' | 'DUCKDB_MEMORY_LIMIT' | 'CASEMIND_LANG' | 'MODEL_ANSWER_SECONDS' | 'MODEL_TOKENS_PER_ANSWER'>;
  readonly home: Home;
  readonly reader: SnapshotReader;
  /** Those of the simulation's database. */
  readonly live: LiveClaims;
  readonly models: Pick<ChatModels, 'simulator'>;
  readonly clock: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}

/** A desk whose claims are scored as those of a consumer are. The scorer is opened with the first of them. */
export async function openSimulationDesk({ config, home, reader, live, models: { simulator: model }, clock, logger }: OpenDeskOptions): Promise<SimulationDesk> {
  const intake = createIntakeWindow(live);
  let opening: Promise<LiveScorer> | undefined;
  const open = (): Promise<LiveScorer> =>
    (opening ??= LiveScorer.open({
      home,
      source: 'simulated',
      salt: config.IDENTIFIER_SALT,
      claimsOfPatients: (keys) => intake.claimsOfPatients(keys),
      memoryLimit: config.DUCKDB_MEMORY_LIMIT,
      observer: { progress: () => {}, warn: (message) => logger.warn(message) },
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));
  const scorer: MessageScorer = { score: async (messages) => (await open()).score(messages) };
  const desk = createSimulationDesk({
    home,
    reader,
    channel: createDirectChannel({ scorer, intake, clock }),
    clock,
    logger,
    makerOf: await createSimulator({ reader, model, language: config.CASEMIND_LANG, deadlineMs: config.MODEL_ANSWER_SECONDS * 1000, tokensPerClaim: config.MODEL_TOKENS_PER_ANSWER }),
    models: model ? [model.id] : [],
  });
  return {
    ...desk,
    async close() {
      await desk.close();
      await (await opening)?.close();
    },
  };
}
