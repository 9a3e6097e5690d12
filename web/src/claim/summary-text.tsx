import { useQuery } from '@tanstack/react-query';

import { summaryOptions } from '../service/queries.ts';
import { Failure } from '../shell/failures.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { EvidenceSentence } from './evidence.tsx';

/** The finding, and the six sections behind it. Every figure opens what it stands on. */
export function SummaryText({ claimId }: { readonly claimId: string }) {
  const say = useTexts();
  const summary = useQuery(summaryOptions(claimId, useLanguage()));
  if (summary.isError) return <Failure error={summary.error} onRetry={() => void summary.refetch()} />;
  if (!summary.data) return <p className="finding" role="status"><span className="skeleton wide" /><span className="skeleton wide" /><span className="skeleton" /></p>;
  const { finding, sections, evidence, disclosure, language } = summary.data;
  const items = new Map(evidence.map((item) => [item.id, item]));
  return (
    <section aria-labelledby="finding">
      <h2 id="finding">{finding.title}</h2>
      <p className="finding">{finding.sentences.map((sentence) => <EvidenceSentence key={sentence.text} {...sentence} items={items} language={language} />)}</p>
      <div className="sections">
        {sections.map(({ id, title, sentences }) => (
          <details key={id}>
            <summary>{title}</summary>
            <ul>{sentences.map((sentence) => <li key={sentence.text}><EvidenceSentence {...sentence} items={items} language={language} /></li>)}</ul>
          </details>
        ))}
      </div>
      <p className="fine">{disclosure} {say('figures_open')}</p>
    </section>
  );
}
