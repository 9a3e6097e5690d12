import { ModelCallError } from './model-call-error.ts';

/** `fetch` for a server that is not trusted: no redirect takes a prompt and a key elsewhere, and no more than `mostBytes` of an answer is read. */
export function createGuardedFetch(mostBytes: number): typeof fetch {
  return async (address, init) => {
    const response = await fetch(address, { ...init, redirect: 'manual' });
    const { body, status, statusText, headers } = response;
    return body ? new Response(limited(body, mostBytes), { status, statusText, headers }) : response;
  };
}

/** The same bytes, until they are too many. A connection that breaks is an answer cut short. */
function limited(body: ReadableStream<Uint8Array>, mostBytes: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        bytes += value.byteLength;
        if (bytes <= mostBytes) {
          controller.enqueue(value);
          return;
        }
      } catch {
        controller.error(new ModelCallError('cut_short'));
        return;
      }
      await reader.cancel().catch(() => {});
      controller.error(new ModelCallError('too_long'));
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
