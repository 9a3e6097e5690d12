import { Worker } from 'node:worker_threads';

import type { AuditDocument } from '#agents';

import type { ConversationRecord } from '../chat/export/conversation-record.ts';
import type { DocumentFormat } from '../documents/index.ts';
import type { Sheet } from './sheet.ts';

/** What becomes a file: a document in a format, a table as a workbook, or a conversation as PDF with the hash of its Markdown. */
export type Rendering =
  | { readonly kind: 'document'; readonly document: AuditDocument; readonly format: DocumentFormat }
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'conversation'; readonly record: ConversationRecord; readonly hash: string };

export interface RenderRequest {
  readonly id: number;
  readonly rendering: Rendering;
}

export type RenderAnswer = { readonly id: number; readonly file: Uint8Array } | { readonly id: number; readonly error: unknown };

/** Makes files in a thread of its own: Word and PDF take longer than others who ask should wait. */
export interface Renderer {
  /** @throws whatever rendering throws; Error where the thread ended. */
  render(rendering: Rendering): Promise<Buffer>;
  close(): Promise<void>;
}

interface Waiting {
  readonly done: (file: Buffer) => void;
  readonly failed: (error: unknown) => void;
}

/** The thread is started by the first file, and anew after it ended; it keeps no process alive. */
export function createRenderer(): Renderer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let requests = 0;

  function start(): Worker {
    const started = new Worker(new URL('./render-worker.ts', import.meta.url), { execArgv: [] });
    started.unref();
    started.on('message', (answer: RenderAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('file' in answer) asked?.done(Buffer.from(answer.file.buffer, answer.file.byteOffset, answer.file.byteLength));
      else asked?.failed(answer.error);
    });
    started.once('error', end);
    started.once('exit', () => end(new Error('the thread that makes files ended')));

    function end(error: unknown): void {
      if (worker !== started) return;
      worker = undefined;
      for (const { failed } of waiting.values()) failed(error);
      waiting.clear();
    }
    return started;
  }

  return {
    render: (rendering) =>
      new Promise((done, failed) => {
        requests += 1;
        const request: RenderRequest = { id: requests, rendering };
        waiting.set(request.id, { done, failed });
        worker ??= start();
        worker.postMessage(request, []);
      }),
    async close() {
      await worker?.terminate();
    },
  };
}
