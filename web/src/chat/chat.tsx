import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClaimQueryInput } from '#client';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import { kept } from '../parts/kept.ts';
import { reviewsOptions, verifiedOptions } from '../service/desk.ts';
import { threadOptions, threadsOptions } from '../service/queries.ts';
import { problemOf, service } from '../service/service.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { type Citation, readAnswer } from './answer-stream.ts';
import { Answer, Sentences } from './answer.tsx';
import { Rating } from './rating.tsx';

interface LiveAnswer {
  readonly question: string;
  readonly thread: string;
  readonly understood: string;
  readonly notice: string;
  readonly tool: string;
  readonly sentences: readonly { readonly text: string; readonly citations: readonly Citation[] }[];
}

/** The copilot on one claim: an answer comes sentence by sentence, each with what it stands on. */
export function Chat({ claimId }: { readonly claimId: string }) {
  const say = useTexts();
  const language = useLanguage();
  const queries = useQueryClient();
  const draft = kept(`question.${claimId}`, 'drafts');
  const [text, setText] = useState(draft.read() ?? '');
  const [thread, setThread] = useState<string>();
  const [isNew, setNew] = useState(false);
  const [live, setLive] = useState<LiveAnswer>();
  const [failure, setFailure] = useState('');
  const abort = useRef<AbortController>(undefined);
  const log = useRef<HTMLDivElement>(null);
  const { data: threads } = useQuery(threadsOptions(claimId, language));
  const shown = thread ?? (isNew ? undefined : threads?.data[0]?.thread_id);
  const { data: conversation } = useQuery({ ...threadOptions(shown ?? '', language), enabled: shown !== undefined });
  const { data: reviews } = useQuery({ ...reviewsOptions(shown ?? ''), enabled: shown !== undefined });
  const { data: verified } = useQuery(verifiedOptions(claimId));
  const messages = conversation?.data.messages ?? [];
  const last = messages.at(-1);

  useEffect(() => () => abort.current?.abort(), []);
  // What came last is in sight.
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [messages.length, live?.sentences.length, live?.understood]);

  const write = (next: string): void => {
    setText(next);
    draft.write(next);
  };

  const run = async (question: string, begin: Parameters<typeof readAnswer>[0]['begin']): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    let own = shown;
    setFailure('');
    setLive({ question, thread: shown ?? '', understood: '', notice: '', tool: '', sentences: [] });
    try {
      await readAnswer({
        begin,
        signal: controller.signal,
        onEvent(event) {
          if (event.event === 'thread') own = event.data.thread_id;
          setLive((before) => {
            if (!before) return before;
            if (event.event === 'thread') return { ...before, thread: event.data.thread_id };
            if (event.event === 'understood') return { ...before, understood: event.data.text };
            if (event.event === 'notice') return { ...before, notice: event.data.text };
            if (event.event === 'tool') return { ...before, tool: event.data.state === 'started' ? event.data.label : '' };
            if (event.event === 'sentence') return { ...before, tool: '', sentences: [...before.sentences, event.data] };
            return before;
          });
          if (event.event === 'error') setFailure(event.data.problem.detail);
        },
      });
      // What was typed is let go of once it has arrived.
      if (question === text.trim()) write('');
    } catch (error) {
      if (!controller.signal.aborted) setFailure(problemOf(error)?.detail ?? say('unreachable'));
    }
    if (controller.signal.aborted) return;
    setThread(own);
    // What was told stays until the answer that was kept is there to take its place.
    if (own !== undefined) await queries.fetchQuery({ ...threadOptions(own, language), staleTime: 0 }).catch(() => undefined);
    if (own !== undefined) void queries.invalidateQueries({ queryKey: ['reviews', own] });
    void queries.invalidateQueries({ queryKey: ['threads', claimId] });
    setLive(undefined);
  };

  /** @param read how it is read: the number of a choice, or the reading as it was corrected. */
  const ask = (question: string, read: { readonly choice?: number; readonly queries?: readonly ClaimQueryInput[] } = {}): void => {
    if (question.trim() === '' || live) return;
    const body = { message: question.trim(), lang: language, ...(shown !== undefined && { thread_id: shown }), ...read };
    void run(body.message, (headers) => service.send('POST /claims/{id}/chat', { path: { id: claimId }, query: { lang: language }, body, headers, ...(abort.current && { signal: abort.current.signal }) }));
  };
  const regenerate = (): void => {
    if (shown === undefined || live) return;
    const question = messages.findLast(({ role }) => role === 'user')?.text ?? '';
    void run(question, (headers) => service.send('POST /chat/{thread}/regenerate', { path: { thread: shown }, headers }));
  };
  const stop = (): void => {
    if (live && live.thread !== '') void service.call('POST /chat/{thread}/stop', { path: { thread: live.thread } }).catch(() => undefined);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    ask(text);
  };
  const suggestions = last?.answer?.suggestions ?? threads?.suggestions ?? [];
  const lastQuestion = messages.findLast(({ role }) => role === 'user')?.text ?? '';

  return (
    <div className="chat">
      <div className="messages" ref={log} role="log" aria-label={say('chat')} tabIndex={0}>
        {messages.length === 0 && !live && <p className="muted">{say('chat_empty')}</p>}
        {messages.map((message) =>
          message.role === 'user' ? <p key={message.message_id} className="question">{message.text}</p> : (
            <Answer
              key={message.message_id}
              message={message}
              isLast={message === last && !live}
              onChoose={(choice) => ask(lastQuestion, { choice })}
              onCorrect={(corrected) => ask(lastQuestion, { queries: corrected })}
              onRegenerate={regenerate}
            >
              {shown !== undefined && !live && message.status === 'done' && !message.is_withheld && <Rating thread={shown} message={message.message_id} claimId={claimId} review={reviews?.data.find(({ message_id: id }) => id === message.message_id)} />}
            </Answer>
          ),
        )}
        {live && (
          <>
            {!messages.some(({ text: asked, seq }) => asked === live.question && seq >= (last?.seq ?? 0) - 1 && last?.role === 'user') && <p className="question">{live.question}</p>}
            <div className="answer" aria-busy="true">
              {live.understood !== '' && <p className="understood">{live.understood}</p>}
              {live.notice !== '' && <p>{live.notice}</p>}
              <Sentences sentences={live.sentences} />
              <p className="working" role="status"><span className="dot" aria-hidden="true" />{live.tool === '' ? say('thinking') : `${live.tool}…`}</p>
            </div>
          </>
        )}
        {failure !== '' && <p className="failure" role="alert">{failure}</p>}
      </div>
      {!live && messages.length === 0 && (verified?.data.length ?? 0) > 0 && (
        <div className="suggestions" role="group" aria-label={say('verified_questions')}>
          {verified?.data.slice(0, 4).map(({ verified_id: id, question, by }) => <button key={id} type="button" className="button small" title={say('verified_questions')} onClick={() => ask(question)}>✓ {question} <span className="fine">{by}</span></button>)}
        </div>
      )}
      {!live && suggestions.length > 0 && (
        <div className="suggestions" role="group" aria-label={say('suggestions')}>
          {suggestions.slice(0, 4).map((suggestion) => <button key={suggestion} type="button" className="button small" onClick={() => ask(suggestion)}>{suggestion}</button>)}
        </div>
      )}
      <form onSubmit={send}>
        <label className="hidden" htmlFor="question">{say('question')}</label>
        <textarea id="question" className="input" rows={2} maxLength={2000} placeholder={say('question_placeholder')} value={text} onChange={(event) => write(event.target.value)} onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            ask(text);
          }
          if (event.key === 'Escape') event.currentTarget.blur();
        }} />
        <div className="row">
          {live ? <button type="button" className="button" onClick={stop}>{say('stop')}</button> : <button type="submit" className="button primary" disabled={text.trim() === ''}>{say('ask')}</button>}
          {shown !== undefined && !live && <button type="button" className="button quiet" onClick={() => {
            setNew(true);
            setThread(undefined);
          }}>{say('new_conversation')}</button>}
          {shown !== undefined && <a className="button quiet" href={`/v1/chat/${encodeURIComponent(shown)}/export?format=pdf`} download>{say('export_pdf')}</a>}
        </div>
      </form>
    </div>
  );
}
