export { type ClaimDocumentOptions, composeClaimDocument } from './claim-document.ts';
export { type AuditDocument, type Block, type BlockOf, type DocumentKind, claimDocumentKinds, documentKinds } from './document.ts';
export { composeList, type ListOptions, mostListed } from './list.ts';
