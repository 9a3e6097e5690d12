import { CasemindError, type Language, type Localized, isQueryFault } from '#engine';
import type { z } from 'zod';

import { createCompareVersions } from './compare-versions.ts';
import { createCompareWithPeers } from './compare-with-peers.ts';
import type { ToolContext } from './context.ts';
import { createDefineConcept } from './define-concept.ts';
import { type ToolErrorCode, toolError } from './errors.ts';
import { createExplainScore } from './explain-score.ts';
import { createFindSimilarClaims } from './find-similar-claims.ts';
import { createGetClaim } from './get-claim.ts';
import { createGetClaimsProfile } from './get-claims-profile.ts';
import { createGetFacilityProfile } from './get-facility-profile.ts';
import { createGetOperations } from './get-operations.ts';
import { createGetOutcomeHistory } from './get-outcome-history.ts';
import { createGetPatientEpisodes } from './get-patient-episodes.ts';
import { createGetQcTrend } from './get-qc-trend.ts';
import { createGetQualityStatus } from './get-quality-status.ts';
import { createGetRunHistory } from './get-run-history.ts';
import { createGetSliceShift } from './get-slice-shift.ts';
import { createGetTariffInsight } from './get-tariff-insight.ts';
import { createInvestigateClaims } from './investigate-claims.ts';
import { createLookupCode } from './lookup-code.ts';
import { neutralText } from './neutral-text.ts';
import { createQueryClaims } from './query-claims.ts';
import { createSuggestChecklist } from './suggest-checklist.ts';
import { type Tool, type ToolDescription, type ToolOutcome, describeTool } from './tool.ts';

type ToolMaker = (context: ToolContext) => Tool;

/** The tools in the order a model is told of them: on the claim in context, across claims, and on how a run was judged. */
const claimTools: readonly ToolMaker[] = [createGetClaim, createExplainScore, createCompareWithPeers, createFindSimilarClaims, createGetPatientEpisodes, createGetOutcomeHistory, createSuggestChecklist];
const crossClaimTools: readonly ToolMaker[] = [createQueryClaims, createInvestigateClaims, createGetFacilityProfile, createGetTariffInsight, createGetClaimsProfile, createGetQualityStatus, createLookupCode, createDefineConcept, createGetOperations];
const driftTools: readonly ToolMaker[] = [createGetQcTrend, createGetSliceShift, createGetRunHistory, createCompareVersions];

/** The tools of one request, bound to its claim and scope. */
export interface Tools {
  readonly names: readonly string[];
  describe(language: Language): ToolDescription[];
  /** What a person reads while the tool runs; a fixed word for a tool that there is not. */
  activityOf(name: string): Localized;
  /**
   * Runs a tool on arguments that nobody vouches for. Never throws; what went wrong is a code. The
   * evidence of a further call of the same tool has ids of its own: `2:search.total`. The same call
   * again gives the same outcome without another read.
   */
  call(name: string, args: unknown): Promise<ToolOutcome>;
}

/**
 * Binds the tools to the claim and scope of a request. Nothing a model sends can change either.
 *
 * @param only names of the tools there are; all of them unless told.
 */
export function createTools(context: ToolContext, only?: readonly string[]): Tools {
  const makers = [...claimTools, ...crossClaimTools, ...(context.drift ? driftTools : [])];
  const tools = new Map<string, Tool>(
    makers.map((create) => create(context)).filter(({ name, needsClaim }) => (!needsClaim || context.claimId !== undefined) && (only?.includes(name) ?? true)).map((tool) => [tool.name, tool]),
  );
  const outcomes = new Map<string, Promise<ToolOutcome>>();
  return {
    names: [...tools.keys()],
    describe: (language) => [...tools.values()].map((tool) => describeTool(tool, language)),
    activityOf: (name) => tools.get(name)?.activity ?? { id: 'Memeriksa permintaan', en: 'Checking the request' },
    async call(name, args) {
      const tool = tools.get(name);
      if (!tool) return failure('TOOL_UNKNOWN');
      if (typeof args === 'object' && args !== null && 'claim_id' in args && args.claim_id !== context.claimId) return failure('CLAIM_NOT_IN_CONTEXT');
      const input = tool.input.safeParse(args ?? {});
      if (!input.success) return failure('ARGUMENTS_REJECTED', fieldsOf(input.error.issues));
      const key = JSON.stringify([name, input.data]);
      const known = outcomes.get(key);
      if (known) return known;
      const round = [...outcomes.keys()].filter((other) => other.startsWith(`["${name}",`)).length + 1;
      const outcome = run(tool, args ?? {}, round);
      outcomes.set(key, outcome);
      return outcome;
    },
  };
}

/** Names of the arguments at fault; of one that the tool does not have, as it was written. */
function fieldsOf(issues: readonly z.core.$ZodIssue[]): string[] {
  const paths = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]));
  return [...new Set(paths.map((path) => neutralText(path.join('.'))))].slice(0, mostFields);
}

/** Names of arguments that a refusal lists. */
const mostFields = 20;

async function run(tool: Tool, args: unknown, round: number): Promise<ToolOutcome> {
  try {
    const { data, evidence, total, truncated } = await tool.run(args);
    return {
      ok: true,
      data: tool.output.parse(data),
      evidence: round === 1 || tool.needsClaim ? evidence : evidence.map((item) => ({ ...item, id: `${round}:${item.id}` })),
      ...(total === undefined ? {} : { total }),
      ...(truncated === undefined ? {} : { truncated }),
    };
  } catch (error) {
    if (isQueryFault(error)) return failure('ARGUMENTS_REJECTED', [neutralText(String(error.details['field']))]);
    return failure(error instanceof CasemindError && error.code === 'CLAIM_MISSING' ? 'CLAIM_UNAVAILABLE' : 'TOOL_FAILED');
  }
}

function failure(code: ToolErrorCode, fields?: readonly string[]): ToolOutcome {
  return { ok: false, error: toolError(code, fields) };
}
