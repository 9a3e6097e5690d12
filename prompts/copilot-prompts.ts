import { createHash } from 'node:crypto';

import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

const names = ['system', 'plan', 'compose', 'repair'] as const;

/** The prompts of the copilot in one language, and one hash over all of them. */
export type CopilotPrompts = Readonly<Record<(typeof names)[number], Prompt>> & { readonly id: string; readonly hash: string };

/** @throws Error as `loadPrompt` does. */
export function loadCopilotPrompts(language: Language): CopilotPrompts {
  const load = (name: (typeof names)[number]): Prompt => loadPrompt(`copilot/${name}`, language);
  const [system, plan, compose, repair] = [load('system'), load('plan'), load('compose'), load('repair')];
  const hash = createHash('sha256').update([system, plan, compose, repair].map((prompt) => prompt.hash).join('\n')).digest('hex');
  const id = `copilot/summary@${[system, plan, compose, repair].map(({ version }) => version).join('.')}`;
  return { system, plan, compose, repair, id, hash };
}
