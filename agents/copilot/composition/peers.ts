import { formatRupiah } from '../../grounding/index.ts';
import type { Sentence } from '../answer.ts';
import { fragments, peerLevels, sentences } from '../texts.ts';
import { type Writer, partIf } from './write-sentence.ts';

/** The peer group, its figures, and where the claim stands in it. */
export function composePeers({ facts, language, write }: Writer): Sentence[] {
  const [claimed, p90] = [facts.number('claim.amount_claimed'), facts.number('claim.peer_p90')];
  const level = facts.number('claim.peer_level');
  if (level === undefined || claimed === undefined || p90 === undefined)
    return [write(sentences.peersNone, {}, ['claim.peer_level', 'claim.peer_mean', 'claim.peer_p90', 'claim.cost_zscore'])];
  return [
    write(sentences.peerGroup, { level: { text: peerLevels[level]?.[language] ?? '', evidence: [] } }),
    write(sentences.peerFigures, { std: partIf(facts.has('claim.peer_std'), () => write(fragments.std)) }),
    claimed > p90
      ? write(sentences.abovePeers, { difference: { text: formatRupiah(claimed - p90), evidence: ['claim.amount_claimed', 'claim.peer_p90'] } })
      : write(sentences.belowPeers),
    facts.has('claim.cost_zscore') ? write(sentences.zscore) : write(sentences.zscoreNone, {}, ['claim.cost_zscore', 'claim.peer_std']),
  ];
}
