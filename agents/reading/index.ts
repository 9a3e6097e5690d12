export type { Choice } from './ask-back.ts';
export { type Anchors, anchorsAt } from './entities/periods.ts';
export type { Names } from './lexicon.ts';
export { readingNames } from './names.ts';
export { type ConversationOptions as ReadingOptions, readQuestion } from './conversation.ts';
export type { Reading } from './read-question.ts';
