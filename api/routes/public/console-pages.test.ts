import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({ count: 3 });
});
afterAll(() => service?.close());

const get = (url: string) => service.app.inject({ url, headers: { accept: 'text/html,*/*' } });
/** Files that a page names. */
const namedIn = (html: string): string[] => Array.from(html.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g), ([, path = '']) => path);

describe('the console', () => {
  test.each(['/console/', '/console/worklist', '/console/claims/klaim%2F1', '/console/index.html', '/console/nowhere'])('%s is the page, which finds its room itself, and is asked for anew each time', async (url) => {
    const { statusCode, headers, body } = await get(url);
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(body).toContain('<div id="root">');
  });

  test('runs no script and takes no style but its own files, and is in no other site’s frame', async () => {
    const { headers, body } = await get('/console/');
    const policy = String(headers['content-security-policy']);
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]) expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  });

  test('every file that the page names is there, and is kept for good under its name', async () => {
    const files = namedIn((await get('/console/')).body);
    expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(0);
    for (const file of files.filter((name) => name.includes('/assets/'))) {
      const { statusCode, headers } = await get(file);
      expect([file, statusCode, headers['cache-control']]).toEqual([file, 200, 'public, max-age=31536000, immutable']);
    }
  });

  test.each(['/console/assets/none.js', '/console/assets/', '/console/assets/..%2f..%2fpackage.json'])('%s is not there', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  test('the worklist loads at most 250 kB of JavaScript, compressed', async () => {
    const scripts = namedIn((await get('/console/')).body).filter((file) => file.endsWith('.js'));
    const bodies = await Promise.all(scripts.map((file) => get(file)));
    expect(bodies.reduce((sum, { rawPayload }) => sum + gzipSync(rawPayload, { level: 9 }).length, 0)).toBeLessThan(250_000);
  });
});
