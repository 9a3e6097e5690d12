import type { LiveSource, Scope, StoredLiveClaim } from '#engine';
import type { LiveClaims } from '#store';

import type { LiveFeed } from './live-feed.ts';

/** A source that is read: what has become visible of it, and what the store keeps. */
export interface FollowedSource {
  readonly feed: LiveFeed;
  readonly store: Pick<LiveClaims, 'changesAfter'>;
}

/** Changes that a reader left out: it was further behind than is read again. */
export interface SkippedChanges {
  readonly source: LiveSource;
  /** The first and the last change number left out. */
  readonly from: number;
  readonly to: number;
}

export interface ReadClaims {
  /** Each with the place behind it. */
  readonly claims: readonly { readonly id: string; readonly claim: StoredLiveClaim }[];
  readonly skipped: readonly SkippedChanges[];
}

interface FeedReadingOptions {
  /** Those that the reader asked for. */
  readonly sources: readonly FollowedSource[];
  readonly scope: Scope;
  /** The id of the last event that the reader had. */
  readonly after?: string | undefined;
  /** Claims that a reader without such an id begins with: the last so many. */
  readonly begin?: number;
}

/** Changes that are read again for who comes back, or is slow: beyond it they are skipped, and the reader is told. */
const mostBehind = 10_000;
/** Claims with which a reader goes on after what was skipped. */
const claimsAfterSkipping = 100;

/**
 * A reader's place in the feeds of some sources. It is moved by asking for the next claims, so that a reader who does not ask has
 * nothing kept for it.
 */
export class FeedReading {
  readonly #sources: readonly FollowedSource[];
  readonly #scope: Scope;
  readonly #places: Record<LiveSource, number>;

  constructor({ sources, scope, after, begin = 0 }: FeedReadingOptions) {
    this.#sources = sources;
    this.#scope = scope;
    this.#places = placesOf(after) ?? { live: 0, simulated: 0, ...Object.fromEntries(sources.map(({ feed }) => [feed.source, feed.before(begin)])) };
  }

  /** The place, as the id of an event: good at any replica, and after a restart. */
  get id(): string {
    return idOf(this.#places);
  }

  /** Resolves when there is more, after so many milliseconds, or where the signal says so. */
  waitForMore(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        for (const { feed } of this.#sources) feed.ignore(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
      for (const { feed } of this.#sources) feed.listen(done);
      if (signal.aborted || !this.isDone()) done();
    });
  }

  /** Whether there is nothing more for now. */
  isDone(): boolean {
    return this.#sources.every(({ feed }) => this.#places[feed.source] >= feed.reached);
  }

  /** The next changes of one source, at most `limit`: those in the reader's scope. */
  async next(limit: number): Promise<ReadClaims> {
    const behind = this.#sources.find(({ feed }) => this.#places[feed.source] < feed.reached);
    if (!behind) return { claims: [], skipped: [] };
    const { feed, store } = behind;
    const { source } = feed;
    const place = this.#places[source];
    const remembered = feed.claimsAfter(place, limit);
    if (!remembered && feed.reached - place > mostBehind) {
      const to = feed.before(claimsAfterSkipping);
      this.#places[source] = to;
      return { claims: [], skipped: [{ source, from: place + 1, to }] };
    }
    // What is not visible yet is told when it is.
    const claims = remembered ?? (await store.changesAfter(place, limit)).claims.filter(({ changeSeq }) => changeSeq <= feed.reached);
    this.#places[source] = claims.at(-1)?.changeSeq ?? feed.reached;
    return { claims: claims.filter(({ claim }) => isIn(this.#scope, claim.province_code)).map((claim) => ({ id: idOf({ ...this.#places, [source]: claim.changeSeq }), claim })), skipped: [] };
  }
}

function isIn({ provinces }: Scope, province: string | null): boolean {
  return provinces === null || (province !== null && provinces.includes(province));
}

function idOf({ live, simulated }: Record<LiveSource, number>): string {
  return `l${live}.s${simulated}`;
}

function placesOf(id: string | undefined): Record<LiveSource, number> | undefined {
  const [, live, simulated] = /^l(\d{1,15})\.s(\d{1,15})$/.exec(id ?? '') ?? [];
  return live === undefined || simulated === undefined ? undefined : { live: Number(live), simulated: Number(simulated) };
}
