import type { Part } from '../../reading/index.ts';
import { runTool } from '../../runtime/run-tool.ts';
import { tellConcept } from '../../statements/topics/concept.ts';
import { tellOperations } from '../../statements/topics/operations.ts';
import { tellCodes, tellQuality } from '../../statements/topics/records.ts';
import type { Sentence, Writer } from '../../statements/writer.ts';
import { noticeOf } from '../texts-answer.ts';
import { answerClaim, compareClaims } from './claim.ts';
import { offerDocument } from './document.ts';
import { answerInvestigation } from './investigation.ts';
import { type PartAnswer, type QuestionRun, always, noticed, writerOf } from './part.ts';
import { answerQuery } from './query.ts';

/** Answers one part of a message. */
export async function answerPart(part: Part, run: QuestionRun): Promise<PartAnswer> {
  const { language } = run;
  switch (part.kind) {
    case 'query': {
      const tools = await run.toolsOf();
      return tools ? answerQuery(part, tools, run) : noticed(noticeOf('not_computed', language));
    }
    case 'claim':
      return answerClaim(part, run);
    case 'compare_claims':
      return compareClaims(part, run);
    case 'concept':
      return tell('define_concept', { concept: part.concept }, run, tellConcept);
    case 'code':
      return tell('lookup_code', { code: part.code }, run, (writer) => tellCodes(writer, '', part.code));
    case 'operation':
      return part.about === 'quality' ? tell('get_quality_status', {}, run, tellQuality) : tell('get_operations', {}, run, (writer, data) => tellOperations(writer, part, data));
    case 'investigate':
      return answerInvestigation(part, run);
    case 'notice':
      return part.notice === 'not_in_data' && part.about !== undefined ? limit(part.about, run) : noticed(noticeOf(part.notice, language));
    case 'document':
      return offerDocument(part, run);
    default:
      return noticed(noticeOf('not_computed', language));
  }
}

/** What the data lack, and what they have instead: the definition of the limit. */
async function limit(concept: string, run: QuestionRun): Promise<PartAnswer> {
  const told = await tell('define_concept', { concept }, run, tellConcept);
  return { ...told, notices: [noticeOf('not_in_data', run.language)] };
}

/** One tool that needs no claim, and what is told of its result. */
async function tell(tool: string, args: Readonly<Record<string, unknown>>, run: QuestionRun, words: (writer: Writer, data: unknown) => Sentence[]): Promise<PartAnswer> {
  const tools = await run.toolsOf();
  const ran = tools && (await runTool(tool, args, { ...run, tools }));
  if (!ran?.ok) return { ...noticed(noticeOf('not_computed', run.language)), ran: ran ? [ran] : [] };
  const sentences = words(writerOf([ran], run.language), ran.data);
  return { ran: [ran], candidates: always(sentences), notices: sentences.length === 0 ? [noticeOf('not_in_data', run.language)] : [] };
}
