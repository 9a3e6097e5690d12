import { listSnapshots, publishSnapshot, rollBack } from '#engine';
import { withBuildLock } from '#store';

import type { CommandContext } from '../context.ts';

export async function snapshots({ home, terminal }: CommandContext): Promise<void> {
  const listed = listSnapshots(home);
  const lines = listed.map(({ snapshot_id, is_current, manifest }) =>
    [
      is_current ? '*' : ' ',
      snapshot_id,
      manifest ? `${manifest.state.padEnd(9)} ${(manifest.rows['claims_scored'] ?? 0).toLocaleString('en-US')} claims, data of ${manifest.data_date}, ${manifest.model_version}` : 'unreadable',
      ...(manifest?.failures ?? []),
    ].join(' '),
  );
  terminal.answer(lines.join('\n') || 'no snapshot yet; next: casemind refresh', { snapshots: listed });
}

export async function publish({ home, terminal, now }: CommandContext, id: string): Promise<void> {
  const manifest = await withBuildLock(home, `publish, process ${process.pid}`, async () => publishSnapshot(home, id, now()));
  terminal.answer(`${manifest.snapshot_id} serves now`, { ...manifest });
}

export async function rollback({ home, terminal, now }: CommandContext, options: { to?: string }): Promise<void> {
  const manifest = await withBuildLock(home, `rollback, process ${process.pid}`, async () => rollBack(home, options.to, now()));
  terminal.answer(`${manifest.snapshot_id} serves again, data of ${manifest.data_date}`, { ...manifest });
}
