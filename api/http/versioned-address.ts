import type { IncomingMessage } from 'node:http';

/** Version of the addresses and of what they answer. The addresses without it are those of the first edition, kept as they are. */
export const apiVersion = 'v1';

/** Answers `/v1/…` and the kept addresses by the same routes. */
export function withoutVersion({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  return url.startsWith(`/${apiVersion}/`) ? url.slice(apiVersion.length + 1) : url;
}
