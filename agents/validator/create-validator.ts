import { type Language, type RunValidation, type SnapshotReader, everywhere } from '#engine';
import { loadValidatorPrompts } from '#prompts';
import { createToolContext, createTools } from '#tools';

import type { ChatModel } from '../runtime/chat-model.ts';
import { deadlineSignal } from '../runtime/deadline.ts';
import { withinBudget } from '../runtime/model-budget.ts';
import type { DriftReport } from './report.ts';

export interface ValidatorOptions {
  /** The published snapshots, whose claims are asked where one of them is the run. */
  readonly reader: Pick<SnapshotReader, 'read'>;
  /** The size of the effects orders the findings unless told. */
  readonly model?: ChatModel | undefined;
  /** Language in which the model is asked. */
  readonly language: Language;
  /** How long the model may take. */
  readonly deadlineMs: number;
  readonly tokensPerReport?: number | undefined;
}

export interface ValidateRunOptions {
  readonly snapshotId: string;
  /** Judges the run: arithmetic, which no model sees before it is done. */
  readonly test: () => RunValidation;
  /** Runs judged before, oldest first. */
  readonly before: readonly RunValidation[];
  /** Told of what moved, or that nothing did. */
  readonly notify: (report: DriftReport | null, validation: RunValidation) => Promise<void>;
}

export interface Validator {
  /** Judges a run, looks into what moved, words it and tells it. The same without a model, but for the order of the sentences. */
  validate(options: ValidateRunOptions): Promise<{ readonly validation: RunValidation; readonly report: DriftReport | null }>;
}

const queryTool = 'query_claims';
const driftTools = ['get_qc_trend', 'get_slice_shift', 'get_run_history', 'compare_versions'] as const;

/** The agent that watches over the data: reads the logs of a run, tests, investigates, writes an alert as statements, notifies. */
export function createValidator({ reader, model, language, deadlineMs, tokensPerReport }: ValidatorOptions): Validator {
  return {
    async validate({ snapshotId, test, before, notify }) {
      const { createValidatorGraph } = await import('./graph.ts');
      const graph = createValidatorGraph({ model, language, prompts: loadValidatorPrompts(language) });
      return reader.read(async (snapshot) => {
        const toolsOf = (validation: RunValidation) => {
          const isServed = snapshot.manifest.snapshot_id === validation.snapshot_id;
          return createTools(createToolContext({ snapshot, scope: everywhere, drift: { validations: [...before, validation] } }), [...driftTools, ...(isServed ? [queryTool] : [])]);
        };
        const context = { test, toolsOf, notify, signal: deadlineSignal(deadlineMs) };
        const { validation, report } = await withinBudget({ agent: 'validator', tokensPerAnswer: tokensPerReport }, () => graph.run(context, `validation-${snapshotId}`));
        if (!validation) throw new Error('the run was not judged');
        return { validation, report };
      });
    },
  };
}

/** The validator’s graph as a Mermaid diagram, drawn from the code. */
export async function validatorGraphMermaid(): Promise<string> {
  const { createValidatorGraph } = await import('./graph.ts');
  return createValidatorGraph({ model: undefined, language: 'id', prompts: loadValidatorPrompts('id') }).drawMermaid();
}
