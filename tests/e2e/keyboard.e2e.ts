import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { launchChromium, openPage, openRoom, rooms, settled } from './browser.ts';
import { type ConsoleService, startConsoleService } from './console-service.ts';

let service: ConsoleService;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startConsoleService(), launchChromium()]);
  await service.raiseAlert();
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** Stops of a page at most; a list of claims has two a row. */
const mostStops = 300;

const hasFocus = async (sought: Locator): Promise<boolean> => (await sought.and(sought.page().locator(':focus')).count()) > 0;

/** Goes on by Tab, or back, until something has the focus. */
async function tabTo(page: Page, sought: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await sought.first().waitFor();
  await settled(page);
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(sought.first())) return;
  }
  throw new Error(`${String(sought)} is not reached by Tab`);
}

async function press(page: Page, sought: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, sought);
  await page.keyboard.press(key);
}

async function signInByKeys(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByLabel('Nama pengguna'));
  await page.keyboard.type(name);
  await tabTo(page, page.getByLabel('Kata sandi'));
  await page.keyboard.type(`${name}-demo`);
  await page.keyboard.press('Enter');
  await page.locator('.claim-link').first().waitFor();
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** In the page: what can be operated, and what of it no stop has been at. Rows of the list of claims are many, and more come the further one goes. */
const audit = `window.audit = {
  operable: () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest('.grid tbody')),
  seen: new Set(),
  name: (e) => e.tagName + '.' + e.className + ' ' + (e.getAttribute('aria-label') ?? e.textContent ?? '').slice(0, 50),
  stop() {
    const e = document.activeElement;
    if (!e || e === document.body) return { isEnd: true };
    this.seen.add(e);
    const style = getComputedStyle(e);
    const { top, bottom, left, right } = e.getBoundingClientRect();
    const isShown = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    return { isEnd: false, isInList: e.closest('.grid tbody') !== null, fault: isShown && isInSight ? undefined : (isShown ? 'out of sight: ' : 'no focus to see: ') + this.name(e) };
  },
  missed() { return this.operable().filter((e) => !this.seen.has(e)).map((e) => 'not reached: ' + this.name(e)); },
};`;

interface Stop {
  readonly isEnd: boolean;
  readonly isInList?: boolean;
  readonly fault?: string;
}

describe('the console by keys alone', () => {
  test('in each room Tab reaches whatever can be operated, keeps it in sight, and shows where it is', async () => {
    const { context, page } = await openPage(browser);
    await page.goto(`${service.address}/console/`);
    await signInByKeys(page, 'admin');
    const claim = await page.locator('.claim-link').first().textContent();
    const faults: (readonly [room: string, ...faults: string[]])[] = [];
    for (const room of [...rooms, `claims/${claim}`]) {
      await openRoom(page, service.address, room);
      await page.evaluate(audit);
      const found: string[] = [];
      let inList = 0;
      for (let stop = 0; stop < mostStops && inList < 6; stop += 1) {
        await page.keyboard.press('Tab');
        const { isEnd, isInList, fault } = await page.evaluate<Stop>('window.audit.stop()');
        if (isEnd) break;
        if (isInList) inList += 1;
        if (fault !== undefined) found.push(fault);
      }
      faults.push([room, ...new Set([...found, ...(await page.evaluate<string[]>('window.audit.missed()'))])]);
    }
    expect(faults.filter(([, ...found]) => found.length > 0)).toEqual([]);
    await context.close();
  });

  test('the worklist: a filter is made and taken away, columns are sorted, rows walked; Enter presses what has the focus, whatever row is looked at', async () => {
    const { context, page } = await openPage(browser);
    await page.goto(`${service.address}/console/`);
    await signInByKeys(page, 'auditor');
    await page.keyboard.press('/');
    await page.keyboard.type('rawat inap');
    await page.keyboard.press('Enter');
    await page.locator('.chip').first().waitFor();
    await page.keyboard.press('Escape');
    await settled(page);
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('tr[data-current="true"]').count()).toBe(1);
    await tabTo(page, page.locator('th').getByRole('button', { name: 'Biaya tagih' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('th[aria-sort="descending"]').textContent()).toMatch(/Biaya tagih/);
    expect(new URL(page.url()).pathname).toBe('/console/worklist');
    await tabTo(page, page.locator('.chip button').last(), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.chip').count()).toBe(0);
    await context.close();
  });

  test('a claim: a figure opens its evidence and closes it again, a question is asked, a rule of the decision form is chosen', async () => {
    const { context, page } = await openPage(browser);
    await page.goto(`${service.address}/console/`);
    await signInByKeys(page, 'client');
    const claim = (await page.locator('.claim-link').first().textContent()) ?? '';
    await context.clearCookies();
    await page.goto(`${service.address}/console/claims/${claim}`);
    await tabTo(page, page.getByLabel('Nama pengguna'));
    await page.keyboard.type('auditor');
    await page.keyboard.press('Tab');
    await page.keyboard.type('auditor-demo');
    await page.keyboard.press('Enter');
    await heading(page, claim);
    const figure = page.locator('.finding .figure').first();
    await press(page, figure);
    await page.locator('.popover.evidence .source').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.popover.evidence').count()).toBe(0);
    await expect.poll(() => hasFocus(figure)).toBe(true);
    await page.keyboard.press('/');
    await page.keyboard.type('berapa biaya tagihnya?');
    await page.keyboard.press('Enter');
    await page.locator('.answer .cite').first().waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Keputusan', exact: true }));
    await page.keyboard.press('p');
    await page.getByText('Koreksi, %').waitFor();
    await context.close();
  });

  test('overview and reports: a tile opens its claims, a part is chosen, a column sorted', async () => {
    const { context, page } = await openPage(browser);
    await page.goto(`${service.address}/console/`);
    await signInByKeys(page, 'ops');
    await press(page, page.locator('.sidebar').getByRole('link', { name: 'Ringkasan', exact: true }));
    await heading(page, 'Ringkasan');
    await press(page, page.locator('.tiles a').first());
    await page.locator('.chip').first().waitFor();
    await press(page, page.locator('.sidebar').getByRole('link', { name: 'Laporan', exact: true }));
    await heading(page, 'Laporan');
    await press(page, page.locator('.room-tabs').getByRole('button', { name: 'Casemix' }), 'Space');
    await page.locator('.table tbody tr').first().waitFor();
    await press(page, page.locator('.table thead button').last());
    await expect.poll(() => page.locator('.table th[aria-sort]').count()).toBe(1);
    await context.close();
  });

  test('quality and live: an alert is taken over, a snapshot asked for and left, the feed paused', async () => {
    const { context, page } = await openPage(browser);
    await page.goto(`${service.address}/console/`);
    await signInByKeys(page, 'ops');
    await press(page, page.locator('.sidebar').getByRole('link', { name: 'Mutu data', exact: true }));
    await press(page, page.locator('.card-link').first());
    await press(page, page.getByRole('button', { name: 'Saya tangani' }));
    await page.locator('.events').getByText('ditangani · ops').waitFor();
    await press(page, page.locator('.room-tabs').getByRole('button', { name: 'Snapshot' }), 'Space');
    await page.locator('.table tbody tr').first().waitFor();
    await press(page, page.locator('.sidebar').getByRole('link', { name: 'Klaim masuk', exact: true }));
    await press(page, page.getByRole('button', { name: 'Jeda', exact: false }).last(), 'Space');
    await expect.poll(() => page.getByRole('button', { name: /^Lanjut/ }).count()).toBe(1);
    await context.close();
  });

  test('admin: a user is added from a dialog that keeps the focus, is left by Escape, and gives the focus back', async () => {
    const { context, page } = await openPage(browser);
    await page.goto(`${service.address}/console/`);
    await signInByKeys(page, 'admin');
    await press(page, page.locator('.sidebar').getByRole('link', { name: 'Admin', exact: true }));
    const add = page.getByRole('button', { name: 'Tambah pengguna' });
    await press(page, add);
    await page.getByRole('dialog').waitFor();
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => hasFocus(add)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Nama pengguna'));
    await page.keyboard.type('auditor-papan-ketik');
    await page.keyboard.press('Enter');
    await page.locator('.secret').waitFor();
    await context.close();
  });
});
