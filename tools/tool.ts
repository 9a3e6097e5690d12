import type { Language, Localized } from '#engine';
import { z } from 'zod';

import type { EvidenceItem } from './evidence.ts';
import type { ToolError } from './errors.ts';

/** What a tool gives: data for a model to read, evidence for sentences to cite. */
interface ToolResult<Data> {
  readonly data: Data;
  readonly evidence: readonly EvidenceItem[];
  /** Rows there are, where the data hold the first of them. */
  readonly total?: number;
  /** Whether there are more rows than the data hold. */
  readonly truncated?: boolean;
}

export type ToolOutcome = ({ readonly ok: true } & ToolResult<unknown>) | { readonly ok: false; readonly error: ToolError };

/** One tool, bound to its context. */
export interface Tool {
  /** `verb_noun`. */
  readonly name: string;
  readonly description: Localized;
  /** What a person reads while the tool runs. */
  readonly activity: Localized;
  /** Works on the claim in context; offered only where there is one. */
  readonly needsClaim: boolean;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** @param args what the input schema gave. */
  run(args: unknown): Promise<ToolResult<unknown>>;
}

interface ToolSpec<Input, Data> extends Omit<Tool, 'input' | 'output' | 'run'> {
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Data>;
  run(input: Input): Promise<ToolResult<Data>>;
}

/** A tool whose `run` gets what its own schema gave. */
export function defineTool<Input, Data>(spec: ToolSpec<Input, Data>): Tool {
  return { ...spec, run: (args) => spec.run(spec.input.parse(args)) };
}

/** A tool as a model is told of it. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly schema: Record<string, unknown>;
}

export function describeTool({ name, description, input }: Pick<Tool, 'name' | 'description' | 'input'>, language: Language): ToolDescription {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    // Servers that turn schemas into grammars know no classes of Unicode.
    override({ jsonSchema }) {
      if (jsonSchema.pattern?.includes(String.raw`\p{`)) delete jsonSchema.pattern;
    },
  });
  return { name, description: description[language], schema };
}
