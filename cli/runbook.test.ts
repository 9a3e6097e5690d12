import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { casemind, projectFolder } from './context.ts';

function help(...words: readonly string[]): string {
  return execFileSync(casemind.file, [...casemind.args, ...words, '--help'], { encoding: 'utf8' });
}

/** Commands named in the help of a command. */
function commandsOf(text: string): string[] {
  const [, commands = ''] = text.split('\nCommands:\n');
  return [...commands.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => String(name));
}

test('every command and option that the runbook names exists', () => {
  const text = readFileSync(join(projectFolder, 'docs', 'ops', 'runbook_risk_scoring.md'), 'utf8');
  const named = [...text.matchAll(/(?:^|`)casemind ([^`#\n]+)/gm)].map(([, words]) => String(words).trim()).filter((words) => words !== '…');
  expect(named.length).toBeGreaterThan(10);
  const known = commandsOf(help());
  for (const words of new Set(named)) {
    const [command = '', second = ''] = words.split(/\s+/);
    expect(known, `casemind ${words}`).toContain(command);
    const own = help(command);
    const inner = commandsOf(own);
    expect(inner.length === 0 || inner.includes(second), `casemind ${words}`).toBe(true);
    const innermost = inner.length === 0 ? own : own + help(command, second);
    for (const [option] of words.matchAll(/--[a-z-]+/g)) expect(innermost, `casemind ${words}`).toContain(option);
  }
});
