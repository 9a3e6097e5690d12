import { useQuery } from '@tanstack/react-query';
import type { Operations } from '#client';

import { Loaded } from '../parts/room.tsx';
import { summaryOptions } from '../service/queries.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { EvidenceSentence } from './evidence.tsx';

/** The finding, and the six sections behind it. Every figure opens what it stands on. */
export function SummaryText({ claimId }: { readonly claimId: string }) {
  const summary = useQuery(summaryOptions(claimId, useLanguage()));
  return <Loaded query={summary}>{(found) => <Finding summary={found} />}</Loaded>;
}

function Finding({ summary: { finding, sections, evidence, disclosure, language } }: { readonly summary: Operations['GET /claims/{id}/summary']['answer'] }) {
  const say = useTexts();
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
