import { CasemindError } from '#engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';

import { withoutVersion } from '../http/versioned-address.ts';
import { pathOf } from './problems.ts';

/** An address that there is not, or that does not take the method, says so before anything of the request is read. */
export const unknownAddresses = plugin(
  async (app) => {
    const methodsByUrl = new Map<string, Set<string>>();
    app.addHook('onRoute', ({ method, url }) => {
      const methods = methodsByUrl.get(url) ?? new Set();
      for (const one of [method].flat()) methods.add(one);
      methodsByUrl.set(url, methods);
    });

    function refuse(request: FastifyRequest, reply: FastifyReply): never {
      const path = pathOf(request);
      const methods = new Set([...methodsByUrl].filter(([url]) => matches(url, withoutVersion({ url: path }))).flatMap(([, some]) => [...some]));
      const accepted = [...methods].toSorted().join(', ');
      // Below the address of a plugin there may be nothing though the method is taken there.
      if (accepted === '' || methods.has(request.method)) throw new CasemindError('ROUTE_MISSING', { path });
      void reply.header('allow', accepted);
      throw new CasemindError('METHOD_NOT_ALLOWED', { path, method: request.method, accepted });
    }

    app.addHook('onRequest', async (request, reply) => {
      if (request.is404) refuse(request, reply);
    });
    // What a plugin of the framework does not find below its own address.
    app.setNotFoundHandler(refuse);
  },
  { name: 'unknown-addresses', dependencies: ['problems'] },
);

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  const isBelow = wanted.length > 1 && wanted.at(-1) === '*';
  if (isBelow ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((part, i) => (part.startsWith(':') || (isBelow && part === '*') ? given[i] !== '' : part === given[i]));
}
