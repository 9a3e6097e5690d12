import type { ToolContext } from './context.ts';
import { createSearchClaims } from './search-claims.ts';
import type { Tool } from './tool.ts';

/** The tools across claims, in the order a model is told of them. */
export const crossClaimTools: readonly ((context: ToolContext) => Tool)[] = [createSearchClaims];
