export { type Act, type ActMeaning, type ClaimRef, type ClaimTopic, type DocumentKind, type NoticeCode, type Operation, claimTopics, noticeCodes } from './act.ts';
export { isInstruction, isVerdict } from './notices.ts';
export { type ActsRead, anyActs, firm, ofClaims, ofPossession, polite, readActs } from './read-acts.ts';
export type { Pointing } from './refs.ts';
