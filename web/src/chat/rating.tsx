import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerReview } from '#client';
import { type FormEvent, useState } from 'react';

import { problemOf, service } from '../service/service.ts';
import { useSession } from '../session/session.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';

interface RatingProps {
  readonly thread: string;
  readonly message: string;
  readonly claimId: string;
  readonly review: AnswerReview | undefined;
}

/** What the person says of an answer; whether it is verified; a lead verifies it. */
export function Rating({ thread, message, claimId, review }: RatingProps) {
  const say = useTexts();
  const format = useFormat();
  const queries = useQueryClient();
  const state = useSession();
  const isLead = 'session' in state && state.session.is_lead;
  const [comment, setComment] = useState('');
  const [isAsking, setAsking] = useState(false);
  const path = { thread, answer: message };
  const again = (): void => {
    for (const key of [['reviews', thread], ['verified', claimId]]) void queries.invalidateQueries({ queryKey: key });
  };
  const rate = useMutation({
    mutationFn: async (rating: 'helpful' | 'wrong' | null): Promise<unknown> =>
      rating === null
        ? service.call('DELETE /chat/{thread}/answers/{answer}/rating', { path })
        : service.call('PUT /chat/{thread}/answers/{answer}/rating', { path, body: { rating, ...(rating === 'wrong' && comment.trim() !== '' && { comment: comment.trim() }) } }),
    onSuccess: again,
  });
  const verify = useMutation({ mutationFn: () => service.call('PUT /chat/{thread}/answers/{answer}/verification', { path }), onSuccess: again });
  const rating = review?.rating?.rating;
  const verification = review?.verification;
  const failed = rate.error ?? verify.error;
  const press = (one: 'helpful' | 'wrong') => () => {
    setAsking(one === 'wrong' && rating !== 'wrong');
    rate.mutate(rating === one ? null : one);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setAsking(false);
    rate.mutate('wrong');
  };
  return (
    <div className="rating">
      {verification && <p className="verified"><span aria-hidden="true">✓ </span>{verification.is_same ? say('verified', { who: verification.by, time: format.date(verification.at) }) : say('verified_changed', { who: verification.by })}</p>}
      <div className="row">
        <button type="button" className="button quiet small" aria-pressed={rating === 'helpful'} onClick={press('helpful')}>{say('rate_helpful')}</button>
        <button type="button" className="button quiet small" aria-pressed={rating === 'wrong'} onClick={press('wrong')}>{say('rate_wrong')}</button>
        {isLead && verification?.is_same !== true && <button type="button" className="button quiet small" disabled={verify.isPending} onClick={() => verify.mutate()}>{say('verify')}</button>}
      </div>
      {isAsking && (
        <form className="row" onSubmit={send}>
          <input className="input" aria-label={say('rate_comment')} placeholder={say('rate_comment')} maxLength={1000} value={comment} onChange={(event) => setComment(event.target.value)} />
          <button type="submit" className="button small">{say('rate_send')}</button>
        </form>
      )}
      {failed && <p className="failure" role="alert">{problemOf(failed)?.detail ?? say('unreachable')}</p>}
    </div>
  );
}
