import { formatNumber, listModels as allModels, promoteModel as promote } from '#engine';

import type { CommandContext } from '../context.ts';

export async function listModels({ home, terminal }: CommandContext): Promise<void> {
  const models = allModels(home);
  const lines = models.map(({ model_version, origin, is_active, meta, error }) =>
    `${is_active ? '*' : ' '} ${model_version} (${origin}) ${meta ? `${formatNumber(meta.rows, 'en')} claims to ${meta.data_snapshot.data_date}, trained ${meta.trained_at}` : error}`,
  );
  terminal.answer(lines.join('\n'), { models });
}

export async function promoteModel({ home, terminal }: CommandContext, version: string): Promise<void> {
  const { meta, contentHash } = promote(home, version);
  terminal.answer(`${meta.model_version} is active; next: casemind refresh`, { ...meta, content_hash: contentHash });
}
