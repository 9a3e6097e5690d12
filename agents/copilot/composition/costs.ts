import { formatPercent } from '../../grounding/index.ts';
import type { Sentence } from '../answer.ts';
import { fragments, sentences } from '../texts.ts';
import { type Writer, partIf } from './write-sentence.ts';

/** Claimed, paid, gap and ratio; tariff and top-ups. */
export function composeCosts(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  const [claimed = 0, paid, tariff, topup = 0] = ['amount_claimed', 'amount_paid', 'tariff_amount', 'topup_amount'].map((name) => facts.number(`claim.${name}`));
  return [
    paid === undefined
      ? write(sentences.unpaid, {}, ['claim.amount_paid'])
      : write(sentences.paid, { ratio: partIf(facts.has('claim.payment_ratio'), () => write(fragments.ratio)) }),
    ...(paid !== undefined && paid > claimed ? [write(sentences.paidAbove)] : []),
    tariff === undefined
      ? write(sentences.tariffNone, {}, ['claim.tariff_amount'])
      : write(sentences.tariff, { region: partIf(facts.has('claim.tariff_region'), () => write(fragments.region)) }),
    topup > 0 ? topups(writer, topup, claimed) : write(sentences.topupNone, {}, ['claim.topup_amount']),
    ...(tariff !== undefined && tariff + topup !== claimed ? [write(sentences.tariffDiffers)] : []),
  ];
}

function topups({ facts, write, language }: Writer, topup: number, claimed: number): Sentence {
  return write(sentences.topup, {
    codes: partIf(facts.has('claim.topup_codes'), () => write(fragments.topupCodes)),
    share: partIf(claimed > 0, () => write(fragments.topupShare, { share: { text: formatPercent(topup / claimed, language), evidence: ['claim.topup_amount'] } })),
  });
}
