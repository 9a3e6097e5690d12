import { type MessagePort, parentPort } from 'node:worker_threads';

import { renderDocument } from '../documents/index.ts';
import type { RenderAnswer, RenderRequest, Rendering } from './renderer.ts';

/** Entry of the thread that renders: answers each request with one answer. */
async function answer(port: MessagePort, { id, rendering }: RenderRequest): Promise<void> {
  try {
    const file = new Uint8Array(await render(rendering));
    const done: RenderAnswer = { id, file };
    port.postMessage(done, [file.buffer]);
  } catch (error) {
    const failed: RenderAnswer = { id, error };
    port.postMessage(failed, []);
  }
}

async function render(rendering: Rendering): Promise<Buffer> {
  if (rendering.kind === 'document') return renderDocument(rendering.document, rendering.format);
  if (rendering.kind === 'sheet') return (await import('./sheet.ts')).sheetOf(rendering.sheet);
  const { pdfOf } = await import('../chat/export/pdf.ts');
  return pdfOf(rendering.record, rendering.hash);
}

const port = parentPort;
port?.on('message', (request: RenderRequest) => void answer(port, request));
