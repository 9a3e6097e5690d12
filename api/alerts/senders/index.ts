import type { AlertTarget, Config } from '#config';
import type { FastifyBaseLogger } from 'fastify';

import type { AlertMessage } from '../alert-message.ts';
import { sendSlack } from './slack.ts';
import { sendMail } from './smtp.ts';
import { sendWebhook } from './webhook.ts';

/** Sends one message by the way of its target. */
export interface Senders {
  /** @throws where it was not taken. */
  send(target: AlertTarget, message: AlertMessage): Promise<void>;
}

export interface SendersOptions {
  readonly config: Pick<Config, 'ALERT_SECRET' | 'SMTP_URL' | 'ALERT_EMAIL_FROM'>;
  readonly clock: () => Date;
  readonly logger: FastifyBaseLogger;
  readonly timeoutMs: number;
  /** Ends what is being sent, when the service closes: it is sent again after that. */
  readonly stop?: AbortSignal;
  /** Certificates that the mail server’s is trusted by, besides those of Node. */
  readonly ca?: string;
}

export function createSenders({ config, clock, logger, timeoutMs, stop, ca }: SendersOptions): Senders {
  return {
    async send(target, message) {
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stop ? [stop] : [])]);
      const { ALERT_SECRET: secret = '', SMTP_URL: url = '', ALERT_EMAIL_FROM: from = '' } = config;
      if (target.kind === 'webhook') return sendWebhook(target, message, { secret, now: clock(), signal });
      if (target.kind === 'slack') return sendSlack(target, message, { signal });
      if (target.kind === 'email') return sendMail({ from, to: target.to, subject: message.subject, text: message.lines.join('\n'), messageId: message.id, date: clock() }, { url, signal, ca });
      logger.warn({ alert: message.body['alert'], event: message.body['event'], target: target.name }, message.subject);
    },
  };
}
