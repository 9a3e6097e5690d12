import { type Intake, LiveScorer, type MessageScorer, createIntakeWindow } from '#engine';
import type { LiveClaims } from '#store';

import type { CommandContext } from './context.ts';

/** What takes messages in: a scorer, and an intake in whose claims it finds those that are being kept. */
export interface LivePath {
  readonly scorer: MessageScorer;
  readonly intake: Intake;
}

/** Opens a scorer on the published snapshot for as long as the work takes. */
export async function withLiveScorer<T>({ config, home, terminal }: CommandContext, live: LiveClaims, work: (path: LivePath) => Promise<T>): Promise<T> {
  const intake = createIntakeWindow(live);
  const scorer = await LiveScorer.open({
    home,
    source: live.source,
    salt: config.IDENTIFIER_SALT,
    claimsOfPatients: (keys) => intake.claimsOfPatients(keys),
    threads: config.DUCKDB_THREADS,
    memoryLimit: config.DUCKDB_MEMORY_LIMIT,
    observer: terminal.observer,
  });
  try {
    return await work({ scorer, intake });
  } finally {
    await scorer.close();
  }
}
