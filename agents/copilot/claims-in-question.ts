import { CasemindError, type Scope, type Snapshot, readClaim } from '#engine';

import type { Turn } from './question.ts';

const mostCandidates = 20;
/** A run of letters and digits that may be a claim id: long, with many digits. */
const candidatePattern = /(?<![\p{L}\p{N}])(?=(?:[\p{L}-]*\d){6})[\p{L}\p{N}-]{8,40}(?![\p{L}\p{N}])/gu;
const ordinals: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?:pertama|kesatu|first|(?:nomor|no\.?|ke-?|number|#)\s?1)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:kedua|second|(?:nomor|no\.?|ke-?|number|#)\s?2)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:ketiga|third|(?:nomor|no\.?|ke-?|number|#)\s?3)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:keempat|fourth|(?:nomor|no\.?|ke-?|number|#)\s?4)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:kelima|fifth|(?:nomor|no\.?|ke-?|number|#)\s?5)(?![\p{L}\p{N}])/iu,
];
const ofClaim = /(?<![\p{L}\p{N}])(?:klaim|claim|kasus|case|yang|the|one)(?![\p{L}\p{N}])/iu;
const thatClaim = /(?<![\p{L}\p{N}])(?:(?:klaim|kasus|pasien|peserta|rs|rumah sakit|faskes|fasilitas) (?:ini|itu|tersebut|tadi)|(?:this|that|the same) (?:claim|case|patient|participant|hospital|facility)|klaimnya)(?![\p{L}\p{N}])/iu;

export interface QuestionClaims {
  /** The claim that a question across claims is about, if it names or points at one. */
  readonly claimId: string | undefined;
  /** All that the person named in it, in their order. */
  readonly named: readonly string[];
  /** Claims named in the turns before. */
  readonly earlier: readonly string[];
}

/**
 * The claims that a person's own words name, by id or by pointing at the answer before ("klaim kedua",
 * "that claim"). Only claims of the snapshot and of the scope count. No model has a say in it.
 */
export async function claimsInQuestion(snapshot: Snapshot, scope: Scope, question: string, history: readonly Turn[]): Promise<QuestionClaims> {
  const named = await existing(snapshot, scope, candidatesOf(question));
  const before = history.at(-1);
  const shown = await existing(snapshot, scope, before ? candidatesOf(`${before.question}\n${before.answer}`) : []);
  const earlier = await existing(snapshot, scope, history.slice(0, -1).flatMap(({ question: asked, answer }) => candidatesOf(`${asked}\n${answer}`)));
  const place = ofClaim.test(question) ? ordinals.findIndex((ordinal) => ordinal.test(question)) : -1;
  const pointed = place >= 0 ? shown[place] : thatClaim.test(question) ? shown[0] : undefined;
  return { claimId: named[0] ?? pointed, named: named.length > 0 ? named : pointed === undefined ? [] : [pointed], earlier: [...new Set([...shown, ...earlier])] };
}

function candidatesOf(text: string): string[] {
  return [...new Set([...text.matchAll(candidatePattern)].map(([candidate]) => candidate))];
}

async function existing(snapshot: Snapshot, scope: Scope, candidates: readonly string[]): Promise<string[]> {
  const found = await Promise.all(candidates.slice(0, mostCandidates).map(async (candidate) => ((await isReadable(snapshot, scope, candidate)) ? [candidate] : [])));
  return found.flat();
}

async function isReadable(snapshot: Snapshot, scope: Scope, claimId: string): Promise<boolean> {
  try {
    await readClaim(snapshot, claimId, scope);
    return true;
  } catch (error) {
    if (error instanceof CasemindError && error.code === 'CLAIM_MISSING') return false;
    throw error;
  }
}
