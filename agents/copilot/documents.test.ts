import { SnapshotReader, everywhere } from '#engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { type CopilotAnswer, copilotAnswerSchema } from './answer.ts';
import type { AskOptions } from './ask.ts';
import { createCopilot } from './create-copilot.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ claims: [{ claim_id: 'C0124V000001', province_code: '31' }, { claim_id: 'C0124V000002', province_code: '32' }], count: 30 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader.close();
  fixture.cleanup();
});

function ask(question: string, options: Partial<AskOptions> = {}): Promise<CopilotAnswer> {
  return createCopilot({ reader }).ask({ question, scope: everywhere, ...options });
}

describe('a document that is asked for', () => {
  test.each([
    ['buatkan surat permintaan dokumen', 'request'],
    ['draf catatan audit utk klaim ini', 'note'],
    ['write a letter requesting documents for this claim', 'request'],
  ] as const)('“%s” is offered for the open claim, by a sentence that cites it', async (question, kind) => {
    const answer = await ask(question, { claimId: 'C0124V000001' });
    expect(copilotAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer.documents).toEqual([{ kind, claim_id: 'C0124V000001', url: '/claims/C0124V000001/documents' }]);
    expect(answer.sentences).toEqual([{ text: expect.stringContaining('C0124V000001'), evidence: ['claim.claim_id'] }]);
    expect(answer.notice).toBeNull();
  });

  test('is offered for a claim that the message names, and for none that the caller may not see', async () => {
    const question = 'surat klarifikasi untuk klaim C0124V000002';
    expect((await ask(question)).documents).toMatchObject([{ claim_id: 'C0124V000002' }]);
    const outside = await ask(question, { scope: { provinces: ['31'] } });
    expect([outside.documents, outside.notice?.code]).toEqual([[], 'claim_unknown']);
  });

  test('needs a claim where none is meant', async () => {
    const answer = await ask('buatkan surat permintaan dokumen');
    expect([answer.documents, answer.notice?.code]).toEqual([[], 'needs_claim']);
  });

  test('is for a meeting the claims that were asked for before, as a query of them', async () => {
    const before = await ask('klaim rawat inap per provinsi');
    const turn = { question: 'klaim rawat inap per provinsi', isAskedBack: false, queries: before.queries, claims: [] };
    const answer = await ask('susun daftar untuk rapat', { history: [turn] });
    expect(answer.documents).toMatchObject([{ kind: 'list', url: '/documents', query: { subject: 'claims', where: before.queries[0]?.where, by: [], measures: [], limit: 200 } }]);
    const inpatients = fixture.claims.filter(({ service_type }) => service_type === 'RITL').length;
    expect(answer.sentences).toEqual([{ text: expect.stringContaining(` ${inpatients} klaim`), evidence: ['query.matched'] }]);
  });

  test('is for a meeting the claims that the answer before told of, where it was no query', async () => {
    const answer = await ask('susun daftar untuk rapat', { history: [{ question: 'klaim serupa', isAskedBack: false, queries: [], claims: ['C0124V000001', 'C0124V000002'] }] });
    expect(answer.documents).toMatchObject([{ kind: 'list', query: { base: { claim_ids: ['C0124V000001', 'C0124V000002'] } } }]);
  });

  test('is for a meeting the claims that the same message asks for', async () => {
    const answer = await ask('klaim rawat inap di Jawa Barat, susun daftar untuk rapat');
    expect(answer.documents).toMatchObject([{ kind: 'list', query: { subject: 'claims', where: answer.queries[0]?.where } }]);
    expect(answer.queries[0]?.where.length).toBe(2);
  });

  test('is asked for first where nothing was listed before', async () => {
    const answer = await ask('susun daftar untuk rapat');
    expect([answer.documents, answer.notice?.code]).toEqual([[], 'needs_list']);
  });
});
