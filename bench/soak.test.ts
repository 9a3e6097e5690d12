import { expect, test } from 'vitest';

import { createFixtureHome } from '../tests/support/fixture-snapshot.ts';
import { soakStore } from './soak.ts';

test('a soak does every kind of work, none fails, and tells how the event loop, memory and store fared', async () => {
  const fixture = await createFixtureHome({ count: 2000 });
  try {
    const environment = { CASEMIND_HOME: fixture.home.root, PORT: '0', LOG_LEVEL: 'silent', CASEMIND_MODE: 'demo' };
    const said: string[] = [];
    const figures = await soakStore({ name: 'SQLite', environment, store: fixture.home.store, minutes: 0.3, say: (line) => said.push(line) });
    const valueOf = (name: string): number => figures.find((figure) => figure.name === `SQLite: ${name}`)?.value ?? Number.NaN;
    expect(said.slice(1)).toEqual([]);
    expect([valueOf('5xx, or no answer'), valueOf('4xx')]).toEqual([0, 0]);
    for (const kind of ['worklist', 'claim', 'summary', 'chat', 'read', 'query', 'decision', 'proposal', 'report', 'export', 'document', 'mcp']) expect([kind, valueOf(`${kind}: p50`)]).toEqual([kind, expect.any(Number)]);
    for (const name of ['event loop, p99 of its delay', 'memory at the end', 'growth of audit_outcome', 'growth of messages']) expect([name, valueOf(name) > 0]).toEqual([name, true]);
  } finally {
    fixture.cleanup();
  }
}, 300_000);
