import { type SnapshotListing, formatNumber, listSnapshots, publishSnapshot, rollBack } from '#engine';
import { withBuildLock } from '#store';

import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';

export async function snapshots({ home, terminal }: CommandContext): Promise<void> {
  const listed = listSnapshots(home);
  if (listed.length > 0 && !listed.some(({ is_current }) => is_current)) terminal.say('warning: none of them serves; next: casemind publish ID');
  terminal.answer(listed.map(describe).join('\n') || 'no snapshot yet; next: casemind refresh', { snapshots: listed });
}

function describe({ snapshot_id, is_current, manifest }: SnapshotListing): string {
  const line = `${is_current ? '*' : ' '} ${snapshot_id}`;
  if (!manifest) return `${line} unreadable: its manifest.json is missing, damaged or of another format`;
  const { state, rows, data_date, model_version, failures, live_rows, simulated_rows } = manifest;
  return [
    `${line} ${state.padEnd(9)} ${formatNumber(rows['claims_scored'] ?? 0, 'en')} claims, data of ${data_date}, ${model_version}`,
    ...(live_rows > 0 ? [`    ${formatNumber(live_rows, 'en')} of them came in live`] : []),
    ...(simulated_rows > 0 ? [`    ${formatNumber(simulated_rows, 'en')} of them are simulated`] : []),
    ...failures.map((failure) => `    failed: ${failure}`),
  ].join('\n');
}

export async function publish(context: CommandContext, id: string): Promise<void> {
  const { config, home, terminal, now } = context;
  const manifest = await withBuildLock(home, `publish, process ${process.pid}`, async () => publishSnapshot(home, id, now(), terminal.observer, config.CASEMIND_MODE), { databaseUrl: config.DATABASE_URL });
  await withStore(context, ({ alerts }) => alerts.settle('snapshot_held', manifest.snapshot_id));
  terminal.answer(`${manifest.snapshot_id} serves now`, { ...manifest });
}

export async function rollback({ config, home, terminal, now }: CommandContext, options: { to?: string }): Promise<void> {
  const manifest = await withBuildLock(home, `rollback, process ${process.pid}`, async () => rollBack(home, options.to, now(), terminal.observer, config.CASEMIND_MODE), { databaseUrl: config.DATABASE_URL });
  terminal.answer(`${manifest.snapshot_id} serves again, data of ${manifest.data_date}`, { ...manifest });
}
