export { type Act, type ClaimRef, type ClaimTopic, type DocumentKind, type NoticeCode, type Operation, claimTopics, noticeCodes } from './acts/index.ts';
export type { Choice } from './ask-back.ts';
export { type Anchors, anchorsAt } from './entities/periods.ts';
export type { Names } from './lexicon.ts';
export { type Meaning, meaningsOf } from './meanings.ts';
export { readingNames } from './names.ts';
export type { Part } from './part.ts';
export { type ConversationOptions as ReadingOptions, readQuestion } from './conversation.ts';
export type { Reading } from './read-question.ts';
