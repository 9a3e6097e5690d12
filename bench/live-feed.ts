import { createAuditors } from './auditors.ts';

/**
 * Watches `GET /live` until so many claims were told, or nothing came for 30 s.
 *
 * @returns for each of them, milliseconds from when it was made until the service had shown it.
 */
export async function watchFeed(address: string, environment: Readonly<Record<string, string>>, claims: number): Promise<{ readonly ready: Promise<void>; readonly milliseconds: Promise<readonly number[]> }> {
  const [token = ''] = await createAuditors(environment, 'live', 1);
  const ready = Promise.withResolvers<void>();
  return { ready: ready.promise, milliseconds: read(`${address}/live?source=simulated`, token, claims, ready.resolve) };
}

const patienceMs = 30_000;

async function read(address: string, token: string, claims: number, onReady: () => void): Promise<readonly number[]> {
  const over = new AbortController();
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` }, signal: over.signal });
  const milliseconds: number[] = [];
  let text = '';
  let silence = setTimeout(() => over.abort(), patienceMs);
  try {
    for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const now = Date.now();
      clearTimeout(silence);
      silence = setTimeout(() => over.abort(), patienceMs);
      text += piece;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        if (event.includes('event: ready')) onReady();
        if (event.includes('event: skipped')) throw new Error('the feed skipped claims');
        const made = /"generated_at":"([^"]+)"/.exec(event)?.[1];
        if (made !== undefined) milliseconds.push(now - Date.parse(made));
      }
      if (milliseconds.length >= claims) return milliseconds;
    }
  } finally {
    clearTimeout(silence);
    over.abort();
  }
  throw new Error(`only ${milliseconds.length} of ${claims} claims were told`);
}
