import { exportClaims, formatNumber } from '#engine';

import type { CommandContext } from '../context.ts';

export async function exportCommand(
  { home, config, threads, terminal }: CommandContext,
  what: 'claims' | 'quarantine',
  options: { out: string; where?: string; limit?: number },
): Promise<void> {
  const { rows, out, manifest } = await exportClaims({ home, what, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, ...options });
  terminal.answer(`${formatNumber(rows, 'en')} rows of ${manifest.snapshot_id} in ${out}`, { what, out, rows, snapshot_id: manifest.snapshot_id, data_date: manifest.data_date });
}
