import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { Language } from '#engine';
import { type PromptSet, dataText } from '#prompts';

import { composeReply } from '../../offline/compose-from-messages.ts';
import { planQuestion } from '../../offline/plan-question.ts';
import { composeAnswer } from '../composition/answer/compose-answer.ts';
import { citable } from '../../statements/facts.ts';
import type { QuestionRequest } from '../question.ts';
import { createReplyReader } from '../reply-reader.ts';
import { runTool } from '../run-tool.ts';
import { type CheckedPart, type Part, type RanTool, type RunContext, evidenceOf } from '../state.ts';
import type { AnswerFinding } from '../finding.ts';
import { verifySentence } from '../verify-sentence.ts';
import type { Task } from '../state.ts';

const mostFindingsSent = 40;
/** Rounds of tools that the deterministic answer may take. */
const mostRounds = 3;

/** A free question: sentences, each shown or left out by itself. */
export function createQuestionTask(prompts: PromptSet, language: Language, request: QuestionRequest): Task {
  return {
    promptId: prompts.id,
    promptHash: prompts.hash,
    async open({ toolContext, canary }) {
      if (toolContext.claimId !== undefined) await toolContext.reading();
      return [new SystemMessage(prompts.system.render({ canary })), new HumanMessage(prompts.plan.render({ request: dataText(request) }))];
    },
    requestAnswer: () => new HumanMessage(prompts.compose.render({ request: dataText({ task: 'compose', language }) })),
    requestRepair: (findings) =>
      new HumanMessage(prompts.repair.render({ findings: dataText(findings.slice(0, mostFindingsSent)), request: dataText({ task: 'repair', language }) })),
    createReader: createReplyReader,
    check: (part, ranTools, context) => checkPart(part, ranTools, context, request).checked,
    verify({ notice, parts }, ranTools, context) {
      const verified = parts.map((part) => checkPart(part, ranTools, context, request));
      const isEmpty = parts.length === 0 && notice === null;
      const findings = isEmpty ? [{ code: 'ANSWER_UNREADABLE' as const, section: null, sentence: '', text: '' }] : verified.flatMap((part) => part.findings);
      return { checked: verified.map(({ checked }) => checked), findings };
    },
    merge(draft, checked, repaired) {
      const failed = checked.filter(({ isSound }) => !isSound);
      const known = new Set(checked.filter(({ isSound }) => isSound).map(textOf));
      const sent = repaired.parts.filter((part) => !known.has(textOf(part)));
      const replacements = sent.length === failed.length ? failed.map(({ id }, i) => [id, sent.slice(i, i + 1)] as const) : failed.map(({ id }, i) => [id, i === 0 ? sent : []] as const);
      const byId = new Map(replacements);
      const parts = checked.length === 0 ? repaired.parts : checked.flatMap((part): readonly Part[] => (part.isSound ? [part] : (byId.get(part.id) ?? [])));
      return { notice: draft.notice ?? repaired.notice, parts: parts.map(({ sentences }, i) => ({ id: String(i + 1), sentences })) };
    },
    async fallBack({ checked, draft, ranTools, shown }, context) {
      const sound = checked.filter(({ isSound }, i) => isSound || i < shown);
      const dropped = checked.length - sound.length;
      const isAnswered = sound.length > 0 && !context.signal.aborted;
      const own = isAnswered ? { parts: [], ran: [], notice: null } : await answerDeterministically(ranTools, context, request);
      const known = new Set(sound.flatMap(({ sentences }) => sentences.map(({ text }) => text)));
      const added = own.parts.filter(({ sentences }) => !sentences.some(({ text }) => known.has(text)));
      const parts = [...sound, ...added];
      const notice = (sound.length > 0 ? draft?.notice : own.notice) ?? null;
      const result = {
        notice,
        parts: parts.map(({ sentences }, i) => ({ id: String(i + 1), sentences })),
        status: 'fallback' as const,
        figures: parts.reduce((sum, { figures }) => sum + figures, 0),
        dropped,
        isFromModel: sound.length > 0,
      };
      return { result, ran: own.ran };
    },
  };
}

/** What the deterministic answer says of the same results. */
function said(request: QuestionRequest, ranTools: readonly RanTool[], language: Language): ReadonlySet<string> {
  const known = saidOf.get(ranTools);
  if (known) return known;
  const readings = ranTools.map((ran) => ({ ...ran, evidence: citable(ran.evidence, language) }));
  const replies = [composeReply(request, readings), composeAnswer(readings, language)];
  const texts = new Set(replies.flatMap(({ sentences }) => sentences.map(({ text }) => text)));
  saidOf.set(ranTools, texts);
  return texts;
}

const saidOf = new WeakMap<readonly RanTool[], ReadonlySet<string>>();

function textOf({ sentences }: Part): string {
  return sentences.map(({ text }) => text).join(' ');
}

function checkPart(part: Part, ranTools: readonly RanTool[], { language, model, toolContext, canary }: RunContext, request: QuestionRequest): { checked: CheckedPart; findings: AnswerFinding[] } {
  const context = { evidence: evidenceOf(ranTools), language, rules: toolContext.ruleset.rules, canary };
  const verified = part.sentences.map((sentence) => verifySentence(sentence, context));
  const figures = verified.reduce((sum, sentence) => sum + sentence.figures, 0);
  const found = verified.flatMap((sentence) => sentence.findings);
  // What states no figure can be neither proven nor refuted: a language model may say only what the engine would.
  const isEmpty = figures === 0 && found.length === 0 && model.isLanguageModel && !said(request, ranTools, language).has(textOf(part));
  const findings = [...found, ...(isEmpty ? [{ code: 'NOTHING_PROVEN' as const, text: '', sentence: textOf(part) }] : [])].map((finding) => ({ ...finding, section: part.id }));
  return { checked: { ...part, figures, isSound: findings.length === 0 }, findings };
}

/** The offline answer to the question: its own tools, its own sentences, the same check. */
async function answerDeterministically(ranTools: readonly RanTool[], context: RunContext, request: QuestionRequest): Promise<{ parts: CheckedPart[]; ran: RanTool[]; notice: QuestionNotice }> {
  const { language, tools } = context;
  const offered = new Set(tools.names);
  const ran: RanTool[] = [];
  const readings: RanTool[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const calls = planQuestion(request, offered, readings.map(({ tool, args, ok, data }) => ({ tool, args, ok, data })));
    if (calls.length === 0) break;
    for (const { name, args } of calls) {
      const outcome = await runTool(name, JSON.parse(args), context);
      readings.push({ ...outcome.ran, args: JSON.parse(args) });
      ran.push(outcome.ran);
    }
  }
  const { notice = null, sentences } = composeReply(request, readings.map((reading) => ({ ...reading, evidence: citable(reading.evidence, language) })));
  const parts = sentences.map((sentence, i) => checkPart({ id: String(i + 1), sentences: [sentence] }, [...ranTools, ...ran], context, request).checked);
  return { parts: parts.filter(({ isSound }) => isSound), ran, notice };
}

type QuestionNotice = ReturnType<typeof composeReply>['notice'] | null;
