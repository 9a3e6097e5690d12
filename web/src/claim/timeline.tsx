import type { Claim } from '#client';

import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';
import type { ClaimBackground } from './background.tsx';

export type Episode = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const [width, rowHeight, top] = [640, 22, 18];
const dayMs = 86_400_000;

export type Relation = 'repeat' | 'overlap' | 'readmission' | 'other';

/** How another episode of the person lies to the claim: the weightiest first. */
export function relationOf(claim: Claim, episode: Episode): Relation {
  if (claim.duplicate_claim_ids.includes(String(episode['claim_id']))) return 'repeat';
  if (episode['overlaps_claim'] === true) return 'overlap';
  const [first, second] = [spanOf(claim), spanOf(episode)].toSorted((a, b) => a.from - b.from);
  const isReadmission = claim.service_type === 'RITL' && episode['service_type'] === 'RITL' && first !== undefined && second !== undefined && second.from - first.to <= 30 * dayMs;
  return isReadmission ? 'readmission' : 'other';
}

/** Episodes of the person over time, a line each, this claim among them: what overlaps, repeats or follows within 30 days is marked. */
export function Timeline({ claim, episodes }: { readonly claim: Claim; readonly episodes: ClaimBackground['episodes']['rows'] }) {
  const say = useTexts();
  const format = useFormat();
  const others = (episodes as readonly Episode[]).map((episode) => ({ id: String(episode['claim_id']), ...spanOf(episode), relation: relationOf(claim, episode) as Relation | 'self' }));
  const all = [{ id: claim.claim_id, ...spanOf(claim), relation: 'self' as const }, ...others].toSorted((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
  const begin = Math.min(...all.map(({ from }) => from));
  const end = Math.max(...all.map(({ to }) => to)) + dayMs;
  const x = (time: number): number => ((time - begin) / (end - begin)) * (width - 8) + 4;
  const count = (relation: Relation): number => others.filter((one) => one.relation === relation).length;
  const self = spanOf(claim);
  const day = (time: number): string => format.date(new Date(time).toISOString());
  const words = { from: day(self.from), to: day(self.to), n: others.length, overlaps: count('overlap'), readmissions: count('readmission'), repeats: count('repeat') };
  const height = top + all.length * rowHeight;
  return (
    <figure className="timeline">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('timeline_text', words)}>
        <rect className="this-span" x={x(self.from)} width={Math.max(4, x(self.to + dayMs) - x(self.from))} y={0} height={height} />
        <text className="axis" x={4} y={12}>{day(begin)}</text>
        <text className="axis" x={width - 4} y={12} textAnchor="end">{day(end - dayMs)}</text>
        {all.map(({ id, from, to, relation }, i) => (
          <rect key={id} className="episode-bar" data-relation={relation} x={x(from)} width={Math.max(5, x(to + dayMs) - x(from))} y={top + i * rowHeight + 5} height={12} rx={3}>
            <title>{`${id} · ${day(from)} – ${day(to)}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption className="fine">{say('timeline_text', words)}</figcaption>
    </figure>
  );
}

function spanOf(episode: Readonly<Record<string, unknown>>): { readonly from: number; readonly to: number } {
  const from = Date.parse(String(episode['admit_date']));
  const to = Date.parse(String(episode['discharge_date'] ?? episode['admit_date']));
  return { from, to: Number.isNaN(to) ? from : to };
}
