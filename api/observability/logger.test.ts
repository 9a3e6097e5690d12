import { expect, test } from 'vitest';

import { createLogger } from './logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): { readonly text: string; readonly line: Record<string, unknown> } {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }));
  const text = lines.join('');
  return { text, line: JSON.parse(text) };
}

test('no log line holds an identifier of a person: in its message, in a field at any depth, in an error and its stack', () => {
  const personal = ['3174012345678901', '0001-2345-67890', '+62 (812) 3456-7890', 'siti@contoh.id'];
  for (const value of personal) {
    const cause = new Error(`no member ${value}`);
    const { text, line } = logged((logger) => logger.error({ err: new Error(`failed for ${value}`, { cause }), label: `Ny. ${value}`, deep: { list: [{ value }] }, key: 5 }, `refused ${value}`));
    expect(text).not.toContain(value);
    expect(text.endsWith('\n')).toBe(true);
    expect(line).toMatchObject({ msg: 'refused […]', label: 'Ny. […]', deep: { list: [{ value: '[…]' }] }, key: 5 });
  }
});

test('a log line without one is written as it is, numbers and times among it', () => {
  const { line } = logged((logger) => logger.info({ milliseconds: 12.5, bytes: 1_234_567_890_123, reqId: '0f8fad5b-d9cb-4691-1652-708677289500', due: '2026-11-29T11:40:01.123Z', label: 'Hipertensi 高' }, 'answered'));
  expect(line).toMatchObject({ milliseconds: 12.5, bytes: 1_234_567_890_123, reqId: '0f8fad5b-d9cb-4691-1652-708677289500', due: '2026-11-29T11:40:01.123Z', label: 'Hipertensi 高', msg: 'answered' });
});
