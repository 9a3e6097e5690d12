import { randomUUID } from 'node:crypto';

import type { ChannelWriter } from './channel.ts';
import type { MessageScorer, ReceivedMessage } from './consume.ts';
import type { Intake } from './intake.ts';

export interface DirectOptions {
  readonly scorer: MessageScorer;
  readonly intake: Pick<Intake, 'take'>;
  readonly clock: () => Date;
}

/** A way in without a channel: what is written is scored and kept as a consumer does, before `write` resolves. */
export interface DirectChannel {
  readonly name: 'api';
  openWriter(): Promise<ChannelWriter>;
}

export function createDirectChannel({ scorer, intake, clock }: DirectOptions): DirectChannel {
  return {
    name: 'api',
    async openWriter() {
      // Each writer's messages have positions of their own; none is read again, so that no position is kept.
      const part = randomUUID();
      let written = 0;
      return {
        async write(messages) {
          const receivedAt = clock().toISOString();
          const received = messages.map(({ body }): ReceivedMessage => ({ channel: 'api', part, position: String((written += 1)).padStart(12, '0'), body: Buffer.from(body), receivedAt }));
          const { claims, deadLetters } = await scorer.score(received);
          await intake.take({ channel: 'api', claims, deadLetters, positions: new Map() });
        },
        async close() {},
      };
    },
  };
}
