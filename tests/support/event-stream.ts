import { z } from 'zod';

/** One server-sent event. */
export interface StreamedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const dataSchema = z.record(z.string(), z.unknown());

/** The events in a text; comments are none. */
export function eventsIn(text: string): StreamedEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('id:'))
    .map((block) => {
      const fields = new Map(block.split('\n').map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      return { id: fields.get('id') ?? '', event: fields.get('event') ?? '', data: dataSchema.parse(JSON.parse(fields.get('data') ?? '{}')) };
    });
}

/** Events of a response as they arrive. Ending the loop drops the connection. */
export async function* readEvents(response: Response): AsyncGenerator<StreamedEvent> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const end = rest.lastIndexOf('\n\n');
    if (end < 0) continue;
    const whole = rest.slice(0, end + 2);
    rest = rest.slice(end + 2);
    yield* eventsIn(whole);
  }
}
