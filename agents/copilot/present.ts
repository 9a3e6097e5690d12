import type { Language, Snapshot } from '#engine';
import type { Prompt } from '#prompts';
import type { EvidenceItem } from '#tools';

import type { Reading } from '../reading/index.ts';
import type { ChatModel } from '../runtime/chat-model.ts';
import type { RanTool } from '../runtime/run-tool.ts';
import { type ClaimSummary, type CopilotAnswer, claimSummarySchema, copilotAnswerSchema } from './answer.ts';
import { replyText } from './reply-text.ts';
import type { Told } from './graph.ts';
import type { SummaryGraph } from './summary-graph.ts';
import { summaryText } from './summary-text.ts';
import { disclosures, findingTitle, sectionTitles } from './texts.ts';

/** What every answer is made of. */
interface Made {
  readonly snapshot: Snapshot;
  /** The model that may have been asked; none where none was. */
  readonly model: ChatModel | undefined;
  /** Whether the person's budget was spent, so that no language model was asked. */
  readonly isSpent: boolean;
  readonly prompt: Prompt;
  readonly language: Language;
}

/** What every answer names, and says of how it was made. @param generatedBy the model that gave what is shown. */
function originOf({ snapshot: { manifest }, language, prompt }: Made, generatedBy: string | undefined, how: keyof typeof disclosures) {
  return {
    language,
    snapshot_id: manifest.snapshot_id,
    data_date: manifest.data_date,
    model_version: manifest.model_version,
    ruleset_version: manifest.ruleset_version,
    prompt_id: `${prompt.id}@${prompt.version}`,
    prompt_hash: prompt.hash,
    generated_by: generatedBy ?? 'offline',
    disclosure: disclosures[how][language],
  };
}

/** The evidence that sentences cite, each once, in the order the tools gave it. */
function citedEvidence(ranTools: readonly RanTool[], sentences: readonly { readonly evidence: readonly string[] }[]): EvidenceItem[] {
  const cited = new Set(sentences.flatMap(({ evidence }) => evidence));
  return [...new Map(ranTools.flatMap(({ evidence }) => evidence.filter(({ id }) => cited.has(id)).map((item) => [item.id, item] as const))).values()];
}

interface SummaryParts extends Made {
  readonly state: Awaited<ReturnType<SummaryGraph['run']>>;
  readonly claimId: string;
}

/** A summary as callers get it. */
export function toSummary({ state: { choice, ranTools, ...told }, claimId, ...made }: SummaryParts): ClaimSummary {
  const { model, isSpent, language } = made;
  const isWithout = model !== undefined && !choice;
  const how = isSpent ? 'spent' : model === undefined ? 'offline' : choice ? 'chosen' : 'unchosen';
  const finding = { title: findingTitle[language], sentences: [...told.finding] };
  const sections = told.sections.map(({ id, sentences }) => ({ id, title: sectionTitles[id][language], sentences: [...sentences] }));
  const sentences = [finding, ...sections].flatMap((part) => part.sentences);
  const origin = originOf(made, choice ? model?.id : undefined, how);
  return claimSummarySchema.parse({
    claim_id: claimId,
    ...origin,
    finding,
    sections,
    text: summaryText({ finding, sections, disclosure: origin.disclosure }),
    evidence: citedEvidence(ranTools, sentences),
    grounding: { status: isWithout ? 'fallback' : 'verified', figures: sentences.reduce((sum, { text }) => sum + figuresIn(text), 0), unsupported: 0 },
    tool_calls: ranTools.map(({ tool, ok }) => ({ tool, ok })),
  });
}

/** Words of a text that hold a digit. */
function figuresIn(text: string): number {
  return text.split(/\s+/u).filter((word) => /\p{N}/u.test(word)).length;
}

interface AnswerParts extends Made {
  readonly told: Told;
  readonly reading: Reading;
  readonly claimId: string | undefined;
  readonly use: CopilotAnswer['usage'];
  readonly suggestions: readonly string[];
}

/** An answer as callers get it; its model is the one that gave it sense. */
export function toAnswer({ told: { ran, sentences, notice, claimId: about, documents }, reading, claimId, use, suggestions, ...made }: AnswerParts): CopilotAnswer {
  const { queries, assumed, unread, choices, parts } = reading;
  // A greeting needs no word on how it was read.
  const understood = parts.every(({ kind }) => kind === 'notice') ? '' : reading.understood;
  return copilotAnswerSchema.parse({
    claim_id: about ?? claimId ?? null,
    ...originOf(made, made.model?.id, made.isSpent ? 'spent' : made.model ? 'sensed' : 'offline'),
    understood,
    queries,
    assumed,
    unread,
    choices: choices.map(({ label, queries: own, message }) => ({ label, ...(own && { queries: own }), ...(message !== undefined && { message }) })),
    notice,
    sentences,
    text: replyText(notice?.text ?? '', sentences, [...Map.groupBy(assumed, ({ words }) => words)].map(([words, read]) => `“${words}”: ${read.map(({ reading: one }) => one).join('; ')}`).concat(understood)),
    evidence: citedEvidence(ran, sentences),
    grounding: { status: 'verified', figures: sentences.reduce((sum, { text }) => sum + figuresIn(text), 0), unsupported: 0, dropped: 0 },
    tool_calls: ran.map(({ tool, args, ok }) => ({ tool, args, ok })),
    usage: use,
    documents,
    suggestions,
  });
}
