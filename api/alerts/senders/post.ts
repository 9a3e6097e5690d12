import { DeliveryRefused } from './refused.ts';

/**
 * Posts JSON to a hook, following no redirect: only hosts of the configuration are spoken to.
 *
 * @throws DeliveryRefused where the answer is none of 200 to 299; the signal’s reason, or what the connection failed with.
 */
export async function post(url: string, body: string, { headers = {}, signal }: { readonly headers?: Readonly<Record<string, string>>; readonly signal: AbortSignal }): Promise<void> {
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', 'user-agent': 'Casemind', ...headers }, redirect: 'manual', signal });
  await answer.body?.cancel();
  if (!answer.ok) throw new DeliveryRefused(`HTTP ${answer.status}`);
}
