import type { Language, Localized } from '#engine';
import type { DueDelivery } from '#store';

import { shownAlert, shownEvent } from './alert-shape.ts';
import { reportOf } from './drift-report.ts';

/** What one message tells, before it has the form of its way. */
export interface AlertMessage {
  /** The same for every try, so that a receiver can know it again. */
  readonly id: string;
  readonly subject: string;
  /** Lines of text. */
  readonly lines: readonly string[];
  /** What programs read. */
  readonly body: Readonly<Record<string, unknown>>;
}

const heads: Readonly<Record<string, Localized>> = {
  raised: { id: 'Peringatan baru', en: 'New alert' },
  escalated: { id: 'Peringatan memburuk', en: 'Alert grew worse' },
  woke: { id: 'Peringatan terbuka lagi', en: 'Alert is open again' },
  resolved: { id: 'Peringatan selesai', en: 'Alert is resolved' },
  tested: { id: 'Uji coba peringatan', en: 'Trial of alerts' },
};
const trial: Localized = { id: 'Ini uji coba. Tidak ada yang perlu dilakukan.', en: 'This is a trial. There is nothing to do.' };
const first: Localized = { id: 'Lakukan dulu', en: 'Do first' };
/** Sentences of a report that a message tells; the rest is at the API. */
const mostSentences = 6;

/** Words a message in the language of its target. */
export function alertMessage({ delivery, event, alert }: DueDelivery, language: Language): AlertMessage {
  const head = heads[event.action]?.[language] ?? event.action;
  const shown = alert && shownAlert(alert, language);
  const report = alert ? reportOf(alert, language) : null;
  const lines = shown ? [shown.title, ...(report?.sentences ?? []).slice(0, mostSentences).map(({ text }) => `- ${text}`), ...(event.action === 'resolved' ? [] : [`${first[language]}: ${shown.action}`]), `GET /alerts/${shown.alert_id}`, shown.runbook] : [trial[language]];
  return {
    id: delivery.id,
    subject: `[Casemind] ${head}${shown ? ` (${shown.severity}): ${shown.title}` : ''}`,
    lines,
    body: { delivery_id: delivery.id, event: shownEvent(event), alert: shown ?? null, sentences: report?.sentences.map(({ text }) => text) ?? [] },
  };
}
