import { useMutation } from '@tanstack/react-query';
import type { Operations } from '#client';
import { type FormEvent, type Ref, useState } from 'react';

import { service } from '../service/service.ts';
import { Failure } from '../shell/failures.tsx';
import { useTexts } from '../texts/language.ts';
import { type Filters, claimQueryOfFilters, filtersOfQuery, isEmpty } from './sentence.ts';

type Reading = Operations['POST /queries/read']['answer']['data'];

interface SentenceSearchProps {
  readonly filters: Filters;
  readonly onRead: (filters: Filters) => void;
  readonly input: Ref<HTMLInputElement>;
}

/** Filters as a sentence: read by grammar and catalogue into chips; a word without a meaning here is asked back. */
export function SentenceSearch({ filters, onRead, input }: SentenceSearchProps) {
  const say = useTexts();
  const [text, setText] = useState('');
  const [isAskedMore, setAskedMore] = useState(false);
  const reading = useMutation({
    mutationFn: (sentence: string) => service.call('POST /queries/read', { body: { text: sentence, ...(isEmpty(filters) ? {} : { previous: claimQueryOfFilters(filters) }) } }),
    onSuccess: ({ data }) => take(data.queries),
  });
  const answer = reading.data?.data;

  function take(queries: Reading['queries']): void {
    const [query] = queries;
    const read = query && filtersOfQuery(query);
    setAskedMore(queries.length > 0 && read === undefined);
    if (!read) return;
    onRead({ ...read, sort: read.sort ?? filters.sort });
    setText('');
  }

  const read = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') reading.mutate(text.trim());
  };
  const choose = ({ queries, message }: Reading['choices'][number]): void => {
    if (queries) return take(queries);
    if (message === undefined) return;
    setText(message);
    reading.mutate(message);
  };

  return (
    <div className="sentence">
      <form role="search" onSubmit={read}>
        <input ref={input} className="input search" type="search" aria-label={say('search_label')} placeholder={say('search_placeholder')} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && text === '' && event.currentTarget.blur()} maxLength={2000} autoComplete="off" />
        <kbd aria-hidden="true">/</kbd>
        <button type="submit" className="button" disabled={reading.isPending || text.trim() === ''}>{say('search')}</button>
      </form>
      <div role="status" className="reading">
        {reading.isPending && <span className="muted">{say('reading')}</span>}
        {answer?.understood !== undefined && answer.understood !== '' && !isAskedMore && <span className="muted">{answer.understood}</span>}
        {isAskedMore && <span>{say('more_than_filters')}</span>}
        {answer !== undefined && answer.question !== '' && (
          <span className="asked-back">
            {answer.question}
            {answer.choices.map((choice) => (
              <button key={choice.label} type="button" className="button small" onClick={() => choose(choice)}>{choice.label}</button>
            ))}
          </span>
        )}
      </div>
      {reading.isError && <Failure error={reading.error} onRetry={() => reading.mutate(text.trim())} />}
    </div>
  );
}
