import plugin from 'fastify-plugin';

/** Milliseconds for which answers under way may still end once the service closes. */
const patience = 4000;

/**
 * Once the service closes, each answer still under way also ends its connection, which would otherwise
 * be kept alive and kept waited for; what does not end in time is cut.
 */
export const gracefulClose = plugin(
  async (app) => {
    let isClosing = false;
    let cut: NodeJS.Timeout | undefined;
    app.addHook('preClose', async () => {
      isClosing = true;
      cut = setTimeout(() => app.server.closeAllConnections(), patience).unref();
    });
    app.addHook('onSend', async (_request, reply) => {
      if (isClosing) void reply.header('connection', 'close');
    });
    app.addHook('onClose', async () => clearTimeout(cut));
  },
  { name: 'graceful-close' },
);
