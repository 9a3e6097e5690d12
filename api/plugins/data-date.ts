import type { SnapshotReader } from '#engine';
import plugin from 'fastify-plugin';

export const dataDateHeader = 'x-casemind-data-date';

/** Every answer says of which date the data are that the service stands on. */
export const dataDate = plugin<{ readonly reader: Pick<SnapshotReader, 'manifest'> }>(
  async (app, { reader }) => {
    app.addHook('onSend', async (_request, reply) => {
      const { manifest } = reader;
      if (manifest) void reply.header(dataDateHeader, manifest.data_date);
    });
  },
  { name: 'data-date' },
);
