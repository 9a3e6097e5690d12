import { createLogger, startServer } from '#api';

import { type CommandContext, casemind } from '../context.ts';

export async function serve(context: CommandContext): Promise<void> {
  const { config, threads, version, now, terminal } = context;
  const { address } = await startServer({
    config: { ...config, DUCKDB_THREADS: threads },
    logger: createLogger({ level: config.LOG_LEVEL }),
    clock: now,
    version,
    program: casemind,
  });
  terminal.answer(address, { address });
}
