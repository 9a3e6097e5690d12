import type { AlertTarget } from '#config';
import { type Alert, type AlertEvent, type PlannedDelivery, alertSeverities } from '#store';

import { provincesOf } from './alert-shape.ts';

/** What is told; that an alert was seen once more, or what people did with it, is not. */
const told: ReadonlySet<AlertEvent['action']> = new Set(['raised', 'escalated', 'woke', 'resolved', 'tested']);

export interface PlanOptions {
  readonly targets: readonly AlertTarget[];
  readonly timeZone: string;
  readonly now: Date;
}

/** The messages that an event needs: to whom, by severity and area, and not before when. A trial goes to all at once. */
export function planDeliveries(event: AlertEvent, alert: Alert | undefined, { targets, timeZone, now }: PlanOptions): PlannedDelivery[] {
  if (!told.has(event.action)) return [];
  if (event.action === 'tested') return targets.map(({ name }) => ({ target: name, nextAt: now.toISOString() }));
  if (!alert) return [];
  const provinces = provincesOf(alert);
  const severity = alertSeverities.indexOf(event.severity);
  return targets
    .filter((target) => severity >= alertSeverities.indexOf(target.least))
    .filter((target) => target.provinces.length === 0 || provinces.length === 0 || target.provinces.some((name) => provinces.includes(name)))
    .map(({ name, quiet }) => ({ target: name, nextAt: (quiet === undefined || event.severity === 'critical' ? now : quietUntil(now, quiet, timeZone)).toISOString() }));
}

/** When quiet hours, `22:00-06:00`, end that a time lies in; the time itself where it lies in none. */
export function quietUntil(now: Date, quiet: string, timeZone: string): Date {
  const [from = 0, to = 0] = quiet.split('-').map((text) => minutesOf(text));
  const local = minutesOf(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now));
  const isQuiet = from <= to ? local >= from && local < to : local >= from || local < to;
  if (!isQuiet) return now;
  const wait = (to - local + 24 * 60) % (24 * 60);
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + wait * 60_000);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
