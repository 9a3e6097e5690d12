import { createHash } from 'node:crypto';

import type { Language, Scope } from '#engine';
import type { Message, Thread } from '#store';

import { isWithin } from '../../access/scope.ts';
import { amountsIn, answerIn, errorOf } from '../chat-message.ts';
import type { StoredAnswer } from '../stored-answer.ts';
import type { EvidenceItem } from '../told-event.ts';
import { valueText } from './value-text.ts';

/** A conversation as it goes into an audit file. Times are ISO. */
export interface ConversationRecord {
  readonly language: Language;
  readonly title: string;
  readonly claimId: string | null;
  readonly username: string;
  readonly begunAt: string;
  readonly lastAt: string;
  readonly snapshots: readonly string[];
  readonly turns: readonly RecordedTurn[];
  /** Numbered from 1, each once. */
  readonly notes: readonly EvidenceNote[];
}

export interface RecordedTurn {
  readonly question: string;
  readonly askedAt: string;
  readonly answer: RecordedAnswer | null;
}

export interface RecordedAnswer {
  readonly answeredAt: string;
  readonly status: Message['status'];
  /** It was given under a wider scope than its reader has now: nothing of it is shown. */
  readonly isWithheld: boolean;
  readonly notice: string | null;
  readonly sentences: readonly { readonly text: string; readonly notes: readonly number[] }[];
  readonly error: string | null;
  readonly grounding: StoredAnswer['grounding'];
  readonly disclosure: string | null;
  readonly generatedBy: string | null;
  readonly promptId: string | null;
  readonly promptHash: string | null;
  readonly snapshotId: string;
  readonly modelVersion: string;
  readonly rulesetVersion: string;
}

export interface EvidenceNote {
  readonly number: number;
  readonly label: string;
  readonly shown: string;
  readonly table: string;
  readonly column: string;
  readonly keys: readonly (readonly [name: string, value: string])[];
  readonly snapshot: string;
}

interface RecordParts {
  readonly thread: Thread;
  readonly messages: readonly Message[];
  readonly username: string;
  readonly scope: Scope;
  readonly language: Language;
}

/** Keys that name a person never leave, whatever a source holds. */
const personalKey = /patient|family|peserta|keluarga/i;

/** Puts a thread together for an audit file: questions, answers, and each piece of evidence as a numbered note. */
export function recordOf({ thread, messages, username, scope, language }: RecordParts): ConversationRecord {
  const notes: EvidenceNote[] = [];
  const numbers = new Map<string, number>();

  function noteOf(messageId: string, item: EvidenceItem, amounts: Language): number {
    const key = `${messageId}:${item.id}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = notes.length + 1;
    numbers.set(key, number);
    const keys = Object.entries(item.source.keys).filter(([name]) => !personalKey.test(name));
    notes.push({
      number,
      label: item.label[language],
      shown: valueText(item, language, amounts),
      table: item.source.table,
      column: item.source.column,
      keys: keys.map(([name, value]) => [name, String(value)]),
      snapshot: item.source.snapshot,
    });
    return number;
  }

  function recorded(message: Message): RecordedAnswer | null {
    const answer = answerIn(message);
    if (!answer) return null;
    const isWithheld = !isWithin(answer.provinces, scope);
    const items = new Map(answer.evidence.map((item) => [item.id, item]));
    const amounts = amountsIn(answer, language);
    return {
      answeredAt: message.endedAt ?? message.createdAt,
      status: message.status,
      isWithheld,
      notice: isWithheld ? null : (answer.notice?.text ?? null),
      sentences: isWithheld ? [] : answer.sentences.map(({ text, evidence }) => ({ text, notes: evidence.flatMap((id) => items.get(id) ?? []).map((item) => noteOf(message.id, item, amounts)) })),
      error: answer.error && errorOf(answer.error).text(language),
      grounding: answer.grounding,
      disclosure: answer.disclosure,
      generatedBy: answer.generated_by,
      promptId: answer.prompt_id,
      promptHash: answer.prompt_hash,
      snapshotId: answer.snapshot_id,
      modelVersion: answer.model_version,
      rulesetVersion: answer.ruleset_version,
    };
  }

  const turns = messages
    .filter(({ role }) => role === 'user')
    .map((question): RecordedTurn => {
      const answer = messages.find(({ replyTo }) => replyTo === question.id);
      return { question: question.content, askedAt: question.createdAt, answer: answer ? recorded(answer) : null };
    });
  return {
    language,
    title: thread.title,
    claimId: thread.claimId,
    username,
    begunAt: thread.createdAt,
    lastAt: messages.reduce((last, { createdAt, endedAt }) => [last, createdAt, endedAt ?? ''].toSorted().at(-1) ?? last, thread.createdAt),
    snapshots: [...new Set(turns.flatMap(({ answer }) => answer?.snapshotId ?? []))],
    turns,
    notes,
  };
}

/** SHA-256 of a text, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
