import type { Progress } from '#engine';

export interface Parent {
  /** Tells the parent how far the work is. */
  report(progress: Progress): void;
}

/**
 * The process that started this one with a channel, as the service does; undefined where there is none.
 * When it is gone, so is this one: nobody is left who knows of the work.
 */
export function followParent(): Parent | undefined {
  if (!process.send || !process.channel) return undefined;
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Listening keeps a process alive; this one ends with its work.
  process.channel.unref();
  return {
    report(progress) {
      if (process.connected) process.send?.({ progress }, undefined, {}, () => {});
    },
  };
}
