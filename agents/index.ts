export type { ChatModel } from './chat-model.ts';
export { type ClaimSummary, claimSummarySchema } from './copilot/answer.ts';
export { type Copilot, type CopilotOptions, type SummarizeOptions, copilotGraphMermaid, createCopilot } from './copilot/create-copilot.ts';
export { type Figure, type Finding, type SentenceCheck, type SentenceToCheck, checkSentence } from './grounding/index.ts';
export { type Caller, type FeedbackAgent, type FeedbackAgentOptions, type ProposalAnswer, createFeedbackAgent, feedbackGraphMermaid } from './feedback/create-feedback-agent.ts';
