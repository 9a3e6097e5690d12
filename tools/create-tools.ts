import { CasemindError, type Language } from '#engine';

import { createCompareWithPeers } from './compare-with-peers.ts';
import type { ToolContext } from './context.ts';
import { type ToolErrorCode, toolError } from './errors.ts';
import { createExplainScore } from './explain-score.ts';
import { createGetClaim } from './get-claim.ts';
import { type Tool, type ToolDescription, type ToolOutcome, describeTool } from './tool.ts';

/** The tools of one request, bound to its claim. */
export interface Tools {
  readonly names: readonly string[];
  describe(language: Language): ToolDescription[];
  /** Runs a tool on arguments that nobody vouches for. Never throws; what went wrong is a code. */
  call(name: string, args: unknown): Promise<ToolOutcome>;
}

/** Binds every tool to the claim and scope of a request. Nothing a model sends can change either. */
export function createTools(context: ToolContext): Tools {
  const tools = new Map<string, Tool>(
    [createGetClaim(context), createExplainScore(context), createCompareWithPeers(context)].map((tool) => [tool.name, tool]),
  );
  return {
    names: [...tools.keys()],
    describe: (language) => [...tools.values()].map((tool) => describeTool(tool, language)),
    async call(name, args) {
      const tool = tools.get(name);
      if (!tool) return failure('TOOL_UNKNOWN');
      if (asksForAnotherClaim(args, context.claimId)) return failure('CLAIM_NOT_IN_CONTEXT');
      if (!tool.input.safeParse(args ?? {}).success) return failure('ARGUMENTS_REJECTED');
      try {
        const { data, evidence } = await tool.run();
        return { ok: true, data: tool.output.parse(data), evidence };
      } catch (error) {
        return failure(error instanceof CasemindError && error.code === 'CLAIM_MISSING' ? 'CLAIM_UNAVAILABLE' : 'TOOL_FAILED');
      }
    },
  };
}

function asksForAnotherClaim(args: unknown, claimId: string): boolean {
  return typeof args === 'object' && args !== null && 'claim_id' in args && args.claim_id !== claimId;
}

function failure(code: ToolErrorCode): ToolOutcome {
  return { ok: false, error: toolError(code) };
}
