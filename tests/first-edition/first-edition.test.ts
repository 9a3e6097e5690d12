import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { exportClaims } from '#engine';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import type { FixtureService } from '../support/fixture-service.ts';
import { pdfText } from '../support/pdf-text.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { answerTo, ask, bodyOf, columnsOf, fieldsOf, held, keptAnswers, keptFields, keptFiles, keptText, rowsOf } from './answers.ts';
import { createFirstEditionHome, openFirstEdition } from './first-edition.ts';

const subjects = ['worklist', 'claims', 'reports', 'evidence', 'problems'];
const files = keptFiles();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-first-edition-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['sqlite', 'postgres'] as const)('a conversation of the first edition, on %s', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;
  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
    service = await openFirstEdition({ path: join(folder, `${dialect}.sqlite`), url: await server?.createDatabase() });
  });
  afterAll(async () => {
    await service?.close();
    await server?.stop();
  });

  test.each(keptAnswers('conversations'))('opens as it did: $as, $ask', async (kept) => {
    expect(await answerTo(service, kept)).toMatchObject(held(kept));
  });

  test.each(files.filter(({ file }) => file.endsWith('.md')))('exports to Markdown as it did, byte by byte: $file', async (kept) => {
    expect((await ask(service, kept)).body).toBe(keptText(kept.file));
  });

  test.each(files.filter(({ file }) => file.endsWith('.pdf.txt')))('exports to a PDF of the text that it had: $file', async (kept) => {
    expect(pdfText((await ask(service, kept)).rawPayload)).toBe(keptText(kept.file));
  });

  test('stands beside decisions whose chain is whole', async () => {
    expect(await service.store.outcomes.verify()).toMatchObject({ rows: 3, problems: [] });
  });
});

describe('what the first edition answered', () => {
  let service: FixtureService;
  beforeAll(async () => {
    service = await openFirstEdition({ path: join(folder, 'answers.sqlite') });
  });
  afterAll(() => service?.close());

  describe.each(subjects)('%s', (subject) => {
    test.each(keptAnswers(subject))('is in what is answered now, every field with its value: $as, $ask', async (kept) => {
      expect(await answerTo(service, kept)).toMatchObject(held(kept));
    });
  });

  test.each(files.filter(({ file }) => file.endsWith('.csv')))('has its columns in their order and its rows in the CSV of now: $file', async (kept) => {
    const reply = await ask(service, kept);
    expect(reply.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/^attachment; filename="[\w-]+_2024-12-25\.csv"$/) });
    const earlier = keptText(kept.file);
    expect(columnsOf(reply.body, earlier)).toEqual(rowsOf(earlier));
  });

  test('is in the export of claims of now, as CSV and as JSON', async () => {
    const fixture = await createFirstEditionHome();
    onTestFinished(() => fixture.cleanup());
    const exported = async (name: string): Promise<string> => {
      const { out } = await exportClaims({ home: fixture.home, what: 'claims', where: 'risk_score >= 0.7', limit: 4, out: join(folder, name), threads: 1 });
      return readFileSync(out, 'utf8');
    };
    const [csv, json] = [keptText('exports/claims.csv'), keptText('exports/claims.jsonl')];
    expect(columnsOf(await exported('claims.csv'), csv)).toEqual(rowsOf(csv));
    expect(linesOf(await exported('claims.jsonl'))).toMatchObject(linesOf(json));
  });

  test('goes on by the cursor of a page to the page that came after it', async () => {
    const url = '/claims/high-risk?sort=amount_claimed&page_size=6';
    const [first, numbered] = [await ask(service, { as: 'utama', ask: url }), await ask(service, { as: 'utama', ask: `${url}&page=2` })];
    const next = await ask(service, { as: 'utama', ask: `${url}&cursor=${first.json().meta.next_cursor}` });
    expect(next.json().data).toEqual(numbered.json().data);
  });

  test('has an address under /v1 for each that has none', async () => {
    for (const subject of subjects) {
      const answered = keptAnswers(subject).filter(({ status }) => status === 200).slice(0, 1);
      for (const kept of answered) expect(await answerTo(service, { ...kept, ask: `/v1${kept.ask}` })).toMatchObject(held(kept));
    }
  });
});

describe('what is worded or written anew for each request', () => {
  let service: FixtureService;
  beforeAll(async () => {
    service = await openFirstEdition({ path: join(folder, 'fields.sqlite') });
  });
  afterAll(() => service?.close());

  // A decision that corrects a claim has needed a reason since: what is sent has one.
  test('has every field that the first edition gave, of the same type', async () => {
    for (const kept of keptFields()) {
      const reply = await ask(service, kept);
      expect([kept.ask, reply.statusCode]).toEqual([kept.ask, kept.status]);
      expect([kept.ask, fieldsOf(bodyOf(reply))]).toMatchObject([kept.ask, kept.answer]);
    }
  });

  test('goes on from a conversation of the first edition: what follows is understood by its turns', async () => {
    const [thread] = (await ask(service, { as: 'utama', ask: '/chat' })).json().data.filter(({ title }: { title: string }) => title === 'Berapa klaim rawat inap di Jawa Barat?');
    const reply = await ask(service, { as: 'utama', ask: '/chat', accept: 'application/json', send: { message: 'Kalau rawat jalan?', thread_id: thread.thread_id } });
    const { answer } = reply.json().data.message;
    expect(answer.understood).toMatch(/Rawat jalan.*Jawa Timur.*Jawa Barat|Jawa Timur.*Jawa Barat.*Rawat jalan/);
  });
});

function linesOf(jsonl: string): unknown[] {
  return jsonl.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
}
