import { createCompareVersions } from './compare-versions.ts';
import type { ToolContext } from './context.ts';
import { createGetQcTrend } from './get-qc-trend.ts';
import { createGetRunHistory } from './get-run-history.ts';
import { createGetSliceShift } from './get-slice-shift.ts';
import type { Tool } from './tool.ts';

/** Tools that look into how a run was judged; only for whoever is given that. */
export const driftTools: readonly ((context: ToolContext) => Tool)[] = [createGetQcTrend, createGetSliceShift, createGetRunHistory, createCompareVersions];
