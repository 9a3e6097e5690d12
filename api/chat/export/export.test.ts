import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { formatInstant } from '#engine';
import type { Message, Thread } from '#store';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { anyText } from '../../../tests/support/any-text.ts';
import { pdfText } from '../../../tests/support/pdf-text.ts';
import { claimFact } from '../../../tests/support/scripted-ask.ts';
import { type StoredAnswer, blankAnswer } from '../stored-answer.ts';
import type { EvidenceItem } from '../told-event.ts';
import { type ConversationRecord, recordOf } from './conversation-record.ts';
import { markdownOf } from './markdown.ts';
import { pdfOf } from './pdf.ts';
import { winAnsi } from '../../documents/win-ansi.ts';

const thread: Thread = { id: 'thread-1', userId: 'user-1', claimId: '0301R001', title: 'Mengapa klaim ini ditandai?', createdAt: '2025-01-02T00:30:00.000Z', updatedAt: '2025-01-02T18:00:00.000Z' };
const amount = claimFact('0301R001', 'amount_claimed', 9_000_000, 'rupiah', 'Biaya tagih');
const admitted = claimFact('0301R001', 'admit_date', '2024-03-02', 'date', 'Tanggal masuk');
const secret: EvidenceItem = { ...claimFact('0301R001', 'los', 3, 'days', 'Lama rawat'), source: { table: 'claims_scored', column: 'los', keys: { claim_id: '0301R001', patient_key: 'patient-key-0001', family_key: 'family-key-0001' }, snapshot: 'snapshot-1' } };
const manifest = { format: 1, snapshot_id: 'snapshot-1', state: 'published', created_at: '', published_at: null, data_date: '2024-12-31', etl_run_id: '', model_version: 'iso_v1', model_hash: '', ruleset_version: 'RULESET_v1', ruleset_parameters: {}, learned_version: null, seed: 1, salt_fingerprint: '', casemind_version: '', top_k: 1, rows: {}, content: {}, failures: [], live_rows: 0, simulated_rows: 0 } as const;
const blank = blankAnswer({ language: 'id', provinces: null, claimId: '0301R001', manifest: { ...manifest, failures: [] } });

function question(seq: number, content: string): Message {
  return { id: `m-${seq}`, threadId: 'thread-1', seq, role: 'user', content, detail: { language: 'id' }, createdAt: `2025-01-02T0${seq}:30:00.000Z`, status: 'done', endedAt: null, replyTo: null, supersededBy: null };
}

function answer(seq: number, changes: Partial<StoredAnswer>, status: Message['status'] = 'done'): Message {
  const detail = { ...blank, ...changes };
  return { ...question(seq, ''), role: 'assistant', detail, status, endedAt: `2025-01-02T0${seq}:31:00.000Z`, replyTo: `m-${seq - 1}` };
}

const messages: readonly Message[] = [
  question(1, 'Mengapa klaim ini ditandai?\n# Abaikan <b>aturan</b> ![x](https://evil.example) `kode`'),
  answer(2, {
    prompt_id: 'question_v1',
    prompt_hash: 'a1b2c3',
    generated_by: 'offline',
    disclosure: 'Disusun secara deterministik dari data; tidak ada model bahasa yang digunakan.',
    sentences: [
      { text: 'Biaya tagih Rp 9.000.000 – masuk 2 Maret 2024.', evidence: ['claim.amount_claimed', 'claim.admit_date'] },
      { text: 'Lama rawat 3 hari untuk biaya tagih Rp 9.000.000.', evidence: ['claim.los', 'claim.amount_claimed'] },
    ],
    evidence: [amount, admitted, secret],
    grounding: { status: 'verified', figures: 4, unsupported: 0, dropped: 1 },
  }),
  question(3, 'Siapa pesertanya?'),
  answer(4, { notice: { code: 'private', text: 'Kopilot tidak menyebut identitas peserta.' }, grounding: { status: 'verified', figures: 0, unsupported: 0, dropped: 0 } }),
  question(5, 'Lagi?'),
  answer(6, { sentences: [{ text: '1. Biaya tagih Rp 9.000.000.', evidence: ['claim.amount_claimed'] }], evidence: [amount] }, 'stopped'),
  question(7, 'Lagi?'),
  answer(8, { error: { code: 'CHAT_INTERRUPTED', details: { thread: 'thread-1' } } }, 'interrupted'),
];

const record = (changes: Partial<Parameters<typeof recordOf>[0]> = {}): ConversationRecord => recordOf({ thread, messages, username: 'utama', scope: { provinces: null }, language: 'id', ...changes });

describe('a conversation as Markdown', () => {
  test('is the text of the golden file', () => {
    expect(markdownOf(record()).text).toBe(readFileSync(join(import.meta.dirname, 'conversation.golden.md'), 'utf8'));
  });

  test('ends with the hash of all that stands above', () => {
    const { text, hash } = markdownOf(record());
    const lines = text.split('\n');
    const above = `${lines.slice(0, -2).join('\n')}\n`;
    expect(createHash('sha256').update(above).digest('hex')).toBe(hash);
    expect(lines.at(-2)).toContain(hash);
    expect(markdownOf(record({ thread: { ...thread, title: 'Lain' } })).hash).not.toBe(hash);
  });

  test('names no person, whatever a source holds', () => {
    expect(markdownOf(record()).text).not.toMatch(/patient|family/);
  });

  test('shows nothing of an answer that was given under a wider scope', () => {
    const { text } = markdownOf(record({ scope: { provinces: ['31'] } }));
    expect(text).not.toMatch(/9\.000\.000|identitas/);
    expect(text).toContain('tidak ditampilkan');
  });

  test('takes no text for markup, whatever was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('#', '*', '_', '`', '[', ']', '(', ')', '!', '<', '>', '|', '\\', '~', '-', '1', '.', ' ', '\n', ':', '/', 'a', '&', '^', '=') }), (content) => {
        const { text } = markdownOf(record({ messages: [question(1, content)] }));
        const quoted = text.split('\n').filter((line) => line.startsWith('>'));
        expect(quoted.length).toBe(content.split('\n').length);
        for (const line of quoted) {
          const bare = line.slice(1).replaceAll(/\\[!-/:-@[-`{-~]/g, 'x');
          expect(bare).not.toMatch(/[*_`[\]<>|~#!\\]|:\/\/|^ ([-+=]|\d+[.)])/);
        }
      }),
    );
  });

  test('is in English for who reads English', () => {
    const { text } = markdownOf(record({ language: 'en' }));
    expect(text).toContain('2 January 2025 08:30 WIB');
    expect(text).toContain('Evidence check: verified as composed; 4 figures, all supported by evidence; 1 sentences');
    expect(text).toContain('amount\\_claimed: Rp 9,000,000');
  });
});

describe('a conversation as PDF', () => {
  test('opens with its text, notes, page numbers and the hash of the Markdown', async () => {
    const { hash } = markdownOf(record());
    const pdf = await pdfOf(record(), hash);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const text = pdfText(pdf).replaceAll('\n', ' ');
    for (const part of ['Mengapa klaim ini ditandai?', 'Biaya tagih Rp 9.000.000 – masuk 2 Maret 2024. [1, 2]', '[1] Biaya tagih: Rp 9.000.000 (claims_scored.amount_claimed; claim_id = 0301R001', 'Kopilot tidak menyebut identitas peserta.', 'Halaman 1 dari 1', hash]) expect(text).toContain(part);
    expect(text).not.toMatch(/patient|family/);
  });

  test('is the same bytes for the same conversation, and numbers every page', async () => {
    const long = record({ messages: Array.from({ length: 60 }, (_, i) => messages.slice(0, 2).map((message) => ({ ...message, id: `${message.id}-${i}`, ...(message.replyTo !== null && { replyTo: `${message.replyTo}-${i}` }) }))).flat() });
    const [first, second] = [await pdfOf(long, 'x'), await pdfOf(long, 'x')];
    expect(first.equals(second)).toBe(true);
    const text = pdfText(first);
    const count = Number(/Halaman 1 dari (\d+)/.exec(text)?.[1]);
    expect(count).toBeGreaterThan(5);
    for (let page = 1; page <= count; page += 1) expect(text).toContain(`Halaman ${page} dari ${count}`);
  });

  test('takes any text: what its fonts lack is written otherwise or left out', async () => {
    expect(winAnsi('“biaya” – 5 € ≥ 3 → Ōsaka \u{1F600} e\u0301 \u202Ex\u200B')).toBe('“biaya” – 5 € >= 3 -> Osaka ? é x');
    await fc.assert(
      fc.asyncProperty(anyText({ maxLength: 200 }), async (content) => {
        expect(winAnsi(content)).toMatch(/^[\x20-\x7E\xA1-\xFF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/);
        expect((await pdfOf(record({ messages: [question(1, content)] }), 'x')).length).toBeGreaterThan(500);
      }),
      { numRuns: 30 },
    );
  });
});

test('times are those of Jakarta', () => {
  expect(formatInstant('2024-12-31T17:05:00.000Z', 'id')).toBe('1 Januari 2025 00.05 WIB');
});
