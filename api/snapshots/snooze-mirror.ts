import { type SnapshotReader, dateInJakarta } from '#engine';
import type { RuleSnoozes } from '#store';

/** Snoozed rules of the store, kept out of what is active in every read of this process. */
export interface SnoozeMirror {
  /** Reads what changed since the last time; once it resolves, everything written before holds. */
  catchUp(): Promise<void>;
  /** Grows whenever what is snoozed changes, by an act or since its date is over. */
  version(): number;
}

interface SnoozeMirrorOptions {
  readonly reader: Pick<SnapshotReader, 'showSnoozes'>;
  readonly ruleSnoozes: Pick<RuleSnoozes, 'version' | 'list'>;
  readonly clock: () => Date;
}

export function createSnoozeMirror({ reader, ruleSnoozes, clock }: SnoozeMirrorOptions): SnoozeMirror {
  let known = '';
  let version = 0;
  let turn: Promise<void> = Promise.resolve();

  async function follow(): Promise<void> {
    const now = `${await ruleSnoozes.version()} ${dateInJakarta(clock())}`;
    if (now === known) return;
    reader.showSnoozes(await ruleSnoozes.list({ isInForce: true }));
    known = now;
    version += 1;
  }

  return {
    catchUp() {
      const next = turn.then(follow);
      turn = next.catch(() => {});
      return next;
    },
    version: () => version,
  };
}
