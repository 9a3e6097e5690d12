export { type Act, type ClaimRef, type ClaimTopic, type DocumentKind, type NoticeCode, type Operation, claimTopics, noticeCodes } from './act.ts';
export { isInstruction, isVerdict } from './notices.ts';
export { type ActsRead, firm, ofClaims, ofPossession, others, polite, readActs } from './read-acts.ts';
export type { Pointing } from './refs.ts';
