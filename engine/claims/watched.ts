import type { Connection } from '../database.ts';

/** Tells while a statement runs what share of it is done, 0–1. */
export async function watched<T>(connection: Connection, onShare: (share: number) => void, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    const percent = connection.progress;
    if (percent !== undefined) onShare(percent / 100);
  }, 200);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
