import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Client, createClient } from '#client';

import { launchChromium, openPage, openRoom, settled, signIn } from './browser.ts';
import { type ConsoleService, startConsoleService } from './console-service.ts';

const axe = readFileSync(join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

let service: ConsoleService;
let browser: Browser;
let client: Client;
beforeAll(async () => {
  [service, browser] = await Promise.all([startConsoleService(), launchChromium()]);
  const token = await service.token('auditor');
  client = createClient({ address: service.address, token: () => token });
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
});

const open = (options?: Parameters<typeof openPage>[1]): ReturnType<typeof openPage> => openPage(browser, options);

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
    await signIn(page, 'admin');
    await page.keyboard.press('/');
    await page.keyboard.type('rawat inap biaya di atas 5 juta');
    await page.keyboard.press('Enter');
    await page.locator('.chip').nth(1).waitFor();
    await settled(page);
    const chips = await page.locator('.chip .chip-text').allTextContents();
    expect(chips.join(' ')).toMatch(/Rp 5\.000\.000/);
    const { meta } = await client.call('POST /queries', { body: { subject: 'claims', where: [{ field: 'service_type', op: '=', value: 'RITL' }, { field: 'amount_claimed', op: '>', value: 5_000_000 }], fields: ['claim_id'], limit: 1 } });
    expect(digits(await page.locator('.totals strong').first().textContent())).toBe(String(meta.matched));
    expect(digits(await page.locator('.grid-end').textContent())).toMatch(new RegExp(`${meta.matched}$`));
    const first = await page.locator('.claim-link').first().textContent();
    const other = await open();
    await other.page.goto(page.url());
    await signIn(other.page, 'ops');
    await settled(other.page);
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

    // A chip of how a question was read is corrected by hand.
    await page.getByLabel('Pertanyaan', { exact: true }).fill('berapa klaim rawat inap dengan biaya di atas 5 juta?');
    await page.keyboard.press('Enter');
    await page.locator('.answer').getByRole('button', { name: 'Biaya tagih > Rp 5.000.000', exact: true }).click();
    expect(await page.getByLabel('Syarat').inputValue()).toBe('>');
    await page.getByLabel('Nilai').fill('6.000.000');
    await page.keyboard.press('Enter');
    await page.locator('.answer .understood').getByText('biaya tagih > Rp 6.000.000').waitFor();
    await settled(page);
    const { meta } = await client.call('POST /queries', { body: { subject: 'claims', where: [{ field: 'service_type', op: '=', value: 'RITL' }, { field: 'amount_claimed', op: '>', value: 6_000_000 }], fields: ['claim_id'], limit: 1 } });
    expect(digits(await page.locator('.answer').last().locator('.sentences').evaluate((list) => list.textContent))).toContain(String(meta.matched));

    await page.getByRole('button', { name: 'Keputusan', exact: true }).click();
    await page.getByRole('textbox', { name: 'Dengan kalimat' }).fill('tolak sebagian, koreksi 30%, kode tanpa bukti di resume medis');
    await page.getByRole('button', { name: 'Susun usulan' }).click();
    await page.getByRole('heading', { name: 'Usulan, belum tersimpan' }).waitFor();
    expect(await page.locator('.card').textContent()).toMatch(/30,0%/);
    expect((await client.call('GET /claims/{id}/feedback', { path: { id } })).data).toEqual([]);
    await page.getByRole('button', { name: 'Konfirmasi' }).click();
    await page.locator('.history li').first().waitFor();
    expect(await page.getByRole('button', { name: 'Simpan keputusan' }).count()).toBe(0);
    expect(await page.locator('.history li').first().textContent()).toMatch(/kode tanpa bukti di resume medis.*auditor/s);
    expect((await client.call('GET /claims/{id}/feedback', { path: { id } })).data).toMatchObject([{ decision: 'partial', correction_ratio: 0.3, reason: 'code_without_evidence' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('two auditors on one claim: the second is told who has it open, the list marks it, and the queue gives each another', async () => {
    const [first, second] = [await open(), await open()];
    for (const [{ page }, name] of [[first, 'auditor'], [second, 'admin']] as const) {
      await page.goto(`${service.address}/console/worklist`);
      await signIn(page, name);
    }
    await first.page.getByRole('button', { name: 'Ambil klaim berikutnya' }).click();
    await first.page.waitForURL(/\/claims\//);
    const taken = (await first.page.locator('h1.code').textContent()) ?? '';
    await expect.poll(() => client.call('GET /claims/locks').then(({ data }) => data.map(({ claim_id: id }) => id))).toContain(taken);
    await second.page.keyboard.press('n');
    await second.page.waitForURL(/\/claims\//);
    expect(await second.page.locator('h1.code').textContent()).not.toBe(taken);
    await second.page.goto(`${service.address}/console/claims/${taken}`);
    await second.page.getByText('auditor sedang membuka klaim ini').waitFor();
    await second.page.goto(`${service.address}/console/worklist`);
    await second.page.locator('.lock').first().waitFor();
    await first.page.keyboard.press('u');
    await first.page.locator('.claim-link').first().waitFor();
    await expect.poll(() => client.call('GET /claims/locks').then(({ data }) => data.map(({ claim_id: id }) => id))).not.toContain(taken);
    for (const { context } of [first, second]) await context.close();
  });

  test('claims are selected and assigned, with a due date that the list shows; a view is kept and found again; rows come as Excel', async () => {
    const { context, page, complaints } = await open();
    await page.goto(`${service.address}/console/worklist?sort=amount_claimed`);
    await signIn(page, 'admin');
    const id = (await page.locator('.claim-link').nth(5).textContent()) ?? '';
    await page.getByRole('checkbox', { name: `Pilih klaim ${id}` }).check();
    await page.getByLabel('Tugaskan kepada').selectOption('auditor');
    await page.getByRole('button', { name: 'Tugaskan', exact: true }).click();
    await expect.poll(() => client.call('GET /me/queue').then(({ data }) => data.map(({ claim_id: held, due_on: due }) => [held, due !== null]))).toContainEqual([id, true]);
    await expect.poll(() => page.locator('tr', { hasText: id }).locator('.due').count()).toBe(1);

    await page.getByRole('button', { name: 'Tampilan', exact: true }).click();
    await page.getByLabel('Simpan saringan, urutan, dan kolom ini sebagai').fill('Termahal');
    await page.getByLabel('untuk semua orang').check();
    await page.getByRole('button', { name: 'Simpan tampilan', exact: true }).click();
    await page.getByRole('button', { name: /^Termahal/ }).waitFor();
    expect((await client.call('GET /views')).data).toMatchObject([{ name: 'Termahal', is_own: false, view: { order: [{ field: 'amount_claimed', direction: 'desc' }] } }]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Unduh', exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^claims_.*\.xlsx$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an answer that a lead marks as verified is offered to the next who asks, and shown as verified', async () => {
    const id = (await client.call('GET /claims/high-risk', { query: { page_size: 8 } })).data[7]?.claim_id ?? '';
    const [lead, auditor] = [await open(), await open()];
    await lead.page.goto(`${service.address}/console/worklist`);
    await signIn(lead.page, 'admin');
    await lead.page.goto(`${service.address}/console/claims/${id}`);
    await lead.page.getByLabel('Pertanyaan', { exact: true }).fill('berapa biaya tagihnya?');
    await lead.page.keyboard.press('Enter');
    await lead.page.getByRole('button', { name: 'Tandai terverifikasi' }).click();
    await lead.page.getByText('Terverifikasi oleh admin').waitFor();
    await auditor.page.goto(`${service.address}/console/worklist`);
    await signIn(auditor.page);
    await auditor.page.goto(`${service.address}/console/claims/${id}`);
    await auditor.page.getByRole('button', { name: /berapa biaya tagihnya/ }).click();
    await auditor.page.getByText('Terverifikasi oleh admin').waitFor();
    await auditor.page.getByRole('button', { name: 'Jawaban ini membantu' }).click();
    await expect.poll(() => auditor.page.getByRole('button', { name: 'Jawaban ini membantu' }).getAttribute('aria-pressed')).toBe('true');
    for (const { context } of [lead, auditor]) await context.close();
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
    await signIn(page, 'ops');
    await context.setOffline(true);
    await page.getByText('Layanan tidak dapat dihubungi').first().waitFor();
    expect(await page.locator('.claim-link').count()).toBeGreaterThan(5);
    await context.setOffline(false);
    await expect.poll(() => page.locator('.offline').count()).toBe(0);
    await context.close();
  });

  test.each(['auditor', 'ops', 'client', 'admin'] as const)('%s is shown the rooms that the API lets them into, and each shows what it is for', async (role) => {
    const { context, page, complaints } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page, role);
    const token = await service.token(role);
    const own = createClient({ address: service.address, token: () => token });
    const rights = await Promise.allSettled([own.call('GET /reports/casemix'), own.call('GET /live/status'), own.call('GET /analytics/qc-status'), own.call('GET /users')]);
    const allowed = ['Laporan', 'Klaim masuk', 'Mutu data', 'Admin'].filter((_, i) => rights[i]?.status === 'fulfilled');
    const links = page.locator('.sidebar section').first().getByRole('link');
    expect(await links.allTextContents()).toEqual(['Ringkasan', ...allowed]);
    for (const name of ['Ringkasan', ...allowed]) {
      await page.locator('.sidebar').getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await settled(page);
      expect([name, await page.locator('.failure-box').count()]).toEqual([name, 0]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a new user is led through five steps, once', async () => {
    const { context, page } = await open({ isNew: true });
    await page.goto(`${service.address}/console/`);
    await signIn(page, 'ops');
    const tour = page.getByRole('complementary', { name: 'Tur singkat' });
    await tour.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (let step = 1; step <= 5; step += 1) {
      await tour.getByText(`Langkah ${step} dari 5`).waitFor();
      await tour.getByRole('button', { name: step < 5 ? 'Berikutnya' : 'Mulai bekerja' }).click();
    }
    await page.reload();
    await page.locator('.claim-link').first().waitFor();
    expect(await tour.count()).toBe(0);
    await context.close();
  });

  test('the overview says what the API says, and a tile of the map opens its claims', async () => {
    const { context, page } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page, 'ops');
    await page.goto(`${service.address}/console/overview`);
    const { data } = await client.call('GET /reports/provinces', { query: { sort: 'flagged_n' } });
    const [first] = data;
    const tile = page.getByRole('link', { name: `${first?.province_name}: ` });
    await tile.waitFor();
    expect(digits((await tile.getAttribute('title'))?.split(' klaim')[0] ?? '')).toBe(String(first?.n));
    await tile.click();
    await expect.poll(async () => digits(await page.locator('.totals strong').first().textContent())).toBe(String(first?.flagged_n));
    await context.close();
  });

  test('a report is filtered and sorted by its address, and a figure of the free table opens just its claims', async () => {
    const { context, page } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page, 'ops');
    await page.goto(`${service.address}/console/reports?tab=casemix&by=severity`);
    const { data } = await client.call('GET /reports/casemix', { query: { by: 'severity' } });
    await expect.poll(() => page.locator('.table tbody tr').count()).toBe(data.length);
    expect(digits(await page.locator('.table tbody tr').first().locator('.number').first().textContent())).toBe(String(data[0]?.n));
    await page.goto(`${service.address}/console/reports?tab=free&rows=severity_group&columns=service_type`);
    await page.locator('.chart-place[data-status="ready"] canvas').first().waitFor();
    const cell = page.locator('.table tbody tr').first().locator('td.number a').first();
    const count = digits(await cell.textContent());
    await cell.click();
    await expect.poll(async () => digits(await page.locator('.totals strong').first().textContent())).toBe(count);
    await context.close();
  });

  test('ops acknowledge an alert, see a refresh run, and go back to the snapshot before', { timeout: 600_000 }, async () => {
    await service.raiseAlert();
    const { context, page, complaints } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page, 'ops');
    await page.goto(`${service.address}/console/quality`);
    await page.locator('.card-link').first().click();
    await page.getByRole('button', { name: 'Saya tangani' }).click();
    await page.locator('.events').getByText('ditangani · ops').waitFor();
    const token = await service.token('ops');
    const own = createClient({ address: service.address, token: () => token });
    expect((await own.call('GET /alerts', { query: { status: ['acknowledged'] } })).data).toMatchObject([{ kind: 'nightly_missed', acknowledged_by: 'ops' }]);
    const before = (await own.call('GET /readyz')).snapshot_id;

    await page.getByRole('button', { name: 'Pekerjaan', exact: true }).click();
    await page.getByRole('button', { name: 'Pembaruan skor' }).click();
    const job = page.locator('.table tbody tr').filter({ hasText: 'Pembaruan skor' }).first();
    // A job gives way to whatever else the machine does.
    await job.locator('.pill').getByText('berhasil').waitFor({ timeout: 500_000 });
    await expect.poll(async () => (await own.call('GET /readyz')).snapshot_id).not.toBe(before);

    await page.getByRole('button', { name: 'Snapshot', exact: true }).click();
    const old = page.locator('.table tbody tr').filter({ hasText: before });
    await old.getByRole('button', { name: 'Pakai yang ini' }).click();
    await page.getByRole('dialog', { name: 'Pakai snapshot ini?' }).getByRole('button', { name: 'Pakai yang ini' }).click();
    await expect.poll(() => old.locator('.pill').textContent()).toBe('dipakai');
    expect((await own.call('GET /readyz')).snapshot_id).toBe(before);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a bounded simulation is begun, its claims come in marked as simulated, and it is stopped', async () => {
    const { context, page, complaints } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page, 'ops');
    await page.goto(`${service.address}/console/live`);
    await page.getByText('tersambung').waitFor();
    await page.getByLabel('Jeda antarklaim (detik)').fill('0.5');
    await page.getByRole('button', { name: 'Mulai simulasi' }).click();
    const first = page.getByRole('region', { name: 'Klaim yang masuk' }).locator('tbody tr').first();
    await first.waitFor();
    expect(await first.textContent()).toMatch(/simulasi/);
    await page.getByRole('button', { name: 'Hentikan' }).click();
    await page.getByRole('button', { name: 'Mulai simulasi' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a lead snoozes a rule for a facility from a claim, which says so where the list leaves it out, and ends it again', async () => {
    const { context, page, complaints } = await open();
    const { data } = await client.call('POST /queries', { body: { subject: 'claims', where: [{ field: 'flag_count', op: '=', value: 1 }], fields: ['claim_id', 'flags', 'facility_key'], limit: 1 } });
    const [claimId, flag, facility] = [String(data[0]?.['claim_id']), String(data[0]?.['flags']), String(data[0]?.['facility_key'])];
    const active = async (): Promise<number> => (await client.call('POST /queries', { body: { subject: 'claims', where: [{ field: 'flags', op: 'contains', value: flag }, { field: 'facility_key', op: '=', value: facility }], fields: ['claim_id'], limit: 1 } })).meta.total;
    const before = await active();
    await page.goto(`${service.address}/console/claims/${claimId}`);
    await page.getByLabel('Nama pengguna').fill('admin');
    await page.getByLabel('Kata sandi').fill('admin-demo');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tunda aturan ini…' }).first().click();
    await page.getByLabel('Alasan').fill('sudah diverifikasi di lapangan');
    await page.keyboard.press('Enter');
    await page.locator('.rules li[data-status="snoozed"]').getByText('sudah diverifikasi di lapangan').waitFor();
    expect(before).toBeGreaterThan(0);
    expect(await active()).toBe(0);
    await page.goto(`${service.address}/console/admin?tab=snoozes`);
    await page.getByRole('link', { name: claimId }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Akhiri' }).click();
    await page.getByRole('dialog').getByLabel('Alasan').fill('selesai');
    await page.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
    await page.getByText('Tidak ada aturan yang ditunda.').waitFor();
    expect(await active()).toBe(before);
    await page.getByRole('button', { name: 'Log akses' }).click();
    await page.getByRole('cell', { name: 'GET /claims/:id', exact: true }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an admin adds an auditor of one province by its name, who then sees no other', async () => {
    const { context, page, complaints } = await open();
    await page.goto(`${service.address}/console/`);
    await signIn(page, 'admin');
    const { data } = await client.call('GET /reports/provinces', { query: { sort: 'n' } });
    const name = data[0]?.province_name ?? '';
    await page.goto(`${service.address}/console/admin`);
    await page.getByRole('button', { name: 'Tambah pengguna' }).click();
    await page.getByLabel('Nama pengguna').fill('auditor-daerah');
    await page.getByLabel('semua provinsi').uncheck();
    await page.getByLabel(name, { exact: true }).check();
    await page.getByRole('button', { name: 'Simpan' }).click();
    const password = await page.locator('.secret').textContent();
    expect(await page.locator('.table tbody tr').filter({ hasText: 'auditor-daerah' }).textContent()).toContain(name);
    const other = await open();
    await other.page.goto(`${service.address}/console/`);
    await signIn(other.page, 'auditor-daerah', password ?? '');
    await expect.poll(async () => digits(await other.page.locator('.totals strong').first().textContent())).toBe(String(data[0]?.n));
    expect(complaints).toEqual([]);
    await context.close();
    await other.context.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious in any room, %s', async (colorScheme) => {
    const { context, page } = await open({ colorScheme });
    await page.goto(`${service.address}/console/`);
    await page.getByLabel('Kata sandi').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await signIn(page, 'admin');
    expect(await axeFindings(page)).toEqual([]);
    for (const room of ['overview', 'reports', 'reports?tab=duplicates', 'reports?tab=free', 'quality', 'quality?tab=metrics', 'quality?tab=snapshots', 'live', 'admin']) {
      await openRoom(page, service.address, room);
      expect([room, ...(await axeFindings(page))]).toEqual([room]);
    }
    await page.goto(`${service.address}/console/worklist`);
    await page.locator('.claim-link').first().click();
    await page.locator('.peer-chart').waitFor();
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keputusan', exact: true }).click();
    await page.getByRole('button', { name: 'sebagian', exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});
