import { createCompareWithPeers } from './compare-with-peers.ts';
import type { ToolContext } from './context.ts';
import { createExplainScore } from './explain-score.ts';
import { createFindSimilarClaims } from './find-similar-claims.ts';
import { createGetClaim } from './get-claim.ts';
import { createGetOutcomeHistory } from './get-outcome-history.ts';
import { createGetPatientEpisodes } from './get-patient-episodes.ts';
import { createSuggestChecklist } from './suggest-checklist.ts';
import type { Tool } from './tool.ts';

/** The tools on the claim in context, in the order a model is told of them. */
export const claimTools: readonly ((context: ToolContext) => Tool)[] = [
  createGetClaim,
  createExplainScore,
  createCompareWithPeers,
  createFindSimilarClaims,
  createGetPatientEpisodes,
  createGetOutcomeHistory,
  createSuggestChecklist,
];
