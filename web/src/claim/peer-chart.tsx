import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import type { ClaimBackground } from './background.tsx';

const [width, height] = [640, 92];
const [left, right] = [12, 628];

interface PeerChartProps {
  readonly peers: NonNullable<ClaimBackground['peers']>;
  readonly amount: number;
}

/** How the peers’ amounts are spread, from the smallest to the largest, and where this claim lies. */
export function PeerChart({ peers, amount }: PeerChartProps) {
  const say = useTexts();
  const format = useFormat();
  const most = Math.max(peers.max, amount);
  const least = Math.min(peers.min, amount);
  const x = (value: number): number => (most === least ? (left + right) / 2 : left + ((value - least) / (most - least)) * (right - left));
  const claimAt = x(amount);
  const told = say('peer_chart', { n: format.number(peers.n), share: format.percent(peers.share_below, 1), median: format.rupiah(peers.median), p90: format.rupiah(peers.p90), amount: format.rupiah(amount) });
  return (
    <figure className="peer-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={told}>
        <line x1={x(peers.min)} x2={x(peers.max)} y1="46" y2="46" className="peer-range" />
        <rect x={x(peers.p10)} width={Math.max(1, x(peers.p90) - x(peers.p10))} y="38" height="16" className="peer-most" />
        <rect x={x(peers.p25)} width={Math.max(1, x(peers.p75) - x(peers.p25))} y="34" height="24" className="peer-half" />
        <line x1={x(peers.median)} x2={x(peers.median)} y1="32" y2="60" className="peer-median" />
        <line x1={x(peers.p90)} x2={x(peers.p90)} y1="28" y2="64" className="peer-p90" />
        <line x1={claimAt} x2={claimAt} y1="20" y2="66" className="peer-claim" />
        <circle cx={claimAt} cy="46" r="5" className="peer-claim-dot" />
        <text x={claimAt} y="14" className="peer-label claim" textAnchor={claimAt > width * 0.8 ? 'end' : claimAt < width * 0.2 ? 'start' : 'middle'}>{say('this_claim')} {format.shortRupiah(amount)}</text>
        <text x={x(peers.p90)} y="80" className="peer-label" textAnchor={x(peers.p90) > width * 0.85 ? 'end' : x(peers.p90) < width * 0.15 ? 'start' : 'middle'}>P90 {format.shortRupiah(peers.p90)}</text>
      </svg>
      <figcaption className="fine">{told}</figcaption>
    </figure>
  );
}
