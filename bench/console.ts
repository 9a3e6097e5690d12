import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { launchChromium, openPage, signIn } from '../tests/e2e/browser.ts';
import { publishClaims } from './auditors.ts';
import { type Bench, type Figure, quantile } from './figures.ts';
import { inTurn } from './in-turn.ts';
import { startCommand } from './served-command.ts';
import { worklistFilters } from './worklist-filters.ts';

const fullRows = 1_176_438;
const openings = 20;
const rounds = 5;

/** What a browser keeps of a session. */
type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/**
 * The console in a browser: how long it takes from an address to a worklist that answers keys, with nothing in the browser’s cache, and
 * from other filters in the address to their rows on the screen.
 */
export const consoleBench: Bench = async ({ rows = fullRows, home, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-console-bench-'));
  try {
    const environment = { CASEMIND_HOME: home ?? join(folder, 'home'), PORT: '0', LOG_LEVEL: 'error' };
    if (home === undefined) await publishClaims(environment, { claims: join(folder, 'claims'), rows, say });
    const service = await startCommand('serve', environment);
    const browser = await launchChromium();
    try {
      say('signing in …');
      const first = await openPage(browser);
      await first.page.goto(`${service.address}/console/`);
      await signIn(first.page);
      const signedIn = await first.context.storageState();
      await first.context.close();
      say(`opening the worklist ${openings} times …`);
      const opened = await inTurn(openings, () => measureOpening(browser, service.address, signedIn));
      say('changing filters …');
      const changed = await measureFilters(browser, service.address, signedIn);
      return [...figuresOf('worklist that answers keys', opened, 1500), ...figuresOf('rows after a change of filters', changed, 200)];
    } finally {
      await browser.close();
      await service.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** In the page, before its own code: once a row is there `j` is pressed, and the time is taken when it is marked. */
const pressWhenReady = `window.interactive = new Promise((done) => {
  let isPressed = false;
  const press = () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', cancelable: true, bubbles: true }));
    isPressed = true;
  };
  const look = () => {
    if (document.querySelector('tr[data-current="true"]')) return done(performance.now());
    if (!isPressed && document.querySelector('.claim-link')) press();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

/** Milliseconds from the navigation on, in a browser without a cache. */
async function measureOpening(browser: Browser, address: string, storageState: SignedIn): Promise<number> {
  const { context, page } = await openPage(browser, { storageState });
  await context.addInitScript(pressWhenReady);
  await page.goto(`${address}/console/worklist`);
  const milliseconds = Number(await page.evaluate('window.interactive'));
  await context.close();
  return milliseconds;
}

/** Milliseconds from a change of the address, as a chip makes it, to the frame that shows its rows; no filters come twice. */
async function measureFilters(browser: Browser, address: string, storageState: SignedIn): Promise<number[]> {
  const { context, page } = await openPage(browser, { storageState });
  await page.goto(`${address}/console/worklist`);
  await page.locator('.claim-link').first().waitFor();
  const filters = Array.from({ length: rounds }, (_, round) => worklistFilters.slice(1).map(({ where }) => where(round))).flat();
  const unique = [...new Set(filters.map((where) => JSON.stringify(where)))];
  const milliseconds = await inTurn(unique.length, (i) => changeFilters(page, unique[i] ?? ''));
  await context.close();
  return milliseconds;
}

async function changeFilters(page: Page, where: string): Promise<number> {
  const taken: unknown = await page.evaluate(`new Promise((done) => {
    const grid = document.querySelector('.grid');
    const begun = performance.now();
    new MutationObserver((_, observer) => {
      if (grid.getAttribute('aria-busy') !== 'false') return;
      observer.disconnect();
      requestAnimationFrame(() => done(performance.now() - begun));
    }).observe(grid, { attributes: true, attributeFilter: ['aria-busy'] });
    history.pushState(null, '', ${JSON.stringify(`?where=${encodeURIComponent(where)}`)});
    dispatchEvent(new PopStateEvent('popstate'));
  })`);
  await page.waitForLoadState('networkidle');
  return Number(taken);
}

function figuresOf(name: string, milliseconds: readonly number[], atMost: number): Figure[] {
  return [
    { name: `${name}: p50`, value: quantile(milliseconds, 0.5), unit: 'ms' },
    { name: `${name}: p95`, value: quantile(milliseconds, 0.95), unit: 'ms', atMost },
    { name: `${name}: slowest`, value: Math.max(...milliseconds), unit: 'ms' },
  ];
}
