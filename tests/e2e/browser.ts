import { existsSync } from 'node:fs';

import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core';

/** Debian’s, or the one that `CHROMIUM` names. @throws Error where there is none, saying how to get it. */
export async function launchChromium(): Promise<Browser> {
  // oxlint-disable-next-line node/no-process-env
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is missing; next: apt-get install chromium`);
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

export interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of. */
  readonly complaints: string[];
}

/** A browser of its own; its user has seen the tour unless they are new. */
export async function openPage(browser: Browser, { isNew = false, ...options }: BrowserContextOptions & { readonly isNew?: boolean } = {}): Promise<Opened> {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1440, height: 900 }, ...options });
  if (!isNew) await context.addInitScript("localStorage.setItem('casemind.tour', 'seen')");
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Of one name ten times a minute at most, as of anybody: tests take turns among the names. */
export async function signIn(page: Page, name = 'auditor', password = `${name}-demo`): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.locator('.claim-link').first().waitFor();
}

/** Waits until all of what is shown has come: the page says so itself, being busy until then. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** Opens a room and waits until all of it has come. @param path such as `quality?tab=metrics`. */
export async function openRoom(page: Page, address: string, path: string): Promise<void> {
  await page.goto(`${address}/console/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
}

/** Every room and part of one, as an admin sees them; `claims/{id}` is beside them. */
export const rooms = [
  'worklist',
  'overview',
  'reports',
  'reports?tab=duplicates',
  'reports?tab=casemix',
  'reports?tab=free&rows=admit_date&columns=service_type&agg=share',
  'quality',
  'quality?tab=metrics',
  'quality?tab=changes',
  'quality?tab=learning',
  'quality?tab=snapshots',
  'quality?tab=jobs',
  'live',
  'admin',
  'admin?tab=snoozes',
  'admin?tab=access',
  'admin?tab=usage',
  'admin?tab=versions',
] as const;
