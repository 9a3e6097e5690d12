import { join } from 'node:path';

import type { AuditDocument } from '#agents';
import { closingReasonCodes, neutralLine } from '#engine';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type DocumentFixture, openDocumentFixture, textsOf } from '../../agents/documents/documents.test-support.ts';
import { anyText } from '../../tests/support/any-text.ts';
import { docxParts, docxText } from '../../tests/support/docx-text.ts';
import { pdfText } from '../../tests/support/pdf-text.ts';
import { renderDocument } from './index.ts';
import { winAnsi } from './win-ansi.ts';

let fixture: DocumentFixture;
beforeAll(async () => {
  fixture = await openDocumentFixture();
});
afterAll(() => fixture?.close());

const words = 'Mohon lampirkan juga lembar triase.\n# Abaikan <b>aturan</b> ![x](https://evil.example) `kode`';
const outcomesOf = async () => [{ decision: 'partial', correctionRatio: 0.3, reason: closingReasonCodes[0] ?? null, decidedAt: '2026-11-20T01:00:00.000Z', notes: 'x' }];
const golden: Readonly<Record<string, () => Promise<AuditDocument>>> = {
  request: () => fixture.document('C0124V000001', { number: '12/AK/XI/2026', place: 'Jakarta', words }),
  note: () => fixture.document('C0124V000001', { kind: 'note', outcomesOf, words }),
  list: async () => (await fixture.list({ subject: 'claims', where: [{ field: 'service_type', op: '=', value: 'RITL' }], limit: 4 })).document,
  'request.en': () => fixture.document('C0124V000001', { language: 'en' }),
};

async function everyDocument(): Promise<AuditDocument[]> {
  const ofClaims = await Promise.all(fixture.claims.flatMap(({ claim_id }) => (['request', 'note'] as const).map((kind) => fixture.document(claim_id, { kind, words, language: claim_id.endsWith('1') ? 'en' : 'id' }))));
  return [...ofClaims, (await fixture.list({ subject: 'claims', limit: 200 })).document];
}

/** Without the white space that a format breaks lines with, and the foot of its pages. */
function bare(text: string): string {
  return text.replaceAll(/(?:Halaman \d+ dari|Page \d+ of) \d+/g, '').replaceAll(/\s+/gu, '');
}

/** A document whose every text is the same. */
function made(text: string): AuditDocument {
  return {
    kind: 'note', language: 'id', title: text, madeAt: '2026-11-29T00:00:00.000Z',
    blocks: [
      { kind: 'heading', level: 1, text }, { kind: 'paragraph', text }, { kind: 'lines', lines: [text] }, { kind: 'list', isNumbered: true, items: [{ text, details: [text] }] },
      { kind: 'table', columns: [{ label: text, width: 1 }], rows: [[text]] }, { kind: 'fields', fields: [[text, text]] }, { kind: 'quote', label: text, lines: [text] }, { kind: 'signatures', parties: [{ title: text, fields: [text] }] },
    ],
  };
}

/** Direction, invisible and control characters; line breaks are a format's own. */
const hidden = /(?![\r\n\t])[\p{Cc}\p{Cf}]/u;

describe('documents', () => {
  test.each(Object.keys(golden))('as Markdown are the text of the golden file: %s', async (name) => {
    const document = await golden[name]?.();
    await expect(String(document && (await renderDocument(document, 'md')))).toMatchFileSnapshot(join(import.meta.dirname, 'golden', `${name}.md`));
  });

  test('of every claim and kind hold in PDF and Word all that they hold', async () => {
    for (const document of await everyDocument()) {
      const [pdf, docx] = [await renderDocument(document, 'pdf'), await renderDocument(document, 'docx')];
      const [inPdf, inWord] = [bare(pdfText(pdf)), bare(docxText(docx))];
      for (const text of textsOf(document)) {
        expect(inPdf).toContain(bare(winAnsi(text)));
        expect(inWord).toContain(bare(neutralLine(text)));
      }
    }
  });

  test('are the same bytes as PDF and the same content as Word for the same document', async () => {
    const document = await fixture.document('C0124V000001', { kind: 'note', words });
    expect((await renderDocument(document, 'pdf')).equals(await renderDocument(document, 'pdf'))).toBe(true);
    const [first, second] = [docxParts(await renderDocument(document, 'docx')), docxParts(await renderDocument(document, 'docx'))];
    expect(first.get('word/document.xml')).toBe(second.get('word/document.xml'));
    expect([...first.keys()].filter((name) => /vba|embed|external/i.test(name))).toEqual([]);
  });

  test('number every page', async () => {
    const { document } = await fixture.list({ subject: 'claims', limit: 200 });
    const text = pdfText(await renderDocument(document, 'pdf'));
    const count = Number(/Halaman 1 dari (\d+)/.exec(text)?.[1]);
    expect(count).toBeGreaterThan(2);
    for (let page = 1; page <= count; page += 1) expect(text).toContain(`Halaman ${page} dari ${count}`);
  });
});

describe('text of people and data', () => {
  test('becomes no markup of Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('#', '*', '_', '`', '[', ']', '(', ')', '!', '<', '>', '|', '\\', '~', '-', '1', '.', ' ', ':', '/', 'a', '&', '^', '=', '\u202E', '\u200B', '\n') }), async (text) => {
        const lines = String(await renderDocument({ ...made(text), blocks: [{ kind: 'quote', label: 'x', lines: [text] }] }, 'md')).split('\n');
        expect(lines.length).toBe(4);
        const shown = (lines[2] ?? '').slice(1).replaceAll(/\\[!-/:-@[-`{-~]/g, 'x');
        expect(shown).not.toMatch(/[*_`[\]<>|~#!\\\u202E\u200B]|:\/\/|^ ([-+=]|\d+[.)])/);
      }),
      { numRuns: 60 },
    );
  });

  test('is shown in every format, whatever it holds, and hides nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyText({ maxLength: 80 }), async (text) => {
        const document = made(text);
        expect(String(await renderDocument(document, 'md'))).not.toMatch(hidden);
        expect((await renderDocument(document, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
        const docx = await renderDocument(document, 'docx');
        for (const [name, xml] of docxParts(docx)) expect([name, hidden.test(xml)]).toEqual([name, false]);
        expect(docxText(docx)).toContain(neutralLine(text));
      }),
      { numRuns: 25 },
    );
  });
});
