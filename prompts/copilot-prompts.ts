import { createHash } from 'node:crypto';

import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

const steps = ['plan', 'compose', 'repair'] as const;

/** The prompts of a question in one language, and one hash over all of them. */
export type PromptSet = Readonly<Record<'system' | (typeof steps)[number], Prompt>> & { readonly id: string; readonly hash: string };

/** The prompts of the copilot in one language: of a summary one that lets a model choose, of a question a set. */
export interface CopilotPrompts {
  readonly summary: Prompt;
  readonly question: PromptSet;
}

/** @throws Error as `loadPrompt` does. */
export function loadCopilotPrompts(language: Language): CopilotPrompts {
  return { summary: loadPrompt('copilot/summary-choose', language), question: loadQuestion(language) };
}

function loadQuestion(language: Language): PromptSet {
  const [system, plan, compose, repair] = ['system', ...steps.map((step) => `question-${step}`)].map((name) => loadPrompt(`copilot/${name}`, language));
  if (!system || !plan || !compose || !repair) throw new Error('the prompts of a question are not all there');
  const all = [system, plan, compose, repair];
  const hash = createHash('sha256').update(all.map((prompt) => prompt.hash).join('\n')).digest('hex');
  return { system, plan, compose, repair, id: `copilot/question@${all.map(({ version }) => version).join('.')}`, hash };
}
