import { inject } from 'vitest';
import { z } from 'zod';

const answerSchema = z.union([z.object({ url: z.string() }), z.object({ error: z.string() })]);

/**
 * The address of the one server of a kind of the test run, for a suite with its name as a tag. It is started for the first that asks.
 *
 * @throws Error where there is none, with what to install.
 */
export async function serverUrl(name: 'postgres' | 'redis' | 'kafka'): Promise<string> {
  const answer = answerSchema.parse(await (await fetch(`${inject('serverDesk')}/${name}`)).json());
  if ('error' in answer) throw new Error(answer.error);
  return answer.url;
}
