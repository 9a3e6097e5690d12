import { createHmac } from 'node:crypto';

import type { AlertTargetOf } from '#config';

import type { AlertMessage } from '../alert-message.ts';
import { post } from './post.ts';

/** The signature of a webhook: HMAC-SHA256 over `TIMESTAMP.BODY`, hexadecimal, as `v1=…`. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** Posts what programs read, signed with its time: a receiver refuses what is old, and knows a message again by its id. */
export async function sendWebhook({ url }: AlertTargetOf<'webhook'>, { id, body }: AlertMessage, { secret, now, signal }: { readonly secret: string; readonly now: Date; readonly signal: AbortSignal }): Promise<void> {
  const text = JSON.stringify(body);
  const timestamp = Math.floor(now.getTime() / 1000);
  await post(url, text, { signal, headers: { 'x-casemind-delivery': id, 'x-casemind-timestamp': String(timestamp), 'x-casemind-signature': signatureOf(secret, timestamp, text) } });
}
