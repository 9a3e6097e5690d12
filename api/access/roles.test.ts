import { type Role, roles } from '#store';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { type Operation, operationsOf } from '../../tests/support/openapi-operations.ts';
import { requestArbitrary } from '../../tests/support/openapi-requests.ts';

let service: FixtureService;
let operations: readonly Operation[];
beforeAll(async () => {
  service = await createFixtureService({
    claims: [
      { claim_id: 'inside', province_code: '31', province_name: 'DKI JAKARTA', facility_key: 'inside-key', duplicate_claim_ids: ['outside'], admit_date: '2024-03-02', los: 1, severity_group: 'ringan', amount_claimed: 9_000_000, peer_level: 2, peer_p90: 1_000_000 },
      { claim_id: 'outside', province_code: '32', province_name: 'JAWA BARAT', facility_key: 'outside-key', duplicate_claim_ids: ['inside'], admit_date: '2024-03-02', los: 1, severity_group: 'ringan', amount_claimed: 9_000_001, peer_level: 2, peer_p90: 1_000_000 },
    ],
    count: 60,
    limits: { requests: 1e9, logins: 1e9, loginsByAddress: 1e9, exports: 1e9 },
  });
  operations = operationsOf((await service.app.inject({ url: '/openapi.json' })).json());
});
afterAll(() => service?.close());

type Allowed = readonly Role[] | 'anybody';
const everyRole = roles;
const operators = ['ops', 'admin'] as const;
const reviewers = ['auditor', 'admin'] as const;
const askers = ['auditor', 'ops', 'admin'] as const;

/**
 * Who may call what, and what a scope of provinces does to it: `claims` – claims of other provinces are
 * not in it; `claim` – a claim of another province is as good as missing; `none` – it tells of no claim.
 */
const table: Readonly<Record<string, { readonly allowed: Allowed; readonly scope: 'claims' | 'claim' | 'none' }>> = {
  'GET /': { allowed: 'anybody', scope: 'none' },
  'GET /healthz': { allowed: 'anybody', scope: 'none' },
  'GET /readyz': { allowed: 'anybody', scope: 'none' },
  'GET /openapi.json': { allowed: 'anybody', scope: 'none' },
  'POST /auth/login': { allowed: 'anybody', scope: 'none' },
  'POST /auth/refresh': { allowed: 'anybody', scope: 'none' },
  'POST /auth/logout': { allowed: 'anybody', scope: 'none' },
  'POST /auth/session': { allowed: 'anybody', scope: 'none' },
  'GET /auth/session': { allowed: everyRole, scope: 'none' },
  'DELETE /auth/session': { allowed: everyRole, scope: 'none' },
  'GET /me': { allowed: everyRole, scope: 'none' },
  'GET /me/queue': { allowed: reviewers, scope: 'claims' },
  'GET /me/sample': { allowed: reviewers, scope: 'claims' },
  'GET /users': { allowed: ['admin'], scope: 'none' },
  'GET /access-log': { allowed: ['admin'], scope: 'none' },
  'GET /rule-snoozes': { allowed: askers, scope: 'none' },
  'POST /rule-snoozes': { allowed: reviewers, scope: 'none' },
  'POST /rule-snoozes/{id}/end': { allowed: reviewers, scope: 'none' },
  'GET /usage': { allowed: reviewers, scope: 'none' },
  'POST /users': { allowed: ['admin'], scope: 'none' },
  'PATCH /users/{name}': { allowed: ['admin'], scope: 'none' },
  'GET /claims/high-risk': { allowed: everyRole, scope: 'claims' },
  'GET /live': { allowed: everyRole, scope: 'none' },
  'GET /live/status': { allowed: everyRole, scope: 'none' },
  'GET /catalogue': { allowed: everyRole, scope: 'none' },
  'POST /queries': { allowed: everyRole, scope: 'none' },
  'POST /queries/read': { allowed: everyRole, scope: 'none' },
  'GET /claims/{id}': { allowed: everyRole, scope: 'claim' },
  'GET /claims/{id}/background': { allowed: everyRole, scope: 'claim' },
  'GET /claims/{id}/summary': { allowed: everyRole, scope: 'claim' },
  'POST /claims/{id}/documents': { allowed: askers, scope: 'claim' },
  'POST /documents': { allowed: askers, scope: 'none' },
  'GET /claims/{id}/feedback': { allowed: ['auditor', 'ops', 'admin'], scope: 'claim' },
  'POST /claims/{id}/feedback': { allowed: reviewers, scope: 'claim' },
  'POST /claims/{id}/feedback/proposals': { allowed: reviewers, scope: 'claim' },
  'GET /feedback/proposals/{id}': { allowed: reviewers, scope: 'none' },
  'POST /feedback/proposals/{id}/confirm': { allowed: reviewers, scope: 'none' },
  'POST /feedback/proposals/{id}/edit': { allowed: reviewers, scope: 'none' },
  'POST /feedback/proposals/{id}/reject': { allowed: reviewers, scope: 'none' },
  'GET /claims/{id}/chat': { allowed: askers, scope: 'claim' },
  'POST /claims/{id}/chat': { allowed: askers, scope: 'claim' },
  'GET /chat': { allowed: askers, scope: 'claims' },
  'POST /chat': { allowed: askers, scope: 'none' },
  'GET /chat/{thread}': { allowed: askers, scope: 'none' },
  'PATCH /chat/{thread}': { allowed: askers, scope: 'none' },
  'DELETE /chat/{thread}': { allowed: askers, scope: 'none' },
  'GET /chat/{thread}/events': { allowed: askers, scope: 'none' },
  'GET /chat/{thread}/export': { allowed: askers, scope: 'none' },
  'POST /chat/{thread}/stop': { allowed: askers, scope: 'none' },
  'POST /chat/{thread}/regenerate': { allowed: askers, scope: 'none' },
  'GET /evidence/{id}': { allowed: askers, scope: 'none' },
  'POST /claims/{id}/assignment': { allowed: reviewers, scope: 'claim' },
  'POST /assignments': { allowed: reviewers, scope: 'none' },
  'GET /claims/locks': { allowed: reviewers, scope: 'none' },
  'PUT /claims/{id}/lock': { allowed: reviewers, scope: 'claim' },
  'DELETE /claims/{id}/lock': { allowed: reviewers, scope: 'claim' },
  'POST /me/queue/next': { allowed: reviewers, scope: 'none' },
  'GET /views': { allowed: askers, scope: 'none' },
  'POST /views': { allowed: askers, scope: 'none' },
  'PATCH /views/{id}': { allowed: askers, scope: 'none' },
  'DELETE /views/{id}': { allowed: askers, scope: 'none' },
  'GET /chat/{thread}/reviews': { allowed: askers, scope: 'none' },
  'PUT /chat/{thread}/answers/{answer}/rating': { allowed: askers, scope: 'none' },
  'DELETE /chat/{thread}/answers/{answer}/rating': { allowed: askers, scope: 'none' },
  'PUT /chat/{thread}/answers/{answer}/verification': { allowed: askers, scope: 'none' },
  'GET /answers/verified': { allowed: askers, scope: 'none' },
  'DELETE /answers/verified/{id}': { allowed: askers, scope: 'none' },
  'GET /reviewers': { allowed: reviewers, scope: 'none' },
  'PUT /reviewers/{name}/absences': { allowed: reviewers, scope: 'none' },
  'DELETE /claims/{id}/assignment': { allowed: reviewers, scope: 'claim' },
  'GET /reports/severity-mismatch': { allowed: everyRole, scope: 'claims' },
  'GET /reports/duplicates': { allowed: everyRole, scope: 'claims' },
  'GET /reports/tariff-insight': { allowed: everyRole, scope: 'claims' },
  'GET /reports/facilities': { allowed: everyRole, scope: 'claims' },
  'GET /reports/casemix': { allowed: everyRole, scope: 'claims' },
  'GET /reports/flags': { allowed: everyRole, scope: 'claims' },
  'GET /reports/trends': { allowed: everyRole, scope: 'claims' },
  'GET /reports/provinces': { allowed: everyRole, scope: 'claims' },
  'GET /reports/tariff-regions': { allowed: everyRole, scope: 'claims' },
  'POST /mcp': { allowed: everyRole, scope: 'none' },
  'POST /simulate/claims': { allowed: operators, scope: 'none' },
  'GET /simulate/runs': { allowed: operators, scope: 'none' },
  'POST /simulate/runs': { allowed: operators, scope: 'none' },
  'POST /simulate/runs/{run}/stop': { allowed: operators, scope: 'none' },
  'GET /admin/jobs': { allowed: operators, scope: 'none' },
  'POST /admin/jobs/{name}': { allowed: operators, scope: 'none' },
  'GET /admin/jobs/{id}': { allowed: operators, scope: 'none' },
  'GET /admin/jobs/{id}/events': { allowed: operators, scope: 'none' },
  'POST /admin/jobs/{id}/cancel': { allowed: operators, scope: 'none' },
  'GET /admin/snapshots': { allowed: operators, scope: 'none' },
  'POST /admin/snapshots/{id}/publish': { allowed: operators, scope: 'none' },
  'POST /admin/rollback': { allowed: operators, scope: 'none' },
  'GET /alerts': { allowed: operators, scope: 'none' },
  'GET /analytics/qc-status': { allowed: operators, scope: 'none' },
  'GET /analytics/qc-status/history': { allowed: operators, scope: 'none' },
  'GET /analytics/learning': { allowed: ['ops', 'client', 'admin'], scope: 'none' },
  'GET /alerts/deliveries': { allowed: operators, scope: 'none' },
  'POST /alerts/deliveries/{id}/retry': { allowed: operators, scope: 'none' },
  'POST /alerts/test': { allowed: operators, scope: 'none' },
  'GET /alerts/events': { allowed: operators, scope: 'none' },
  'GET /alerts/{id}': { allowed: operators, scope: 'none' },
  'POST /alerts/{id}/acknowledge': { allowed: operators, scope: 'none' },
  'POST /alerts/{id}/snooze': { allowed: operators, scope: 'none' },
  'POST /alerts/{id}/resolve': { allowed: operators, scope: 'none' },
  'POST /alerts/{id}/comments': { allowed: operators, scope: 'none' },
  'POST /alerts/{id}/actions/{action}': { allowed: operators, scope: 'none' },
  'GET /metrics': { allowed: ['ops', 'client', 'admin'], scope: 'none' },
};

/** A request as the schemas want it, the same each time. */
function requestOf(operation: Operation) {
  const [request] = fc.sample(requestArbitrary(operation, { isBroken: false }), { numRuns: 1, seed: 8 });
  if (!request) throw new Error('no request');
  return request;
}

describe('routes × roles × scope', () => {
  test('the table names every route of the OpenAPI document, and no other', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(Object.keys(table).toSorted());
  });

  test.each(Object.entries(table))('%s lets in whom the table says', async (name, { allowed }) => {
    const operation = operations.find((one) => one.name === name);
    if (!operation) throw new Error('not in the document');
    expect(operation.isPrivate).toBe(allowed !== 'anybody');
    for (const role of roles) {
      const request = requestOf(operation);
      const answer = await service.app.inject({ ...request, headers: { ...request.headers, ...(await service.headers(role, { name: `one ${role}` })) } });
      const isForbidden = answer.statusCode === 403 && answer.json().code === 'FORBIDDEN';
      expect([role, isForbidden]).toEqual([role, allowed !== 'anybody' && !allowed.includes(role)]);
    }
  });

  test.each(Object.entries(table).filter(([, { scope }]) => scope === 'claim'))('%s does not know a claim of another province', async (name, { allowed }) => {
    const operation = operations.find((one) => one.name === name);
    if (!operation || allowed === 'anybody') throw new Error('not a private route of the document');
    const role = allowed[0] ?? 'auditor';
    const request = requestOf({ ...operation, parameters: operation.parameters.filter((parameter) => parameter.in !== 'query') });
    const ask = async (claim: string) =>
      service.app.inject({
        ...request,
        url: operation.path.replace('{id}', claim),
        headers: { ...request.headers, ...(await service.headers(role, { provinces: ['31'] })) },
      });
    expect((await ask('inside')).body).not.toContain('CLAIM_MISSING');
    const answer = await ask('outside');
    // A body of a refinement that the schema cannot say is refused before the claim is looked for.
    expect([404, 400]).toContain(answer.statusCode);
    expect(answer.body).not.toMatch(/"outside-key"|9000001/);
  });

  test.each(Object.entries(table).filter(([, { scope }]) => scope === 'claims'))('%s holds no claim of another province', async (name, { allowed }) => {
    if (allowed === 'anybody') throw new Error('not private');
    const url = name.replace('GET ', '');
    const headers = await service.headers(allowed[0] ?? 'auditor', { provinces: ['31'] });
    for (const question of url.startsWith('/reports/') ? [url, `${url}?province=32`, `${url}?format=csv`] : [url]) {
      const answer = await service.app.inject({ url: question, headers });
      expect([question, answer.statusCode]).toEqual([question, 200]);
      expect(answer.body).not.toMatch(/outside|JAWA BARAT|9000001/);
    }
  });

  test('a claim names no twin of another province', async () => {
    const { body } = await service.app.inject({ url: '/claims/inside', headers: await service.headers('auditor', { provinces: ['31'] }) });
    expect(body).toContain('"inside"');
    expect(body).not.toContain('"outside"');
  });
});
