import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { CasemindError, type Language } from '#engine';
import { type PromptSet, dataText } from '#prompts';

import { type SectionId, sectionIds } from '../answer.ts';
import { citable } from '../composition/citable.ts';
import { composeSummary } from '../composition/compose-summary.ts';
import { type SummaryFacts, summaryFactsSchema, summaryTools } from '../composition/facts.ts';
import { readAnswer } from '../read-answer.ts';
import { runTool } from '../run-tool.ts';
import { type CheckedPart, type Part, type RanTool, type RunContext, evidenceOf } from '../state.ts';
import { verifyAnswer } from '../verify-answer.ts';
import type { SentenceContext } from '../verify-sentence.ts';
import type { Task } from '../state.ts';

const mostFindingsSent = 40;

/** The audit summary of the claim in context: six sections, each shown whole or replaced whole. */
export function createSummaryTask(prompts: PromptSet, language: Language): Task {
  return {
    name: 'summary',
    promptId: prompts.id,
    promptHash: prompts.hash,
    isStreamed: false,
    async open({ toolContext, canary }) {
      await toolContext.reading();
      const request = dataText({ task: 'summary', language, claim_id: toolContext.claimId });
      return [new SystemMessage(prompts.system.render({ canary })), new HumanMessage(prompts.plan.render({ request }))];
    },
    requestAnswer: () => new HumanMessage(prompts.compose.render({ request: dataText({ task: 'compose', language }) })),
    requestRepair: (findings) =>
      new HumanMessage(prompts.repair.render({ findings: dataText(findings.slice(0, mostFindingsSent)), request: dataText({ task: 'repair', language }) })),
    createReader(reveal) {
      let text = '';
      return {
        push(more) {
          text += more;
          return [];
        },
        end() {
          const answer = readAnswer(text, reveal);
          return answer && { notice: null, parts: answer.sections };
        },
      };
    },
    check: (part, ranTools, context) => checkSection(part, ranTools, context),
    verify(draft, ranTools, context) {
      return verifyAnswer({ answer: { sections: draft.parts.flatMap(sectionOf) }, ...sentenceContext(ranTools, context) });
    },
    merge: (_draft, _checked, repaired) => repaired,
    async fallBack({ checked, ranTools }, context) {
      const { facts, ran } = await factsOf(ranTools, context);
      const parts = composeSummary(facts, language).sections.map((section): CheckedPart => {
        const sound = checked.find(({ id, isSound }) => id === section.id && isSound);
        if (sound) return sound;
        const sentences = section.sentences.filter((sentence) => isProven({ id: section.id, sentences: [sentence] }, [...ranTools, ...ran], context));
        return { ...checkSection({ id: section.id, sentences }, [...ranTools, ...ran], context), isSound: false };
      });
      const result = {
        notice: null,
        parts: parts.map(({ id, sentences }) => ({ id, sentences: [...sentences] })),
        status: 'fallback' as const,
        figures: parts.reduce((sum, { figures }) => sum + figures, 0),
        dropped: checked.filter(({ isSound }) => !isSound).length,
        isFromModel: parts.some(({ isSound }) => isSound),
      };
      return { result, ran };
    },
  };
}

function sentenceContext(ranTools: readonly RanTool[], { language, toolContext, canary }: RunContext): SentenceContext {
  return { evidence: evidenceOf(ranTools), language, rules: toolContext.ruleset.rules, canary };
}

function sectionOf({ id, sentences }: Part): { id: SectionId; sentences: Part['sentences'][number][] }[] {
  const section = sectionIds.find((known) => known === id);
  return section ? [{ id: section, sentences: [...sentences] }] : [];
}

function checkSection(part: Part, ranTools: readonly RanTool[], context: RunContext): CheckedPart {
  const { checked } = verifyAnswer({ answer: { sections: sectionOf(part) }, ...sentenceContext(ranTools, context) });
  return checked[0] ?? { ...part, figures: 0, isSound: false };
}

/** Whether every sentence passes by itself; what a whole section must hold is another matter. */
function isProven(part: Part, ranTools: readonly RanTool[], context: RunContext): boolean {
  return verifyAnswer({ answer: { sections: sectionOf(part) }, ...sentenceContext(ranTools, context) }).findings.every(({ sentence }) => sentence === '');
}

/** Results of the tools that the composition needs: those that ran, and those run now. */
async function factsOf(ranTools: readonly RanTool[], context: RunContext): Promise<{ facts: SummaryFacts; ran: RanTool[] }> {
  const ran: RanTool[] = [];
  for (const tool of summaryTools) {
    if (ranTools.some((other) => other.tool === tool && other.ok)) continue;
    const outcome = await runTool(tool, {}, context);
    if (!outcome.ran.ok) throw new CasemindError('INTERNAL', { request: '' });
    ran.push(outcome.ran);
  }
  const results = [...ranTools, ...ran].filter(({ ok }) => ok).map(({ tool, data, evidence }) => [tool, { data, evidence: citable(evidence, context.language) }] as const);
  return { facts: summaryFactsSchema.parse(Object.fromEntries(results)), ran };
}

