import { type ProblemDocument, ProblemError, createClient } from '#client';

import { language } from '../texts/language.ts';
import { currentSession, sessionEnded, sessionRenewed } from '../session/session.ts';

/** The API that the page came from. Every request says the language, every write that a page of ours made it. */
export const service = createClient({ address: '', fetch: send, retries: 0 });

async function send(url: string, init: RequestInit): Promise<Response> {
  const answer = await sendOnce(url, init);
  if (answer.status === 401 && !url.includes('/auth/session')) sessionEnded();
  if (answer.status !== 403 || (await codeOf(answer)) !== 'CSRF_REFUSED') return answer;
  // Somebody signed in anew in another tab: the cookie is of that session, and so must the header be.
  const renewed = await sendOnce('/v1/auth/session', { method: 'GET' });
  if (!renewed.ok) return answer;
  sessionRenewed((await renewed.json()).data);
  return sendOnce(url, init);
}

function sendOnce(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept-language', language());
  const csrf = currentSession()?.csrf_token;
  if (csrf !== undefined && init.method !== 'GET') headers.set('x-csrf-token', csrf);
  return fetch(url, { ...init, headers, credentials: 'same-origin' });
}

async function codeOf(answer: Response): Promise<string> {
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  return typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : '';
}

/** The problem that the service answered; undefined where it could not be reached at all. */
export function problemOf(error: unknown): ProblemDocument | undefined {
  return error instanceof ProblemError ? error.problem : undefined;
}
