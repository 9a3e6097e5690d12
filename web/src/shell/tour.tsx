import { useState } from 'react';

import { kept } from '../parts/kept.ts';
import { useTexts } from '../texts/language.ts';

const steps = ['filter', 'claim', 'ask', 'decide', 'rooms'] as const;
const seen = kept('tour');

/** What a new user does first, in five steps. It lies beside the page, which can be used meanwhile, and is shown until it was seen. */
export function Tour() {
  const say = useTexts();
  const [step, setStep] = useState(() => (seen.read() === null ? 0 : steps.length));
  const name = steps[step];
  if (name === undefined) return null;
  const end = (): void => {
    seen.write('seen');
    setStep(steps.length);
  };
  const isLast = step === steps.length - 1;
  return (
    <aside className="tour" aria-label={say('tour')}>
      <p className="fine">{say('tour_step', { n: step + 1, of: steps.length })}</p>
      <h2>{say(`tour_${name}`)}</h2>
      <p aria-live="polite">{say(`tour_${name}_text`)}</p>
      <div className="row">
        {!isLast && <button type="button" className="button quiet" onClick={end}>{say('tour_skip')}</button>}
        {step > 0 && <button type="button" className="button" onClick={() => setStep(step - 1)}>{say('previous')}</button>}
        <button type="button" className="button primary" onClick={() => (isLast ? end() : setStep(step + 1))}>{say(isLast ? 'tour_end' : 'next')}</button>
      </div>
    </aside>
  );
}
