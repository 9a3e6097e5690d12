import { CasemindError } from '#engine';

import { composeSummary } from '../composition/compose-summary.ts';
import { citable } from '../composition/citable.ts';
import { type SummaryFacts, summaryFactsSchema, summaryTools } from '../composition/facts.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, type RanTool, type RunContext, contextOf, evidenceOf } from '../state.ts';
import { type CheckedSection, verifyAnswer } from '../verify-answer.ts';

/**
 * Puts deterministic text in the place of every section that did not pass. It runs the tools that
 * the model left out, and its own sentences pass the same check: what would not is left out.
 */
export function createFallbackNode() {
  return async ({ checked, ranTools }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const context = contextOf(runtime);
    const { facts, ran } = await factsOf(ranTools, context);
    const evidence = evidenceOf([...ranTools, ...ran]);
    const { language, toolContext } = context;
    const rules = toolContext.ruleset.rules;
    const sections = composeSummary(facts, language).sections.map((section): CheckedSection => {
      const sound = checked.find(({ id, isSound }) => id === section.id && isSound);
      if (sound) return sound;
      const sentences = section.sentences.filter(
        (sentence) => verifyAnswer({ answer: { sections: [{ id: section.id, sentences: [sentence] }] }, evidence, language, rules }).findings.every((finding) => finding.sentence === ''),
      );
      const { checked: verified } = verifyAnswer({ answer: { sections: [{ id: section.id, sentences }] }, evidence, language, rules });
      return { id: section.id, sentences, figures: verified[0]?.figures ?? 0, isSound: false };
    });
    return {
      ranTools: ran,
      result: {
        sections: sections.map(({ id, sentences }) => ({ id, sentences: [...sentences] })),
        status: 'fallback',
        figures: sections.reduce((sum, { figures }) => sum + figures, 0),
        isFromModel: sections.some(({ isSound }) => isSound),
      },
    };
  };
}

/** Results of the tools that the composition needs: those that ran, and those run now. */
async function factsOf(ranTools: readonly RanTool[], { language, tools }: RunContext): Promise<{ facts: SummaryFacts; ran: RanTool[] }> {
  const ran: RanTool[] = [];
  for (const tool of summaryTools) {
    if (ranTools.some((other) => other.tool === tool && other.ok)) continue;
    const outcome = await tools.call(tool, {});
    if (!outcome.ok) throw new CasemindError('INTERNAL', { request: '' });
    ran.push({ tool, ok: true, data: outcome.data, evidence: outcome.evidence });
  }
  const results = [...ranTools, ...ran].filter(({ ok }) => ok).map(({ tool, data, evidence }) => [tool, { data, evidence: citable(evidence, language) }] as const);
  return { facts: summaryFactsSchema.parse(Object.fromEntries(results)), ran };
}
