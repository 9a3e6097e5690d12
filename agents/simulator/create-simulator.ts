import { type ClaimSimulation, type Language, type MakeClaim, type SnapshotReader, drawnBy, everywhere } from '#engine';
import { loadSimulatorPrompts } from '#prompts';
import { createToolContext, createTools } from '#tools';

import type { ChatModel } from '../runtime/chat-model.ts';
import { anySignal, deadlineSignal } from '../runtime/deadline.ts';
import { withinBudget } from '../runtime/model-budget.ts';

export interface SimulatorOptions {
  readonly reader: Pick<SnapshotReader, 'read'>;
  /** The sampler alone unless told. */
  readonly model?: ChatModel | undefined;
  /** Language in which the model is asked. */
  readonly language: Language;
  /** How long a model may take for one claim, repair included. */
  readonly deadlineMs: number;
  /** Most tokens for one claim. */
  readonly tokensPerClaim?: number | undefined;
}

/** An agent that makes simulated claims: a model, where there is one, writes each as ordered; what is wrong is repaired once, and what is still wrong, late or missing the sampler makes. */
export async function createSimulator({ reader, model, language, deadlineMs, tokensPerClaim }: SimulatorOptions): Promise<(simulation: ClaimSimulation) => MakeClaim> {
  if (!model) return drawnBy;
  const { createSimulatorGraph } = await import('./graph.ts');
  const graph = createSimulatorGraph({ model, language, prompts: loadSimulatorPrompts(language) });
  return (simulation) => async (order, now, signal) =>
    reader.read(async (snapshot) => {
      const tools = createTools(createToolContext({ snapshot, scope: everywhere }), ['get_claims_profile']);
      const context = { order, now, simulation, tools, signal: anySignal([signal, deadlineSignal(deadlineMs)]) };
      const { claim, attempts, isDrawn } = await withinBudget({ agent: 'simulator', tokensPerAnswer: tokensPerClaim }, () => graph.run(context));
      if (!claim) throw new Error('no claim was made');
      return { claim, maker: isDrawn ? 'drawn' : attempts === 1 ? 'written' : 'repaired' };
    });
}

/** The simulator's graph as a Mermaid diagram, drawn from the code. */
export async function simulatorGraphMermaid(): Promise<string> {
  const { createSimulatorGraph } = await import('./graph.ts');
  return createSimulatorGraph({ model: undefined, language: 'id', prompts: loadSimulatorPrompts('id') }).drawMermaid();
}
