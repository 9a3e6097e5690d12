import { constants } from 'node:zlib';

import compress from '@fastify/compress';
import plugin from 'fastify-plugin';

/** Bytes below which compressing costs more than it saves. */
const threshold = 1024;

/** Answers are compressed as the caller accepts. Streams of events are not: they must leave at once. Bodies of requests are taken plain. */
export const compression = plugin(
  async (app) => {
    await app.register(compress, {
      globalDecompression: false,
      encodings: ['br', 'gzip', 'identity'],
      threshold,
      customTypes: /^(application\/(problem\+)?json|text\/(csv|html|css|javascript|plain)|application\/javascript|image\/svg\+xml)/,
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      zlibOptions: { level: 5 },
    });
  },
  { name: 'compression' },
);
