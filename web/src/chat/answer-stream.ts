import type { ChatMessage } from '#client';

import { service } from '../service/service.ts';

export interface Citation {
  readonly evidence_id: string;
  readonly label: string;
  readonly shown: string;
}

export type AnswerEvent =
  | { readonly event: 'thread'; readonly data: { readonly thread_id: string; readonly message_id: string } }
  | { readonly event: 'tool'; readonly data: { readonly state: 'started' | 'finished'; readonly label: string } }
  | { readonly event: 'understood' | 'notice'; readonly data: { readonly text: string } }
  | { readonly event: 'sentence'; readonly data: { readonly index: number; readonly text: string; readonly citations: readonly Citation[] } }
  | { readonly event: 'done'; readonly data: { readonly message: ChatMessage } }
  | { readonly event: 'error'; readonly data: { readonly problem: { readonly detail: string }; readonly message: ChatMessage } };

const eventStream = { accept: 'text/event-stream' };

/** Tries to go on with an answer after the connection fell. */
const mostTries = 5;

interface AskedAnswer {
  readonly begin: (headers: Readonly<Record<string, string>>) => Promise<Response>;
  readonly signal: AbortSignal;
  readonly onEvent: (event: AnswerEvent) => void;
}

/** Reads an answer as it is made. After a drop it goes on where it was, and no sentence comes twice or is lost. */
export async function readAnswer({ begin, signal, onEvent }: AskedAnswer): Promise<void> {
  let [thread, lastId] = ['', ''];
  let isOver = false;
  const take = (event: AnswerEvent, id: string): void => {
    if (event.event === 'thread') thread = event.data.thread_id;
    if (id !== '') lastId = id;
    isOver ||= event.event === 'done' || event.event === 'error';
    onEvent(event);
  };
  let answer = await begin(eventStream);
  for (let tries = 0; ; tries += 1) {
    try {
      await readEvents(answer, take);
    } catch (error) {
      if (signal.aborted || thread === '' || tries >= mostTries) throw error;
    }
    if (isOver || signal.aborted || thread === '' || tries >= mostTries) return;
    await new Promise((again) => setTimeout(again, 500 * 2 ** tries));
    answer = await service.send('GET /chat/{thread}/events', { path: { thread }, signal, headers: { ...eventStream, ...(lastId === '' ? {} : { 'last-event-id': lastId }) } }).catch(() => answer);
  }
}

/** Server-sent events, as far as the service writes them: id, event, one line of data. */
async function readEvents(answer: Response, take: (event: AnswerEvent, id: string) => void): Promise<void> {
  if (!answer.body || answer.bodyUsed) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = Map.groupBy(block.split('\n'), (line) => line.slice(0, line.indexOf(':')));
      const field = (name: string): string => (lines.get(name) ?? []).map((line) => line.slice(name.length + 1).trimStart()).join('\n');
      if (field('data') === '') continue;
      // The service wrote it, and the types say what it writes.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      take({ event: field('event'), data: JSON.parse(field('data')) } as AnswerEvent, field('id'));
    }
  }
}
