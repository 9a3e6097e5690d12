import { once } from 'node:events';
import { type Server, type Socket, createServer } from 'node:net';
import { TLSSocket } from 'node:tls';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { selfSigned } from '../../../tests/support/certificate.ts';
import { DeliveryRefused } from './refused.ts';
import { sendMail } from './smtp.ts';

const certificate = selfSigned();
const mail = { from: 'casemind@example.org', to: ['duty@example.org'], subject: 'Peringatan', text: 'Nightly gagal.', messageId: 'a1', date: new Date(0) };

interface Manners {
  readonly offersTls?: boolean;
  /** Said in the clear, in one breath with its consent to TLS. */
  readonly slipsIn?: string;
}

let server: Server;
let open: string[];
let sealed: string[];
let manners: Manners;

beforeEach(async () => {
  [open, sealed, manners] = [[], [], { offersTls: true }];
  server = createServer((socket) => {
    socket.write('220 mail.example.org ready\r\n');
    speak(socket, open);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
});

/** The server’s side; it knows one password, and only over TLS a way to say it. */
function speak(socket: Socket, heard: string[]): void {
  let text = '';
  let isData = false;
  const listen = (chunk: Buffer): void => {
    text += chunk.toString();
    for (let end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n'); end >= 0; end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n')) {
      const said = text.slice(0, end);
      text = text.slice(end + (isData ? 5 : 2));
      heard.push(isData ? 'the mail' : (said.split(/[ :]/, 1)[0] ?? ''));
      if (said === 'STARTTLS') {
        socket.off('data', listen).write(`220 go on\r\n${manners.slipsIn ?? ''}`);
        const secure = new TLSSocket(socket, { isServer: true, ...certificate });
        secure.on('error', () => {});
        speak(secure, sealed);
        return;
      }
      if (said.startsWith('EHLO')) socket.write(heard === sealed ? '250-mail.example.org\r\n250 AUTH LOGIN\r\n' : manners.offersTls === true ? '250-mail.example.org\r\n250 STARTTLS\r\n' : '250 mail.example.org\r\n');
      else if (said === 'AUTH LOGIN' || said === Buffer.from('duty').toString('base64')) socket.write('334 \r\n');
      else if (said === Buffer.from('pass word').toString('base64')) socket.write('235 welcome\r\n');
      else if (said === 'DATA') socket.write('354 go on\r\n');
      else if (said === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
      isData = said === 'DATA';
    }
  };
  socket.on('error', () => {}).on('data', listen);
}

function send(host = 'localhost', ca: string | undefined = certificate.cert): Promise<void> {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return sendMail(mail, { url: `smtp://duty:pass%20word@${host}:${port}`, signal: AbortSignal.timeout(10_000), ca });
}

describe('STARTTLS', () => {
  test('once it is offered nothing but the wish for it is said in the clear: password and mail go over TLS', async () => {
    await send();
    expect(open).toEqual(['EHLO', 'STARTTLS']);
    expect(sealed).toEqual(['EHLO', 'AUTH', Buffer.from('duty').toString('base64'), Buffer.from('pass word').toString('base64'), 'MAIL', 'RCPT', 'DATA', 'the mail', ...(sealed.includes('QUIT') ? ['QUIT'] : [])]);
  });

  test('a server whose certificate nobody vouches for is told nothing', async () => {
    await expect(send('localhost', '')).rejects.toThrow(/certificate/i);
    expect(sealed).toEqual([]);
  });

  test('what was slipped in before the handshake is no reply: offers in the clear are not believed', async () => {
    manners = { offersTls: true, slipsIn: '250-mail.example.org\r\n250 AUTH PLAIN\r\n' };
    await send();
    expect(sealed.slice(0, 2)).toEqual(['EHLO', 'AUTH']);
    expect(sealed).toContain('the mail');
  });

  test('a server on another machine that does not offer it is told neither password nor mail', async () => {
    manners = { offersTls: false };
    // An address of this machine that is not taken for one.
    await expect(send('[::ffff:127.0.0.1]')).rejects.toThrow(DeliveryRefused);
    expect(open).toEqual(['EHLO']);
  });
});
