import type { EvidenceItem, Tools } from '#tools';

import type { Pseudonyms } from './pseudonyms.ts';

/** A tool call as it ran. */
export interface RanTool {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly data?: unknown;
  readonly evidence: readonly EvidenceItem[];
}

export interface ToolRun {
  readonly tools: Tools;
  readonly pseudonyms: Pseudonyms;
  /** Told of a tool before and after it runs. */
  readonly onTool: (state: 'started' | 'finished', tool: string, ok: boolean) => void;
}

/** Runs one tool; every identifier it gives becomes known to the pseudonyms. */
export async function runTool(tool: string, args: Readonly<Record<string, unknown>>, { tools, pseudonyms, onTool }: ToolRun): Promise<RanTool> {
  onTool('started', tool, true);
  const outcome = await tools.call(tool, args);
  onTool('finished', tool, outcome.ok);
  if (!outcome.ok) return { tool, args, ok: false, evidence: [] };
  for (const { source, value, unit } of outcome.evidence) {
    if (unit === 'code' && /^(?:claim_id|duplicate_claim_ids|previous_claim_id|facility_key)$/.test(source.column)) pseudonyms.know(...[value].flat().filter((entry) => typeof entry === 'string'));
    for (const key of ['claim_id', 'facility_key']) if (typeof source.keys[key] === 'string') pseudonyms.know(source.keys[key]);
  }
  return { tool, args, ok: true, data: outcome.data, evidence: outcome.evidence };
}
