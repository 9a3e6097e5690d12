import { once } from 'node:events';
import { type IncomingMessage, type Server, createServer } from 'node:http';
import { type Socket, createServer as createTcpServer } from 'node:net';

import { type AlertTarget, loadConfig } from '#config';
import { CasemindError } from '#engine';
import { type Store, openStore } from '#store';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { createDeliverer } from './deliverer.ts';
import { quietUntil } from './plan-deliveries.ts';
import { createSenders } from './senders/index.ts';
import { signatureOf } from './senders/webhook.ts';

const secret = 'a secret of the tests that is long enough 123';
const hour = 3_600_000;

interface Hit {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A hook: what each path answers; `hang` never does. */
let hook: Server;
let base: string;
let hits: Hit[] = [];
let answers: Record<string, number | 'hang' | 'redirect'> = {};
/** A mail server on this machine. */
let smtp: ReturnType<typeof createTcpServer>;
let mails: string[] = [];
let refusesMail = false;

beforeAll(async () => {
  hook = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const path = request.url ?? '';
      hits.push({ path, headers: request.headers, body });
      const answer = answers[path] ?? 200;
      if (answer === 'hang') return;
      if (answer === 'redirect') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.writeHead(answer).end('what a hook says');
    });
  }).listen(0, '127.0.0.1');
  smtp = createTcpServer((socket) => speakSmtp(socket)).listen(0, '127.0.0.1');
  await Promise.all([once(hook, 'listening'), once(smtp, 'listening')]);
  base = `http://127.0.0.1:${portOf(hook)}`;
});
afterAll(async () => {
  hook.closeAllConnections();
  hook.close();
  smtp.close();
});

function portOf(server: { address(): unknown }): number {
  const address = server.address();
  return typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : 0;
}

/** The server’s side of SMTP, as far as a client that behaves needs it. */
function speakSmtp(socket: Socket): void {
  let text = '';
  let isData = false;
  socket.setEncoding('utf8').on('error', () => {});
  socket.write('220 mail.example.org ready\r\n');
  socket.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n'); end >= 0; end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n')) {
      const said = text.slice(0, end);
      text = text.slice(end + (isData ? 5 : 2));
      if (isData) mails.push(said);
      if (isData || said.startsWith('MAIL') || said.startsWith('RCPT')) socket.write(refusesMail ? '451 later\r\n' : '250 ok\r\n');
      else if (said.startsWith('EHLO')) socket.write('250-mail.example.org\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n');
      else if (said.startsWith('AUTH PLAIN ')) socket.write(Buffer.from(said.slice(11), 'base64').toString() === '\0duty\0pass word' ? '235 welcome\r\n' : '535 no\r\n');
      else if (said === 'DATA') socket.write('354 go on\r\n');
      else socket.end('221 bye\r\n');
      isData = said === 'DATA';
    }
  });
}

let time: number;
let store: Store;
const clock = (): Date => new Date(time);
const logged: string[] = [];

function delivererOf(targets: readonly Record<string, unknown>[], timeoutMs = 5000): () => Promise<void> {
  const config = loadConfig({ ALERT_TARGETS: JSON.stringify(targets), ALERT_HOSTS: new URL(base).host, ALERT_SECRET: secret, SMTP_URL: `smtp://duty:pass%20word@127.0.0.1:${portOf(smtp)}`, ALERT_EMAIL_FROM: 'casemind@example.org' });
  const logger = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
  return createDeliverer({ alerts: store.alerts, deliveries: store.deliveries, targets: config.ALERT_TARGETS, senders: createSenders({ config, clock, logger, timeoutMs }), language: 'id', timeZone: 'Asia/Jakarta', retryHours: config.ALERT_RETRY_HOURS, clock, logger });
}
const webhook = (name: string, more: Partial<AlertTarget> = {}) => ({ name, kind: 'webhook', url: `${base}/${name}`, ...more });
const statuses = async () => Object.fromEntries((await store.deliveries.list()).map(({ target, status }) => [target, status]));

beforeEach(async () => {
  time = Date.UTC(2026, 0, 2, 3);
  hits = [];
  answers = {};
  mails = [];
  refusesMail = false;
  logged.length = 0;
  store = await openStore({ path: ':memory:', clock });
  return () => store.close();
});
const raise = (detail: Record<string, unknown> = {}, severity: 'info' | 'warning' | 'critical' = 'critical') => store.alerts.raise({ kind: 'nightly_failed', subject: `${Object.values(detail).join()}-${severity}`, severity, detail: { code: 'DISK_FULL', ...detail } });

/** How often each hook was spoken to. */
function counts(): Record<string, number> {
  return Object.fromEntries(['all', 'bali', 'night'].map((name) => [name, hits.filter(({ path }) => path === `/${name}`).length]));
}

function quietEnd(iso: string, quiet: string): string {
  return quietUntil(new Date(iso), quiet, 'Asia/Jakarta').toISOString();
}

function targetOf(kind: string): string {
  return JSON.stringify([kind === 'email' ? { name: 'a', kind, to: ['duty@example.org'] } : { name: 'a', kind, url: 'https://hooks.example.org/x' }]);
}

function refusalOf(environment: Record<string, string>): unknown {
  try {
    loadConfig(environment);
    return null;
  } catch (error) {
    return error instanceof CasemindError ? error.details : error;
  }
}

describe('a message on an alert', () => {
  test('goes out by every way: signed, as Slack reads it, as mail and into the log', async () => {
    const deliver = delivererOf([webhook('hook'), { name: 'slack', kind: 'slack', url: `${base}/slack`, language: 'en' }, { name: 'mail', kind: 'email', to: ['duty@example.org', 'lead@example.org'] }, { name: 'log', kind: 'log' }]);
    const { alert } = await raise();
    await deliver();
    expect(await statuses()).toEqual({ hook: 'sent', slack: 'sent', mail: 'sent', log: 'sent' });
    const signed = hits.find(({ path }) => path === '/hook');
    expect(signed?.headers['x-casemind-signature']).toBe(signatureOf(secret, time / 1000, signed?.body ?? ''));
    expect(signed?.headers['x-casemind-timestamp']).toBe(String(time / 1000));
    expect(JSON.parse(signed?.body ?? '')).toMatchObject({ event: { action: 'raised' }, alert: { alert_id: alert.id, kind: 'nightly_failed', severity: 'critical' } });
    expect(JSON.parse(hits.find(({ path }) => path === '/slack')?.body ?? '')).toMatchObject({ text: expect.stringContaining('New alert (critical)'), blocks: [{ type: 'section' }, { type: 'section' }] });
    const [mail = ''] = mails;
    expect(mail).toContain('To: duty@example.org, lead@example.org\r\nSubject: =?UTF-8?B?');
    expect(Math.max(...mail.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(Buffer.from(mail.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain(`GET /alerts/${alert.id}`);
    expect(logged.join('')).toContain(alert.id);
    await deliver();
    expect(hits, 'each once').toHaveLength(2);
  });

  test('is not lost while a hook answers 500 for an hour, is slow or redirects, and no other waits for it', async () => {
    answers = { '/down': 500, '/slow': 'hang', '/away': 'redirect' };
    const deliver = delivererOf([webhook('down'), webhook('slow'), webhook('away'), webhook('fine')], 3000);
    await raise();
    await deliver();
    expect(await statuses()).toEqual({ down: 'pending', slow: 'pending', away: 'pending', fine: 'sent' });
    expect(hits.some(({ path }) => path === '/elsewhere')).toBe(false);
    // One that hangs up meanwhile fails as one that is slow does.
    answers = { ...answers, '/slow': 503 };
    const tries = () => hits.filter(({ path }) => path === '/down').length;
    for (const end = time + hour; time < end; time += 60_000) await deliver();
    expect([tries() > 3, tries() < 12], 'seldomer each time').toEqual([true, true]);
    expect((await store.deliveries.list()).find(({ target }) => target === 'down')).toMatchObject({ status: 'pending', lastError: 'HTTP 500' });
    answers = {};
    time += hour / 3;
    await deliver();
    expect(await statuses()).toEqual({ down: 'sent', slow: 'sent', away: 'sent', fine: 'sent' });
    const ids = hits.filter(({ path }) => path === '/down').map(({ headers }) => headers['x-casemind-delivery']);
    expect(new Set(ids).size, 'a receiver can know it again').toBe(1);
    expect(logged.join(''), 'no address of a hook is logged').not.toContain('/down');
  });

  test('is given up after a day, and sent again when a person says so', async () => {
    refusesMail = true;
    const deliver = delivererOf([{ name: 'mail', kind: 'email', to: ['duty@example.org'] }]);
    await raise();
    for (const end = time + 25 * hour; time < end; time += hour / 4) await deliver();
    const [dead] = await store.deliveries.list();
    expect(dead).toMatchObject({ status: 'dead', lastError: 'SMTP 451' });
    refusesMail = false;
    expect(await store.deliveries.retry(dead?.id ?? '')).toBe(true);
    await deliver();
    expect([await statuses(), mails.length]).toEqual([{ mail: 'sent' }, 1]);
  });

  test('goes to whom its severity and area concern, after quiet hours unless it is critical, and when it is over', async () => {
    time = Date.UTC(2026, 0, 2, 16, 30); // 23:30 in Jakarta
    const deliver = delivererOf([webhook('all', { least: 'info' }), webhook('bali', { provinces: ['BALI'] }), webhook('night', { quiet: '22:00-06:00' })]);
    await raise({ provinces: ['ACEH'] }, 'warning');
    await raise({}, 'info');
    await deliver();
    expect(counts()).toEqual({ all: 2, bali: 0, night: 0 });
    await raise({ provinces: ['BALI'] }, 'critical');
    await deliver();
    expect(counts()).toEqual({ all: 3, bali: 1, night: 1 });
    await store.alerts.settle('nightly_failed');
    time = Date.UTC(2026, 0, 2, 22, 59);
    await deliver();
    expect(counts()['night']).toBe(2);
    time += 60_000;
    await deliver();
    expect(counts(), 'the warning, and that it is over').toEqual({ all: 6, bali: 2, night: 4 });
    await store.alerts.test('ops');
    await deliver();
    expect(counts(), 'a trial goes to all').toEqual({ all: 7, bali: 3, night: 5 });
  });
});

test('quiet hours end in the time of the service, also those within a day', () => {
  expect(quietEnd('2026-01-02T16:30:20.000Z', '22:00-06:00')).toBe('2026-01-02T23:00:00.000Z');
  expect(quietEnd('2026-01-02T22:59:59.000Z', '22:00-06:00')).toBe('2026-01-02T23:00:00.000Z');
  expect(quietEnd('2026-01-02T23:00:00.000Z', '22:00-06:00')).toBe('2026-01-02T23:00:00.000Z');
  expect(quietEnd('2026-01-02T05:30:00.000Z', '12:00-13:00')).toBe('2026-01-02T06:00:00.000Z');
  expect(quietEnd('2026-01-02T07:00:00.000Z', '12:00-13:00')).toBe('2026-01-02T07:00:00.000Z');
});

test('a hook on a host that is not named, without a secret, or a mail without a server is refused at the start', () => {
  expect(refusalOf({ ALERT_TARGETS: targetOf('slack') })).toMatchObject({ field: 'ALERT_HOSTS' });
  expect(refusalOf({ ALERT_TARGETS: targetOf('slack'), ALERT_HOSTS: 'hooks.example.org' })).toBeNull();
  expect(refusalOf({ ALERT_TARGETS: targetOf('webhook'), ALERT_HOSTS: 'hooks.example.org' })).toMatchObject({ field: 'ALERT_SECRET' });
  expect(refusalOf({ ALERT_TARGETS: targetOf('email') })).toMatchObject({ field: 'SMTP_URL' });
  expect(refusalOf({ ALERT_TARGETS: '[{"name":"a","kind":"slack","url":"https://hooks.example.org/secret"' })).toMatchObject({ field: 'ALERT_TARGETS', value: '***' });
});
