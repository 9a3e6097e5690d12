import type { Language } from '#engine';

import type { ComposedAnswer } from '../answer.ts';
import { composeCosts } from './costs.ts';
import { Facts, type SummaryFacts } from './facts.ts';
import { composeFlags } from './flags.ts';
import { composeFollowUp } from './follow-up.ts';
import { composeIdentity } from './identity.ts';
import { composePeers } from './peers.ts';
import { composeRisk } from './risk.ts';
import { createWriter } from './write-sentence.ts';

/** The six sections from the results of the tools alone. The same facts give the same words. */
export function composeSummary(results: SummaryFacts, language: Language): ComposedAnswer {
  const writer = createWriter(new Facts(results), language);
  return {
    sections: [
      { id: 'identity', sentences: composeIdentity(writer) },
      { id: 'costs', sentences: composeCosts(writer) },
      { id: 'peers', sentences: composePeers(writer) },
      { id: 'flags', sentences: composeFlags(writer) },
      { id: 'risk', sentences: composeRisk(writer) },
      { id: 'follow_up', sentences: composeFollowUp(writer) },
    ],
  };
}
