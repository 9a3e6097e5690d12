import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { messageSchema } from './chat-message.ts';

let service: FixtureService;
let headers: Record<string, string>;
beforeAll(async () => {
  service = await createFixtureService({
    claims: [
      { claim_id: 'claim-1', province_code: '31', province_name: 'DKI JAKARTA', duplicate_claim_ids: ['claim-2'], duplicate_pattern: true, peer_level: 2, peer_n: 40 },
      { claim_id: 'claim-2', province_code: '31', province_name: 'DKI JAKARTA' },
    ],
    count: 60,
  });
  headers = { ...(await service.headers()), accept: 'application/json' };
});
afterAll(() => service?.close());

const answerSchema = z.object({ data: z.object({ thread: z.object({ thread_id: z.string() }), message: messageSchema }) });
const evidenceSchema = z.object({ data: z.object({ current: z.object({ is_same: z.boolean() }).nullable() }) });

async function ask(url: string, message: string, lang: string): Promise<z.infer<typeof messageSchema>> {
  const answer = await service.app.inject({ method: 'POST', url, headers, payload: { message, lang } });
  return answerSchema.parse(answer.json()).data.message;
}

/** What the first query asks of the amount. */
const amountOf = (queries: readonly { readonly where: readonly unknown[] }[] | undefined): unknown => queries?.[0]?.where.find((clause) => typeof clause === 'object' && clause !== null && 'field' in clause && clause.field === 'amount_claimed');

describe('the offline copilot', () => {
  test.each([
    ['/claims/claim-1/chat', 'id'],
    ['/claims/claim-1/chat', 'en'],
    ['/chat', 'id'],
    ['/chat', 'en'],
  ])('understands every question that %s suggests in %s, and every value that it cites is the one there now', async (url, lang) => {
    const { suggestions } = z.object({ suggestions: z.array(z.string()) }).parse((await service.app.inject({ url: `${url}?lang=${lang}`, headers })).json());
    for (const question of suggestions) {
      const { status, answer } = await ask(url, question, lang);
      expect([question, status, answer?.grounding?.unsupported]).toEqual([question, 'done', 0]);
      expect([question, answer?.notice?.code ?? null]).not.toEqual([question, expect.stringMatching(/unclear|out_of_scope|needs_claim/)]);
      expect(answer?.tool_calls.length).toBeGreaterThan(0);
      const cited = new Set(answer?.sentences.flatMap(({ citations }) => citations.map(({ evidence_id }) => evidence_id)));
      for (const id of cited) {
        const { current } = evidenceSchema.parse((await service.app.inject({ url: `/evidence/${encodeURIComponent(id)}`, headers })).json()).data;
        expect([id, current?.is_same]).toEqual([id, true]);
      }
    }
  });

  test.each(['/claims/claim-1/chat', '/chat'])('asked by %s, answers what a person makes of its reading, as often as it is asked again, and goes on from that', async (url) => {
    const message = 'klaim di jakarta dengan biaya di atas 5 juta';
    const read = await ask(url, message, 'id');
    expect(amountOf(read.answer?.queries)).toMatchObject({ op: '>', value: 5_000_000 });
    const queries = read.answer?.queries.map((query) => ({ ...query, where: [{ field: 'amount_claimed', op: '<', value: 1 }] }));
    const corrected = answerSchema.parse((await service.app.inject({ method: 'POST', url, headers, payload: { message, lang: 'id', queries } })).json()).data;
    expect(amountOf(corrected.message.answer?.queries)).toMatchObject({ op: '<', value: 1 });
    expect(corrected.message.answer).toMatchObject({ assumed: [], unread: [], understood: expect.stringMatching(/biaya tagih < Rp 1/) });
    const thread = corrected.thread.thread_id;
    const again = answerSchema.parse((await service.app.inject({ method: 'POST', url: `/chat/${thread}/regenerate`, headers })).json()).data;
    expect(again.message.answer?.queries).toEqual(corrected.message.answer?.queries);
    const next = answerSchema.parse((await service.app.inject({ method: 'POST', url, headers, payload: { message: 'hanya rawat inap', lang: 'id', thread_id: thread } })).json()).data;
    expect(amountOf(next.message.answer?.queries)).toMatchObject({ op: '<', value: 1 });
  });

  test.each([[[]], [[{ subject: 'claims', where: [{ field: 'patient_key', op: '=', value: 'x' }] }]], [[{ subject: 'claims', fields: ['no_such_field'] }]]])('takes no reading that is no query of its fields: %j', async (queries) => {
    const answer = await service.app.inject({ method: 'POST', url: '/chat', headers, payload: { message: 'berapa klaim?', queries } });
    expect(answer.statusCode).toBe(400);
  });

  test('names no person in what it cites', async () => {
    const answer = await ask('/claims/claim-1/chat', 'Apakah peserta ini mempunyai episode lain?', 'id');
    expect(JSON.stringify(answer)).not.toMatch(/patient-key|family-key|patient_key|family_key/);
  });
});
