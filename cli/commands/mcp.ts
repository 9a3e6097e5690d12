import { createMcpServer, outcomesReader } from '#api';
import { CasemindError, SnapshotReader, everywhere } from '#engine';

import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';

/**
 * Serves the read-only tools on stdin and stdout to one MCP client, until it goes.
 *
 * @throws CasemindError USER_MISSING; SNAPSHOT_INVALID, STORE_UNAVAILABLE.
 */
export async function mcp(context: CommandContext, { user: username }: { readonly user?: string }): Promise<void> {
  const { config, home, threads, version } = context;
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
  await withStore(context, async (store) => {
    const user = username === undefined ? undefined : await store.users.findByName(username);
    if (username !== undefined && (!user || user.disabledAt !== null)) throw new CasemindError('USER_MISSING', { username });
    const reader = await SnapshotReader.open({ home, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, mode: config.CASEMIND_MODE });
    try {
      const server = createMcpServer({ reader, scope: user ? { provinces: user.provinces } : everywhere, language: config.CASEMIND_LANG, version, outcomesOf: outcomesReader(store) });
      const gone = new Promise<void>((resolve) => {
        process.stdin.once('end', resolve);
        process.stdin.once('close', resolve);
      });
      await server.connect(new StdioServerTransport());
      await gone;
      await server.close();
    } finally {
      await reader.close();
    }
  });
}
