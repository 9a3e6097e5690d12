import { dataBlock } from '#prompts';
import type { ToolOutcome } from '#tools';
import type { Language } from '#engine';

import { isPresentable, isPresentableCode } from '../grounding/index.ts';
import { citable } from '../statements/facts.ts';
import type { RanTool, RunContext } from './state.ts';

/** Runs one tool for a model or for the fallback; every identifier it gives becomes known to the pseudonyms. */
export async function runTool(name: string, args: unknown, { tools, pseudonyms, canary, onTool }: Pick<RunContext, 'tools' | 'pseudonyms' | 'canary' | 'onTool'>): Promise<{ readonly ran: RanTool; readonly outcome: ToolOutcome }> {
  const tool = tools.names.includes(name) ? name : 'unknown';
  onTool('started', tool, true);
  const outcome = await tools.call(JSON.stringify(args ?? {}).includes(canary) ? 'unknown' : name, args);
  onTool('finished', tool, outcome.ok);
  if (!outcome.ok) return { ran: { tool, args: {}, ok: false, evidence: [] }, outcome };
  for (const { source, value, unit } of outcome.evidence) {
    if (unit === 'code' && /^(?:claim_id|duplicate_claim_ids|previous_claim_id|facility_key)$/.test(source.column)) pseudonyms.know(...[value].flat().filter((entry) => typeof entry === 'string'));
    for (const key of ['claim_id', 'facility_key']) if (typeof source.keys[key] === 'string') pseudonyms.know(source.keys[key]);
  }
  const { data, evidence, total, truncated } = outcome;
  const ran = { tool, args: shownArgs(args), ok: true, data, evidence, ...(total === undefined ? {} : { total }), ...(truncated === undefined ? {} : { truncated }) };
  return { ran, outcome };
}

/** A tool's outcome as a model reads it. */
export function toolBlock(outcome: ToolOutcome, language: Language): string {
  if (!outcome.ok) {
    const { code, message, fields } = outcome.error;
    return dataBlock({ error: { code, message: message[language], ...(fields && { fields }) } });
  }
  const { data, evidence, total, truncated } = outcome;
  return dataBlock({ data, evidence: citable(evidence, language), ...(total === undefined ? {} : { total }), ...(truncated === undefined ? {} : { truncated }) });
}

/** Arguments as they are told to people and kept: a text that a sentence could not show is left out. */
function shownArgs(args: unknown): Record<string, unknown> {
  if (typeof args !== 'object' || args === null) return {};
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, typeof value === 'string' && !isPresentable(value) && !isPresentableCode(value) ? null : value]));
}
