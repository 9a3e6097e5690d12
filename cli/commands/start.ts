import { createLogger, demoUsers, requireFreePort, startServer } from '#api';
import { CasemindError, type SnapshotReader, activeModelVersion, everywhere, formatNumber, readPointer, readWorklist, worklistQuerySchema, writeQcSummary } from '#engine';

import { type CommandContext, casemind } from '../context.ts';
import { defaultTopK, demoSeed, demoSource, describeEtl, describeRefresh, etl, isDemoSource, refresh, sourceFolder, train } from '../pipeline.ts';

/** Serves, after making whatever is missing: demo claims in demo mode, a run, a model, a snapshot. */
export async function start(context: CommandContext): Promise<void> {
  const { config, home, threads, version, now, terminal } = context;
  const startedAt = performance.now();
  if (readPointer(home) === undefined) await buildFirstSnapshot(context);
  const { address, reader } = await startServer({
    config: { ...config, DUCKDB_THREADS: threads },
    logger: createLogger({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL }),
    clock: now,
    version,
    program: casemind,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const { manifest } = reader;
  const claim = manifest === undefined ? undefined : await firstToReview(reader);
  terminal.answer(welcome(context, { address, seconds, claims: manifest?.rows['claims_scored'] ?? 0, dataDate: manifest?.data_date ?? '-', claim }), {
    address,
    snapshot_id: manifest?.snapshot_id ?? null,
    seconds: Number(seconds),
  });
}

async function buildFirstSnapshot(context: CommandContext): Promise<void> {
  const { config, home, terminal } = context;
  await requireFreePort(config);
  const isDemo = isDemoSource(context);
  if (!isDemo && config.SOURCE_DIR === undefined)
    throw new CasemindError('CONFIG_INVALID', { field: 'SOURCE_DIR', value: '-', accepted: 'a folder of raw FKRTL files, since no snapshot is there to serve' });
  const run = await etl(context, isDemo ? await demoSource(context) : sourceFolder(context, undefined));
  terminal.conclude(describeEtl(run));
  if (isDemo && activeModelVersion(home) === 'iso_v1') await train(context, { seed: demoSeed, promote: true });
  const refreshed = await refresh(context, defaultTopK);
  writeQcSummary(home, refreshed.manifest.snapshot_id);
  terminal.conclude(describeRefresh(refreshed));
}

/** The riskiest claim with an indication, else the riskiest; undefined where there is none. */
async function firstToReview(reader: SnapshotReader): Promise<string | undefined> {
  return reader.read(async (snapshot) => {
    for (const filters of [{ min_flags: 1 }, {}]) {
      const { rows } = await readWorklist(snapshot, worklistQuerySchema.parse({ ...filters, page_size: 1 }), { scope: everywhere });
      if (rows[0]) return rows[0].claim_id;
    }
    return undefined;
  });
}

interface Started {
  readonly address: string;
  readonly seconds: string;
  readonly claims: number;
  readonly dataDate: string;
  /** A claim to try the API on. */
  readonly claim: string | undefined;
}

function welcome({ config }: CommandContext, { address, seconds, claims, dataDate, claim }: Started): string {
  const lines = [
    '',
    `Casemind  ${address}   ${formatNumber(claims, 'id')} klaim, data s.d. ${dataDate}, siap dalam ${seconds} s`,
    '',
  ];
  if (config.CASEMIND_MODE === 'demo') {
    lines.push('Akun demo / demo logins:', ...demoUsers.map(({ role, username, password }) => `  ${role.padEnd(8)} ${username} / ${password}`), '');
    lines.push('Coba di terminal lain, dalam folder ini / try in another terminal, in this folder:', '  TOKEN=$(npm run -s casemind -- token --role auditor)');
    const asked = [`"${address}/claims/high-risk?page_size=5"`];
    if (claim !== undefined) asked.push(`"${address}/claims/${claim}/summary"`, `-H "Content-Type: application/json" -d '{"message":"Kenapa klaim ${claim} berisiko?"}' "${address}/chat"`);
    lines.push(...asked.map((words) => `  curl -sN -H "Authorization: Bearer $TOKEN" ${words}`), '');
  }
  lines.push(`Alamat / addresses: ${address}   Dokumentasi API / API docs: ${address}/docs`, 'Berhenti / stop: Ctrl+C');
  return lines.join('\n');
}
