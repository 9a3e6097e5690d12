import type { Language } from '#engine';

import type { ComposedReply } from '../../answer.ts';
import type { QuestionRequest } from '../../question.ts';
import type { Citable } from '../facts.ts';
import type { Focus } from './focus.ts';

/** What a tool gave, as a composition reads it. */
export interface ToolReading {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly data?: unknown;
  readonly evidence: readonly Citable[];
  readonly total?: number;
  readonly truncated?: boolean;
}

export function composeAnswer(_request: QuestionRequest, _results: readonly ToolReading[], _language: Language, _focus: readonly Focus[] = []): ComposedReply {
  return { notice: 'unclear', sentences: [] };
}
