import { Link } from '@tanstack/react-router';

import { problemOf } from '../service/service.ts';
import { useTexts } from '../texts/language.ts';

/** Why something is not there, and a way to ask again. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const say = useTexts();
  const problem = problemOf(error);
  return (
    <div className="failure-box" role="alert">
      <strong>{problem?.title ?? say('unreachable')}</strong>
      <p>{problem?.detail ?? say('unreachable_text')}</p>
      {problem?.errors?.map(({ field, accepted }) => <p key={field} className="fine">{field}: {accepted}</p>)}
      {problem && <p className="fine">{problem.code} · {problem.request_id}</p>}
      {onRetry && <button type="button" className="button" onClick={onRetry}>{say('try_again')}</button>}
    </div>
  );
}

export function RoomFailure({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <main className="room"><Failure error={error} onRetry={reset} /></main>;
}

export function NotFound() {
  const say = useTexts();
  return (
    <main className="room">
      <h1>{say('not_found')}</h1>
      <p><Link to="/worklist" search={{ where: [] }}>{say('to_worklist')}</Link></p>
    </main>
  );
}
