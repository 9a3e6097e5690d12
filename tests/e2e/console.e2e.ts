import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Client, createClient } from '#client';

import { type ConsoleService, startConsoleService } from './console-service.ts';

/** Debian’s, or the one that is named. */
// oxlint-disable-next-line node/no-process-env
const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const axe = readFileSync(join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

let service: ConsoleService;
let browser: Browser;
let client: Client;
beforeAll(async () => {
  if (!existsSync(chromiumPath)) throw new Error(`${chromiumPath} is missing; next: apt-get install chromium`);
  [service, browser] = await Promise.all([startConsoleService(), chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })]);
  const token = await service.token('auditor');
  client = createClient({ address: service.address, token: () => token });
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** A browser of its own, with what its pages complained of. */
async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

async function signIn(page: Page, name = 'auditor'): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi').fill(`${name}-demo`);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.locator('.claim-link').first().waitFor();
}

/** Serious and critical findings of axe; it runs beside the page’s own policy, as an extension would. */
async function axeFindings(page: Page): Promise<string[]> {
  const found = await page.evaluate(`(async () => { ${axe}; const { violations } = await axe.run(); return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')); })()`);
  return Array.isArray(found) ? found.map(String) : ['axe did not run'];
}

const digits = (text: string | null): string => (text ?? '').replaceAll(/\D/g, '');

describe('the console', () => {
  test.each(['auditor', 'ops', 'client', 'admin'])('a browser that opens / signs in as %s, and lands in the worklist', async (role) => {
    const { context, page, complaints } = await open();
    await page.goto(service.address);
    expect(new URL(page.url()).pathname).toMatch(/^\/console\//);
    await signIn(page, role);
    expect(new URL(page.url()).pathname).toBe('/console/worklist');
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate('document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(cookie?.value ?? 'no cookie');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a sentence becomes chips, the address of the list holds them, and another person sees the same claims', async () => {
    const { context, page } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page);
    await page.keyboard.press('/');
    await page.keyboard.type('rawat inap biaya di atas 5 juta');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.chip').count()).toBe(2);
    const chips = await page.locator('.chip .chip-text').allTextContents();
    expect(chips.join(' ')).toMatch(/Rp 5\.000\.000/);
    await expect.poll(() => page.locator('.grid-end').textContent()).toMatch(/dari/);
    const first = await page.locator('.claim-link').first().textContent();
    const { meta } = await client.call('POST /queries', { body: { subject: 'claims', where: [{ field: 'service_type', op: '=', value: 'RITL' }, { field: 'amount_claimed', op: '>', value: 5_000_000 }], fields: ['claim_id'], limit: 1 } });
    await expect.poll(async () => digits(await page.locator('.totals strong').first().textContent())).toBe(String(meta.matched));
    const other = await open();
    await other.page.goto(page.url());
    await signIn(other.page, 'ops');
    expect(await other.page.locator('.chip .chip-text').allTextContents()).toEqual(chips);
    expect(await other.page.locator('.claim-link').first().textContent()).toBe(first);
    await context.close();
    await other.context.close();
  });

  test('the worklist is worked by keys: down, open, decide, back to the same row', async () => {
    const { context, page } = await open();
    await page.goto(`${service.address}/console/worklist`);
    await signIn(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = await page.locator('.claim-link').nth(1).textContent();
    expect(await page.locator('tr[data-current="true"] .claim-link').textContent()).toBe(second);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: second ?? '' }).waitFor();
    await page.keyboard.press('p');
    await page.getByText('Koreksi, %').waitFor();
    await page.getByRole('heading', { name: second ?? '' }).click();
    await page.keyboard.press('u');
    await expect.poll(() => page.locator('tr[data-current="true"] .claim-link').textContent()).toBe(second);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Pintasan papan ketik' }).waitFor();
    await page.keyboard.press('Escape');
    await context.close();
  });

  test('a claim shows the figures of the API, answers a question with evidence that resolves, and takes a proposal into its history', async () => {
    const { context, page, complaints } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page);
    const id = (await page.locator('.claim-link').first().textContent()) ?? '';
    await page.locator('.claim-link').first().click();
    const { data: claim } = await client.call('GET /claims/{id}', { path: { id } });
    const facts = page.locator('.facts > div');
    for (const [label, value] of [['Biaya tagih', claim.amount_claimed], ['Terverifikasi', claim.amount_paid], ['P90 pembanding', Math.round(claim.peer_p90 ?? 0)], ['Tarif INA-CBG', claim.tariff_amount]] as const) {
      const shown = await facts.filter({ hasText: label }).first().locator('dd').textContent();
      expect([label, digits(shown?.split(/ n =|,/)[0]?.replace(/ \d+$/, '') ?? '')]).toEqual([label, value === null ? '' : String(value)]);
    }
    expect(digits(await page.locator('.claim-risk .risk-number').textContent())).toBe(claim.risk_score.toFixed(2).replace('.', ''));

    // A figure of the finding opens its evidence.
    await page.locator('.finding .figure').first().click();
    await page.locator('.popover.evidence .source').waitFor();
    await page.keyboard.press('Escape');

    await page.getByLabel('Pertanyaan', { exact: true }).fill('berapa P90 pembandingnya?');
    await page.keyboard.press('Enter');
    await page.locator('.answer .cite').first().waitFor();
    await expect.poll(() => page.locator('.answer[aria-busy]').count()).toBe(0);
    expect(await page.locator('.answer .understood').first().textContent()).toMatch(/Dibaca:/);
    await page.locator('.answer .cite').first().click();
    await page.getByText('Nilainya masih sama').waitFor();
    expect(await page.locator('.popover.evidence').textContent()).toMatch(/claims_scored|claims_normalized/);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Keputusan', exact: true }).click();
    await page.getByRole('textbox', { name: 'Dengan kalimat' }).fill('tolak sebagian, koreksi 30%, kode tanpa bukti di resume medis');
    await page.getByRole('button', { name: 'Susun usulan' }).click();
    await page.getByRole('heading', { name: 'Usulan, belum tersimpan' }).waitFor();
    expect(await page.locator('.card').textContent()).toMatch(/30,0%/);
    expect((await client.call('GET /claims/{id}/feedback', { path: { id } })).data).toEqual([]);
    await page.getByRole('button', { name: 'Konfirmasi' }).click();
    await page.locator('.history li').first().waitFor();
    expect(await page.locator('.history li').first().textContent()).toMatch(/kode tanpa bukti di resume medis.*auditor/s);
    expect((await client.call('GET /claims/{id}/feedback', { path: { id } })).data).toMatchObject([{ decision: 'partial', correction_ratio: 0.3, reason: 'code_without_evidence' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a session that ended is asked for again over the page, and nothing that was typed is lost', async () => {
    const { context, page } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page);
    await page.locator('.claim-link').nth(3).click();
    await page.getByLabel('Pertanyaan', { exact: true }).fill('mengapa biayanya tinggi?');
    await context.clearCookies();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Sesi Anda berakhir' }).waitFor();
    await page.getByLabel('Kata sandi').fill('auditor-demo');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByLabel('Pertanyaan', { exact: true }).inputValue()).toBe('mengapa biayanya tinggi?');
    await page.getByRole('button', { name: 'Tanya', exact: true }).click();
    await page.locator('.answer .sentences').first().waitFor();
    await context.close();
  });

  test('while the service does not answer the page says so and keeps what it shows, and goes on by itself', async () => {
    const { context, page } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page);
    await context.setOffline(true);
    await page.getByText('Layanan tidak dapat dihubungi').first().waitFor();
    expect(await page.locator('.claim-link').count()).toBeGreaterThan(5);
    await context.setOffline(false);
    await expect.poll(() => page.locator('.offline').count()).toBe(0);
    await context.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious in any room, %s', async (colorScheme) => {
    const { context, page } = await open({ colorScheme });
    await page.goto(`${service.address}/console/`);
    await page.getByLabel('Kata sandi').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await signIn(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.claim-link').first().click();
    await page.locator('.peer-chart').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keputusan', exact: true }).click();
    await page.getByRole('button', { name: 'sebagian', exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});
