import plugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborts once the service closes: streams that would never end by themselves end then. */
    readonly closing: AbortSignal;
  }
}

/** Milliseconds between two looks for connections that have become idle meanwhile. */
const releaseMs = 50;

interface GracefulCloseOptions {
  /** Milliseconds for which answers under way may still end once the service closes. */
  readonly patienceMs: number;
}

/**
 * Once the service closes, open streams end, and each answer still under way also ends its connection, which
 * would otherwise be kept alive and kept waited for; what does not end in time is cut.
 */
export const gracefulClose = plugin<GracefulCloseOptions>(
  async (app, { patienceMs }) => {
    const closing = new AbortController();
    let cut: NodeJS.Timeout | undefined;
    let release: NodeJS.Timeout | undefined;
    app.decorate('closing', closing.signal);
    app.addHook('preClose', async () => {
      closing.abort();
      cut = setTimeout(() => app.server.closeAllConnections(), patienceMs).unref();
      // A connection whose answer was under way becomes idle only now.
      release = setInterval(() => app.server.closeIdleConnections(), releaseMs).unref();
    });
    app.addHook('onSend', async (_request, reply) => {
      if (closing.signal.aborted) void reply.header('connection', 'close');
    });
    app.addHook('onClose', async () => {
      clearTimeout(cut);
      clearInterval(release);
    });
  },
  { name: 'graceful-close' },
);
