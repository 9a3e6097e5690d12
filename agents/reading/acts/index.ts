export { type Act, type ActMeaning, type ClaimRef, type ClaimTopic, type DocumentKind, type NoticeCode, type Operation, claimTopics, noticeCodes } from './act.ts';
export { isVerdict } from './guilt.ts';
export { isInstruction } from './orders.ts';
export { type ActsRead, anyActs, firm, ofClaims, ofPossession, polite, readActs, readRefused, refused, refusedLast } from './read-acts.ts';
export type { Pointing } from './refs.ts';
export { Pieces } from './piece.ts';
export { isAside, isEcho } from './talk.ts';
