import type { Language, Localized } from '#engine';
import type { z } from 'zod';

import type { EvidenceItem } from './evidence.ts';
import type { ToolError } from './errors.ts';

/** What a tool gives: data for a model to read, evidence for sentences to cite. */
export interface ToolResult<Data> {
  readonly data: Data;
  readonly evidence: readonly EvidenceItem[];
}

export type ToolOutcome = ({ readonly ok: true } & ToolResult<unknown>) | { readonly ok: false; readonly error: ToolError };

/** One tool, bound to its context. `run` gets arguments that its schema has accepted. */
export interface Tool<Data = unknown> {
  readonly name: string;
  readonly description: Localized;
  /** What a person reads while the tool runs. */
  readonly activity: Localized;
  readonly input: z.ZodType;
  readonly output: z.ZodType<Data>;
  run(): Promise<ToolResult<Data>>;
}

/** A tool as a model is told of it. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

export function describeTool(tool: Tool, language: Language): ToolDescription {
  return { name: tool.name, description: tool.description[language], schema: tool.input };
}
