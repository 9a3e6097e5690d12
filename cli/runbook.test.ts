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

const [english = '', indonesian = ''] = ['runbook_risk_scoring.md', 'runbook_risk_scoring.id.md'].map((page) => readFileSync(join(projectFolder, 'docs', 'ops', page), 'utf8'));

/** All that is not prose: blocks of code without their comments, and words in code. */
function codeOf(text: string): { readonly blocks: string[]; readonly words: string[] } {
  const blocks = Array.from(text.matchAll(/^```.*?^```/gms), ([block]) => block.replaceAll(/ +# .*/g, ''));
  const words = Array.from(text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([^`]+)`/g), ([, word = '']) => word);
  return { blocks, words: [...new Set(words)].toSorted() };
}

function dateOf(text: string): string | undefined {
  return /^Vers\S+ .*?(\d{4}-\d\d-\d\d)\./m.exec(text)?.[1];
}

test('the runbook names the same commands, settings, codes and addresses in English and Indonesian, as of the same day', () => {
  expect(codeOf(indonesian)).toEqual(codeOf(english));
  expect(dateOf(english)).toBeTypeOf('string');
  expect(dateOf(indonesian)).toBe(dateOf(english));
});

test('every command and option that the runbook names exists', () => {
  const named = [...english.matchAll(/(?:^|`)casemind ([^`#\n]+)/gm)].map(([, words]) => String(words).trim()).filter((words) => words !== '…');
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
