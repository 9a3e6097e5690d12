import { once } from 'node:events';
import { createServer } from 'node:net';

import type { Config } from '#config';
import { CasemindError, systemErrorCode } from '#engine';

type Place = Pick<Config, 'HOST' | 'PORT'>;

/**
 * Listens where the configuration says.
 *
 * @throws CasemindError PORT_IN_USE, ADDRESS_UNUSABLE, both with what to do
 */
export async function listening<T>({ HOST: host, PORT: port }: Place, listen: (place: { host: string; port: number }) => Promise<T>): Promise<T> {
  try {
    return await listen({ host, port });
  } catch (error) {
    const reason = systemErrorCode(error);
    if (reason === 'EADDRINUSE') throw new CasemindError('PORT_IN_USE', { host, port }, { cause: error });
    if (reason !== undefined) throw new CasemindError('ADDRESS_UNUSABLE', { host, port, reason }, { cause: error });
    throw error;
  }
}

/** Finds out before long work whether its service could listen. @throws CasemindError as `listening` */
export async function requireFreePort(place: Place): Promise<void> {
  await listening(place, async ({ host, port }) => {
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  });
}
