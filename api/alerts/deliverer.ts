import type { AlertTarget } from '#config';
import type { Language } from '#engine';
import type { Deliveries, DueDelivery, Store } from '#store';
import type { FastifyBaseLogger } from 'fastify';

import { alertMessage } from './alert-message.ts';
import { planDeliveries } from './plan-deliveries.ts';
import type { Senders } from './senders/index.ts';

export interface DelivererOptions {
  readonly alerts: Pick<Store['alerts'], 'wake'>;
  readonly deliveries: Deliveries;
  readonly targets: readonly AlertTarget[];
  readonly senders: Senders;
  readonly language: Language;
  readonly timeZone: string;
  readonly retryHours: number;
  readonly clock: () => Date;
  readonly logger: FastifyBaseLogger;
}

/** Messages that are sent at once, and how long one may take. */
const atOnce = 20;
export const sendMs = 10_000;
/** Longer than any try takes. */
const leaseMs = 60_000;
const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;

/**
 * Looks for what happened to alerts, writes the messages that are to tell of it, and sends those that are due. What happened is in
 * the store before anything is sent, so that a target that is down, slow or refuses holds up neither the nightly nor another
 * target, and loses nothing: its message waits, longer each time, until it is sent or given up, and a person can send it again.
 */
export function createDeliverer({ alerts, deliveries, targets, senders, language, timeZone, retryHours, clock, logger }: DelivererOptions): () => Promise<void> {
  const byName = new Map(targets.map((target) => [target.name, target]));

  async function send(due: DueDelivery): Promise<void> {
    const { delivery } = due;
    const target = byName.get(delivery.target);
    if (!target) return deliveries.failed(delivery.id, { error: 'ALERT_TARGETS names no such target', nextAt: null });
    try {
      await senders.send(target, alertMessage(due, target.language ?? language));
      await deliveries.sent(delivery.id);
    } catch (error) {
      const reason = reasonOf(error);
      const now = clock().getTime();
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (delivery.attempts - 1));
      const isOver = now + wait > Date.parse(delivery.createdAt) + retryHours * 3_600_000;
      if (isOver || delivery.attempts === 1) logger.error({ target: target.name, delivery: delivery.id, reason }, isOver ? 'a message on an alert was given up' : 'a message on an alert could not be sent yet');
      await deliveries.failed(delivery.id, { error: reason, nextAt: isOver ? null : new Date(now + wait).toISOString() });
    }
  }

  return async () => {
    await alerts.wake();
    while ((await deliveries.route((event, alert) => planDeliveries(event, alert, { targets, timeZone, now: clock() }))) > 0);
    const due = await deliveries.claim({ limit: atOnce, leaseMs });
    await Promise.all(due.map((one) => send(one)));
  };
}

/** Why a try failed, in few words: neither an address nor an answer, which may hold secrets. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const code = [error, error.cause].flatMap((one) => (one instanceof Error && 'code' in one && typeof one.code === 'string' ? [one.code] : []))[0];
  if (error.name === 'TimeoutError') return `no answer in ${sendMs / 1000} s`;
  return code ?? (error.name === 'DeliveryRefused' ? error.message : error.name);
}
