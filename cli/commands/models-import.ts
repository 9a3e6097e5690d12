import { formatNumber, importModel as importForest } from '#engine';

import type { CommandContext } from '../context.ts';
import { runRecorded } from '../run-recorded.ts';

export async function importModel(context: CommandContext, path: string, { version }: { version: string }): Promise<void> {
  const { config, home, threads, now, terminal } = context;
  const { meta, contentHash } = await runRecorded(context, 'models import', async () => {
    const result = await importForest({ home, path, version, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, now, observer: terminal.observer });
    return { result, detail: { model_version: result.meta.model_version, rows: result.meta.rows } };
  });
  terminal.answer(
    `model ${meta.model_version}: ${meta.n_estimators} trees, bounds from ${formatNumber(meta.rows, 'en')} claims to ${meta.data_snapshot.data_date}; next: casemind models promote ${meta.model_version}`,
    { ...meta, content_hash: contentHash },
  );
}
