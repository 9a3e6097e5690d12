import * as Popover from '@radix-ui/react-popover';
import { useQuery } from '@tanstack/react-query';
import type { ChatMessage, ClaimQueryInput } from '#client';
import type { ReactNode } from 'react';

import { Source } from '../claim/evidence.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { service } from '../service/service.ts';
import { Failure } from '../shell/failures.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import type { Citation } from './answer-stream.ts';

interface AnswerProps {
  readonly message: ChatMessage;
  readonly isLast: boolean;
  /** Takes one of the ways to read the question, by its number from 1. */
  readonly onChoose: (choice: number) => void;
  /** Asks anew with the question read so. */
  readonly onCorrect: (queries: readonly ClaimQueryInput[]) => void;
  readonly onRegenerate: () => void;
  /** What stands below it. */
  readonly children?: ReactNode;
}

export function Answer({ message, isLast, onChoose, onCorrect, onRegenerate, children }: AnswerProps) {
  const say = useTexts();
  const { answer, error, is_withheld: isWithheld, status } = message;
  if (isWithheld) return <p className="answer muted">{say('answer_withheld')}</p>;
  return (
    <div className="answer">
      {answer && answer.understood !== '' && <p className="understood">{answer.understood}</p>}
      {answer && answer.assumed.length > 0 && <ul className="assumed fine">{answer.assumed.map(({ words, reading }) => <li key={words + reading}>{words === '' ? reading : `“${words}”: ${reading}`}</li>)}</ul>}
      {isLast && answer && answer.queries.map((query, i) => (
        <FilterBar key={JSON.stringify(query)} filters={query} onChange={({ where, period }) => onCorrect(answer.queries.map((one, j) => (i === j ? { ...one, where, period } : one)))} />
      ))}
      {answer?.notice && <p>{answer.notice.text}</p>}
      {answer && <Sentences sentences={answer.sentences} />}
      {status === 'stopped' && <p className="fine">{say('answer_stopped')}</p>}
      {error && <p className="failure">{error.message}</p>}
      {isLast && answer && answer.choices.length > 0 && (
        <div className="answer-choices" role="group" aria-label={say('choices')}>
          {answer.choices.map(({ label }, i) => <button key={label} type="button" className="button small" onClick={() => onChoose(i + 1)}>{label}</button>)}
        </div>
      )}
      {isLast && message.can_regenerate && <button type="button" className="button quiet small" onClick={onRegenerate}>↻ {say('regenerate')}</button>}
      {children}
    </div>
  );
}

interface SentencesProps {
  readonly sentences: readonly { readonly text: string; readonly citations: readonly Citation[] }[];
}

/** Sentences with the numbers of their citations, each piece of evidence numbered once. */
export function Sentences({ sentences }: SentencesProps) {
  if (sentences.length === 0) return null;
  const numbers = new Map<string, number>();
  for (const { citations } of sentences) for (const { evidence_id: id } of citations) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return (
    <ul className="sentences">
      {sentences.map(({ text, citations }, i) => (
        <li key={`${i}-${text}`}>
          {text}
          {citations.map((citation) => <CitationMark key={citation.evidence_id} citation={citation} number={numbers.get(citation.evidence_id) ?? 0} />)}
        </li>
      ))}
    </ul>
  );
}

function CitationMark({ citation, number }: { readonly citation: Citation; readonly number: number }) {
  const say = useTexts();
  return (
    <Popover.Root>
      <Popover.Trigger asChild><button type="button" className="cite" aria-label={say('citation', { n: number, label: citation.label })}>{number}</button></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover evidence" sideOffset={5} collisionPadding={8}><Evidence citation={citation} /></Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A citation as it was cited, its source, and the value there now. */
function Evidence({ citation }: { readonly citation: Citation }) {
  const say = useTexts();
  const language = useLanguage();
  const evidence = useQuery({
    queryKey: ['evidence', citation.evidence_id, language],
    queryFn: ({ signal }) => service.call('GET /evidence/{id}', { path: { id: citation.evidence_id }, query: { lang: language }, signal }),
    staleTime: 60_000,
    retry: (failures) => failures < 4,
    retryDelay: 500,
  });
  if (evidence.isError) return <Failure error={evidence.error} />;
  if (!evidence.data) return <p role="status">{citation.label}: {citation.shown}</p>;
  const { label, shown, source, current } = evidence.data.data;
  return (
    <>
      <Source label={label} shown={shown} source={source} />
      {current && <p className="fine">{current.is_same ? say('evidence_same') : say('evidence_changed', { shown: current.shown })}</p>}
    </>
  );
}
