import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import type { SnapshotReader } from '#engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';

import { scopeOf } from '../access/scope.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer follows from the snapshot, the question and the caller's scope alone. */
    isSnapshotRead?: boolean;
    /** Besides, it holds decisions and assignments: `stateVersion` is part of what it follows from. */
    readsState?: boolean;
  }
  interface FastifyRequest {
    snapshotTag: { readonly snapshotId: string; readonly tag: string } | undefined;
  }
}

interface SnapshotReadsOptions {
  readonly reader: SnapshotReader;
  /** A number that grows whenever decisions or assignments change. */
  readonly stateVersion?: (() => number) | undefined;
  /** A number that grows whenever rules are snoozed, or are so no more. */
  readonly snoozeVersion?: (() => number) | undefined;
}

/**
 * Reads of the snapshot say which one they are of, and carry a strong ETag by which a caller who
 * has the answer already is told so, before anything is read.
 */
export const snapshotReads = plugin<SnapshotReadsOptions>(
  async (app, { reader, stateVersion = () => 0, snoozeVersion = () => 0 }) => {
    app.decorateRequest('snapshotTag', undefined);

    app.addHook('preHandler', async (request, reply) => {
      const { isSnapshotRead, readsState } = request.routeOptions.config;
      const { manifest } = reader;
      if (!isSnapshotRead || !manifest) return;
      const snapshotId = manifest.snapshot_id;
      const tag = tagOf([snapshotId, snoozeVersion(), readsState ? [stateVersion(), request.user.name] : 0, app.languageOf(request), ...askedBy(request)]);
      request.snapshotTag = { snapshotId, tag };
      if (!listed(request.headers['if-none-match'], tag)) return;
      void reply.code(304);
      await reply.send();
    });

    app.addHook('onSend', async (request, reply, payload) => {
      const { manifest } = reader;
      if (!request.routeOptions.config?.isSnapshotRead || !manifest) return payload;
      void reply.header('vary', 'authorization, cookie, accept, accept-encoding, accept-language');
      // After a switch in between it is open which of the two snapshots was read.
      if (request.snapshotTag?.snapshotId !== manifest.snapshot_id || reply.statusCode >= 400) return payload;
      void reply.header('cache-control', 'private, no-cache');
      void reply.header('etag', request.snapshotTag.tag);
      void reply.header('x-snapshot-id', manifest.snapshot_id);
      if (reply.statusCode === 200 && request.headers['if-none-match']?.trim() === '*') return withoutContent(reply, payload);
      return payload;
    });
  },
  { name: 'snapshot-reads', dependencies: ['problems'] },
);

function askedBy(request: FastifyRequest): readonly unknown[] {
  const { accept, 'accept-encoding': encoding } = request.headers;
  return [request.originalUrl, accept ?? '', encoding ?? '', scopeOf(request)];
}

function tagOf(parts: readonly unknown[]): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
}

/** `If-None-Match: *` asks whether there is anything (RFC 9110, 13.1.2), which is known once it was read. */
function withoutContent(reply: FastifyReply, payload: unknown): string {
  if (payload instanceof Readable) payload.destroy();
  for (const name of ['content-type', 'content-length', 'content-disposition']) void reply.removeHeader(name);
  void reply.code(304);
  return '';
}

/** If-None-Match compares weakly: a cache on the way may have weakened the tag. */
function listed(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
