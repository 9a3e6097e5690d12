import { once } from 'node:events';
import { type Socket, connect, isIP } from 'node:net';
import { hostname } from 'node:os';
import { type TLSSocket, connect as connectTls } from 'node:tls';

import { DeliveryRefused } from './refused.ts';

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for every try, so that a mail that came twice can be known. */
  readonly messageId: string;
  readonly date: Date;
}

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with a user and password where the server wants them. */
  readonly url: string;
  /** Ends the conversation. */
  readonly signal: AbortSignal;
  /** Certificates that are trusted besides those of Node. */
  readonly ca?: string | undefined;
}

/**
 * Sends one mail (RFC 5321) and ends the connection. A password, and the mail, go over TLS: at once with `smtps`, after STARTTLS
 * (RFC 3207) with `smtp`; only a server on this machine may have none.
 *
 * @throws DeliveryRefused where the server does not take it; what the connection failed with.
 */
export async function sendMail(mail: Mail, { url, signal, ca }: SmtpOptions): Promise<void> {
  const server = new URL(url);
  const host = server.hostname.replace(/^\[|\]$/g, '');
  const isSecure = server.protocol === 'smtps:';
  const port = Number(server.port || (isSecure ? 465 : 587));
  const secure = { host, ...(isIP(host) === 0 && { servername: host }), ...(ca !== undefined && { ca }) };
  const socket: Socket = isSecure ? connectTls({ ...secure, port }) : connect({ host, port });
  const talk = new Conversation(socket);
  const stop = (): void => void talk.socket.destroy(signal.reason instanceof Error ? signal.reason : new DeliveryRefused('it was ended'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    await talk.expect([220]);
    let offers = await talk.greet();
    if (!isSecure && offers.some((offer) => offer === 'STARTTLS')) {
      await talk.say('STARTTLS', [220]);
      const upgraded: TLSSocket = connectTls({ ...secure, socket: talk.release() });
      talk.use(upgraded);
      await once(upgraded, 'secureConnect');
      offers = await talk.greet();
    } else if (!isSecure && !isLocal(host)) throw new DeliveryRefused('the server offers no STARTTLS');
    if (server.username !== '') await talk.logIn(decodeURIComponent(server.username), decodeURIComponent(server.password), offers);
    await talk.say(`MAIL FROM:<${mail.from}>`, [250]);
    for (const to of mail.to) await talk.say(`RCPT TO:<${to}>`, [250, 251]);
    await talk.say('DATA', [354]);
    await talk.say(`${formatted(mail)}\r\n.`, [250]);
    // It is taken: what becomes of the goodbye does not matter.
    talk.socket.end('QUIT\r\n');
  } finally {
    signal.removeEventListener('abort', stop);
    talk.socket.destroySoon();
  }
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** One side of SMTP: says a line, and waits for a reply of one or more lines. */
class Conversation {
  socket: Socket;
  #text = '';
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    this.use(socket);
  }

  use(socket: Socket): void {
    this.socket = socket;
    this.#text = '';
    socket.on('data', this.#heard).on('error', this.#failed).on('close', this.#closed);
  }

  /** Listens to the socket no more, whose bytes are another’s from now on. */
  release(): Socket {
    const { socket } = this;
    socket.off('data', this.#heard).off('error', this.#failed).off('close', this.#closed);
    return socket;
  }

  readonly #heard = (bytes: Buffer): void => {
    this.#text += bytes.toString('latin1');
    if (this.#text.length > longestReply) this.#failed(new DeliveryRefused('the server talks too much'));
    this.#wake?.();
  };
  readonly #failed = (error: Error): void => {
    this.#error ??= error;
    this.#wake?.();
  };
  readonly #closed = (): void => this.#failed(new DeliveryRefused('the server hung up'));

  /** @throws DeliveryRefused where the code is another. */
  async expect(codes: readonly number[]): Promise<string[]> {
    for (;;) {
      const reply = /^(?:\d{3}-[^\n]*\r?\n)*(\d{3})(?: [^\n]*)?\r?\n/.exec(this.#text);
      if (reply) {
        this.#text = this.#text.slice(reply[0].length);
        const code = Number(reply[1]);
        if (!codes.includes(code)) throw new DeliveryRefused(`SMTP ${code}`);
        return reply[0].trim().split(/\r?\n/).map((line) => line.slice(4));
      }
      if (this.#error) throw this.#error;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async say(line: string, codes: readonly number[]): Promise<string[]> {
    if (this.#error) throw this.#error;
    this.socket.write(`${line}\r\n`);
    return this.expect(codes);
  }

  /** What the server offers, in upper case. */
  async greet(): Promise<string[]> {
    const [, ...offers] = await this.say(`EHLO ${/^[\w.-]+$/.test(hostname()) ? hostname() : 'localhost'}`, [250]);
    return offers.map((offer) => offer.trim().toUpperCase());
  }

  async logIn(user: string, password: string, offers: readonly string[]): Promise<void> {
    const ways = offers.find((offer) => offer.startsWith('AUTH '))?.split(' ') ?? [];
    if (ways.includes('PLAIN')) {
      await this.say(`AUTH PLAIN ${encoded(`\0${user}\0${password}`)}`, [235]);
      return;
    }
    if (!ways.includes('LOGIN')) throw new DeliveryRefused('the server offers no way to log in');
    await this.say('AUTH LOGIN', [334]);
    await this.say(encoded(user), [334]);
    await this.say(encoded(password), [235]);
  }
}

const longestReply = 64_000;

function encoded(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** The mail as it is sent (RFC 5322): its text as base64, so that no line of it is read as a command. */
function formatted({ from, to, subject, text, messageId, date }: Mail): string {
  return [
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${messageId}@${from.split('@')[1] ?? 'localhost'}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(text, 'utf8').toString('base64').match(/.{1,76}/g) ?? ['']),
  ].join('\r\n');
}

/** A header’s text as encoded words (RFC 2047), each of whole characters, so short that no line is longer than 76. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let part = '';
  for (const character of text.replaceAll(/[\r\n]/g, ' ')) {
    if (Buffer.byteLength(part + character) > 39) {
      words.push(part);
      part = '';
    }
    part += character;
  }
  return [...words, part].map((word) => `=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join('\r\n ');
}
