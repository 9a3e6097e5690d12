import type { AuditDocument } from '#agents';
import { afterAll, describe, expect, test } from 'vitest';

import { docxText } from '../../tests/support/docx-text.ts';
import { renderDocument } from '../documents/index.ts';
import { createRenderer } from './renderer.ts';

const renderer = createRenderer();
afterAll(() => renderer.close());

const document: AuditDocument = { kind: 'note', language: 'id', title: 'Catatan audit', madeAt: '2026-11-29T00:00:00.000Z', blocks: [{ kind: 'paragraph', text: 'Resume medis belum ada.' }] };

describe('a file that is made beside', () => {
  test('is the one that would be made here, byte for byte where the format has no clock', async () => {
    const [pdf, md, docx] = await Promise.all((['pdf', 'md', 'docx'] as const).map((format) => renderer.render({ kind: 'document', document, format })));
    expect(pdf?.equals(await renderDocument(document, 'pdf'))).toBe(true);
    expect(md?.equals(await renderDocument(document, 'md'))).toBe(true);
    expect(docxText(docx ?? Buffer.alloc(0))).toContain('Resume medis belum ada.');
  });

  test('fails alone where it cannot be made', async () => {
    const broken: AuditDocument = { ...document, madeAt: 'no time' };
    const [failed, made] = await Promise.allSettled([renderer.render({ kind: 'document', document: broken, format: 'pdf' }), renderer.render({ kind: 'document', document, format: 'pdf' })]);
    expect([failed.status, made.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('is refused where the thread ended while it was made, and the next one has a thread again', async () => {
    const ending = createRenderer();
    const asked = ending.render({ kind: 'document', document, format: 'pdf' });
    await ending.close();
    await expect(asked).rejects.toThrow('the thread that makes files ended');
    expect((await ending.render({ kind: 'document', document, format: 'md' })).toString()).toBe('Resume medis belum ada.\n');
    await ending.close();
  });
});
