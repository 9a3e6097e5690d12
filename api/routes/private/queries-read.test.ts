import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

let service: FixtureService;
let headers: { authorization: string };
beforeAll(async () => {
  service = await createFixtureService({
    claims: [
      { claim_id: 'capital', province_code: '31', province_name: 'DKI JAKARTA', district_code: '3171', district_name: 'Jakarta Pusat' },
      { claim_id: 'west', province_code: '32', province_name: 'JAWA BARAT', district_code: '3273', district_name: 'Kota Bandung' },
    ],
    count: 60,
  });
  headers = await service.headers();
});
afterAll(() => service?.close());

async function read(payload: object, as = headers) {
  return service.app.inject({ method: 'POST', url: '/queries/read', payload, headers: as });
}

describe('POST /queries/read', () => {
  test('what it reads is answered by POST /queries as it stands', async () => {
    const { data } = (await read({ text: 'berapa klaim rawat inap dengan biaya di atas 5 juta?' })).json();
    expect(data).toMatchObject({ unread: [], question: '', understood: expect.stringContaining('biaya tagih > Rp 5.000.000') });
    const answer = (await service.app.inject({ method: 'POST', url: '/queries', payload: data.queries[0], headers })).json();
    expect(answer.data).toEqual([{ n: service.claims.filter(({ service_type, amount_claimed }) => service_type === 'RITL' && amount_claimed > 5_000_000).length }]);
  });

  test('a word without a meaning makes no query, and the question back names it', async () => {
    const { data } = (await read({ text: 'berapa klaim rawat inap blorong?' })).json();
    expect(data).toMatchObject({ queries: [], understood: '', unread: ['blorong'], question: 'Saya belum tahu maksud “blorong”.' });
  });

  test('a word written nearly as one of the catalogue is offered', async () => {
    const { data } = (await read({ text: 'klaim yang meningal di bali' })).json();
    expect(data.unread).toEqual(['meningal']);
    expect(data.choices).toContainEqual({ label: '“meninggal”', message: 'klaim yang meninggal di bali' });
  });

  test('names of places outside the scope are no words', async () => {
    const asked = { text: 'klaim di bandung' };
    expect((await read(asked)).json().data.queries).toMatchObject([{ where: [{ field: 'district_name', op: '=', value: 'Kota Bandung' }] }]);
    expect((await read(asked, await service.headers('auditor', { name: 'of-the-capital', provinces: ['31'] }))).json().data).toMatchObject({ queries: [], unread: ['bandung'] });
  });

  test.each([[{ text: '' }], [{ text: 'klaim', previous: { subject: 'nothing' } }], [{ text: 'x'.repeat(2001) }], [{ text: 'a\u0000b' }], [{}]])('%j is refused', async (payload) => {
    expect((await read(payload)).statusCode).toBe(400);
  });
});
