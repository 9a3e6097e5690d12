import { gzipSync } from 'node:zlib';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { launchChromium, openPage, openRoom, rooms, signIn } from './browser.ts';
import { type ConsoleService, startConsoleService } from './console-service.ts';

let service: ConsoleService;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startConsoleService(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** Keeps how far what is shown moves without anybody’s doing, as shares of the page, and what it is. Their sum is stricter than the worst five seconds, which “cumulative layout shift” means. */
const watchShifts = `window.shifts = [];
new PerformanceObserver((list) => {
  const name = ({ node, previousRect: from, currentRect: to }) => (node?.nodeName ?? '?') + '.' + (node?.className ?? '') + ' ' + [from.y, from.height, to.y, to.height].map(Math.round).join(' ');
  for (const { value, hadRecentInput, sources } of list.getEntries()) if (!hadRecentInput) window.shifts.push({ value, moved: sources.map(name) });
}).observe({ type: 'layout-shift', buffered: true });`;

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

async function shiftsOf(page: Page): Promise<{ readonly sum: number; readonly moved: readonly string[] }> {
  // An entry is told of after the frame that it is of. The page itself made what it gives back.
  const shifts = await page.evaluate<readonly Shift[]>('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifts))))');
  return { sum: shifts.reduce((sum, { value }) => sum + value, 0), moved: shifts.filter(({ value }) => value > 0.005).flatMap(({ moved }) => moved) };
}

describe('budgets of the console', () => {
  test('the worklist loads at most 250 kB of script, packed as it travels', async () => {
    const { context, page } = await openPage(browser);
    const scripts: Promise<number>[] = [];
    page.on('response', (answer) => {
      if (answer.url().includes('/console/') && answer.url().endsWith('.js')) scripts.push(answer.body().then((body) => gzipSync(body).length));
    });
    await page.goto(`${service.address}/console/worklist`);
    await signIn(page, 'ops');
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(250_000);
    await context.close();
  });

  test.each([['a desk', { width: 1440, height: 900 }], ['a phone', { width: 390, height: 844 }]] as const)('on %s nothing moves that somebody reads: the layout of no room shifts by more than 0.05', async (_name, viewport) => {
    const { context, page } = await openPage(browser, { viewport });
    await context.addInitScript(watchShifts);
    await page.goto(`${service.address}/console/`);
    await signIn(page, 'admin');
    const claim = await page.locator('.claim-link').first().textContent();
    const restless: unknown[] = [];
    for (const room of [...rooms, `claims/${claim}`]) {
      await openRoom(page, service.address, room);
      const { sum, moved } = await shiftsOf(page);
      if (sum > 0.05) restless.push({ room, sum, moved });
    }
    expect(restless).toEqual([]);
    // What moves is seen: a line that comes on top of a room pushes all of it down.
    await page.evaluate("const line = document.createElement('p'); line.style.height = '300px'; document.querySelector('#room').prepend(line)");
    expect((await shiftsOf(page)).sum).toBeGreaterThan(0.05);
    await context.close();
  });
});
