export { type CopilotPrompts, loadCopilotPrompts } from './copilot-prompts.ts';
export { dataBlock, dataText, readDataBlock } from './data-block.ts';
export { type Prompt, loadPrompt, parsePrompt } from './prompt.ts';
export { type FeedbackPrompts, loadFeedbackPrompts } from './feedback-prompts.ts';
export { type SimulatorPrompts, loadSimulatorPrompts } from './simulator-prompts.ts';
export { type ValidatorPrompts, loadValidatorPrompts } from './validator-prompts.ts';
