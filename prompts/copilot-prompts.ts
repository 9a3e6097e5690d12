import { createHash } from 'node:crypto';

import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

const tasks = ['summary', 'question'] as const;
const steps = ['plan', 'compose', 'repair'] as const;

/** The prompts of one task of the copilot in one language, and one hash over all of them. */
export type PromptSet = Readonly<Record<'system' | (typeof steps)[number], Prompt>> & { readonly id: string; readonly hash: string };

export type CopilotPrompts = Readonly<Record<(typeof tasks)[number], PromptSet>>;

/** @throws Error as `loadPrompt` does. */
export function loadCopilotPrompts(language: Language): CopilotPrompts {
  return { summary: loadSet('summary', language), question: loadSet('question', language) };
}

function loadSet(task: (typeof tasks)[number], language: Language): PromptSet {
  const [system, plan, compose, repair] = ['system', ...steps.map((step) => `${task}-${step}`)].map((name) => loadPrompt(`copilot/${name}`, language));
  if (!system || !plan || !compose || !repair) throw new Error(`the prompts of ${task} are not all there`);
  const all = [system, plan, compose, repair];
  const hash = createHash('sha256').update(all.map((prompt) => prompt.hash).join('\n')).digest('hex');
  return { system, plan, compose, repair, id: `copilot/${task}@${all.map(({ version }) => version).join('.')}`, hash };
}
