import plugin from 'fastify-plugin';

/** An answer that says nothing of caching is kept by nobody: it may be somebody’s own. What has a version or is anybody’s says so itself. */
export const noStore = plugin(
  async (app) => {
    app.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    });
  },
  { name: 'no-store', dependencies: ['snapshot-reads'] },
);
