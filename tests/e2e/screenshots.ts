import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { Page } from 'playwright-core';

import { createClient } from '#client';

import { launchChromium, settled } from './browser.ts';
import { startConsoleService } from './console-service.ts';

/** Pictures of the console for the documentation, of generated claims: `npm run screenshots`. */
const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const looks = {
  light: { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
} as const;

async function takeAll(page: Page, address: string, look: string): Promise<void> {
  const take = (name: string): Promise<unknown> => page.screenshot({ path: join(folder, `${name}-${look}.png`), animations: 'disabled' });
  await page.goto(address);
  await page.getByLabel('Nama pengguna').fill('auditor');
  await take('sign-in');
  await page.getByLabel('Kata sandi').fill('auditor-demo');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.locator('.claim-link').first().waitFor();
  await page.getByRole('searchbox').fill('rawat inap biaya di atas 5 juta');
  await page.keyboard.press('Enter');
  await page.locator('.chip').nth(1).waitFor();
  await settled(page);
  await page.keyboard.press('Escape');
  await take('worklist');
  await page.locator('.claim-link').first().click();
  await page.locator('.peer-chart').waitFor();
  await page.getByLabel('Pertanyaan', { exact: true }).fill('berapa P90 pembandingnya?');
  await page.keyboard.press('Enter');
  await page.locator('.answer .cite').first().waitFor();
  await settled(page);
  await page.locator('.claim-head').scrollIntoViewIfNeeded();
  await take('claim');
  await page.getByRole('button', { name: 'Keputusan', exact: true }).click();
  await page.getByRole('textbox', { name: 'Dengan kalimat' }).fill('tolak sebagian, koreksi 30%, kode tanpa bukti di resume medis');
  await page.getByRole('button', { name: 'Susun usulan' }).click();
  await page.locator('.card').waitFor();
  await page.locator('.rules').scrollIntoViewIfNeeded();
  await take('decision');
  await page.getByRole('button', { name: 'Buang' }).click();
}

/** The rooms beside worklist and claim, as an admin sees them, with an alert, a second snapshot, simulated claims, decisions and a snoozed rule in them. */
async function takeRooms(page: Page, address: string, look: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Nama pengguna').fill('admin');
  await page.getByLabel('Kata sandi').fill('admin-demo');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.locator('.claim-link').first().waitFor();
  for (const [name, room] of rooms) {
    await page.goto(`${address}/console/${room}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (name === 'quality') await page.locator('.card-link').first().click();
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), animations: 'disabled' });
  }
}

const rooms = [
  ['overview', 'overview'],
  ['reports', 'reports?tab=free&rows=admit_date&columns=service_type&agg=share'],
  ['duplicates', 'reports?tab=duplicates'],
  ['quality', 'quality'],
  ['drift', 'quality?tab=metrics'],
  ['snapshots', 'quality?tab=snapshots'],
  ['live', 'live'],
  ['learning', 'quality?tab=learning'],
  ['admin', 'admin'],
  ['snoozes', 'admin?tab=snoozes'],
  ['access', 'admin?tab=access'],
] as const;

/** What auditors and a lead would have done: decisions on claims with an indication, some held in review, a rule snoozed for a facility. */
async function decideAndSnooze(): Promise<void> {
  const tokens = { auditor: await service.token('auditor'), admin: await service.token('admin') };
  const [auditor, lead] = [createClient({ address: service.address, token: () => tokens.auditor }), createClient({ address: service.address, token: () => tokens.admin })];
  const { data } = await auditor.call('GET /claims/high-risk', { query: { page_size: 90 } });
  const flagged = data.filter(({ flags }) => flags.length > 0);
  for (const [i, { claim_id: id }] of flagged.slice(8, 68).entries()) await auditor.call('POST /claims/{id}/feedback', { path: { id }, body: verdicts[i % 3] ?? verdicts[0] });
  for (const { claim_id: id } of flagged.slice(68, 74)) await auditor.call('POST /claims/{id}/assignment', { path: { id }, body: {} });
  const [snoozed] = flagged.slice(74);
  if (snoozed?.flags[0] === undefined) throw new Error('too few claims have an indication');
  await lead.call('POST /rule-snoozes', {
    body: { claim_id: snoozed.claim_id, rule_id: snoozed.flags[0], of: 'facility', until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), reason: 'sudah diperiksa di tempat, sesuai' },
  });
}

const verdicts = [
  { decision: 'partial', correction_ratio: 0.3, reason: 'code_without_evidence' },
  { decision: 'rejected', correction_ratio: 1, reason: 'duplicate' },
  { decision: 'approved', correction_ratio: 0, reason: 'justified' },
] as const;

mkdirSync(folder, { recursive: true });
const service = await startConsoleService();
await service.raiseAlert();
const token = await service.token('ops');
const client = createClient({ address: service.address, token: () => token });
const { data: refresh } = await client.call('POST /admin/jobs/{name}', { path: { name: 'refresh' } });
while (['queued', 'running'].includes((await client.call('GET /admin/jobs/{id}', { path: { id: refresh.job_id } })).data.status)) await setTimeout(500);
await decideAndSnooze();
await client.call('POST /simulate/claims', { body: { count: 12, indications: 0.5, seed: 1 } });
const browser = await launchChromium();
try {
  for (const [look, options] of Object.entries(looks)) {
    const context = await browser.newContext({ locale: 'id-ID', ...options });
    await context.addInitScript("localStorage.setItem('casemind.tour', 'seen')");
    await takeAll(await context.newPage(), service.address, look);
    await context.clearCookies();
    await takeRooms(await context.newPage(), service.address, look);
    await context.close();
  }
} finally {
  await browser.close();
  await service.close();
}
