import type { ClaimQuery, Clause } from '#engine';

/** Which claim is meant: the open one, one named by its id, or the n-th of the answer before (from 1; -1 the last). */
export type ClaimRef = { readonly kind: 'open' } | { readonly kind: 'id'; readonly id: string } | { readonly kind: 'place'; readonly place: number };

export const claimTopics = [
  'overview', 'identity', 'dates', 'diagnosis', 'procedures', 'grouping', 'costs', 'tariff', 'topup', 'peers', 'rank', 'score', 'flags', 'reasons', 'duplicates', 'marks',
  'similar', 'episodes', 'outcomes', 'checklist', 'facility', 'tariff_insight',
] as const;
export type ClaimTopic = (typeof claimTopics)[number];

export const noticeCodes = ['greeting', 'thanks', 'help', 'out_of_scope', 'private', 'verdict', 'decision', 'not_in_data', 'instructions'] as const;
/** `not_in_data` is about a concept of what the data lack; `instructions` are those that try to change the reader's own. */
export type NoticeCode = (typeof noticeCodes)[number];

export type Operation = 'refresh' | 'alerts' | 'quality' | 'changes' | 'model' | 'jobs' | 'rules';
export type DocumentKind = 'request' | 'note' | 'list';

/** What a message wants that is no query of claims. */
export type Act =
  /** About one claim; `fields` are ids of catalogue fields that are asked of it, `limit` how many similar claims or episodes, `rules` those that are named. */
  | { readonly kind: 'claim'; readonly claim: ClaimRef; readonly topics: readonly ClaimTopic[]; readonly fields: readonly string[]; readonly limit?: number; readonly rules?: readonly string[] }
  | { readonly kind: 'compare_claims'; readonly claims: readonly ClaimRef[] }
  /** `period` in Jakarta time, where one was named. */
  | { readonly kind: 'operation'; readonly about: Operation; readonly period?: { readonly from?: string; readonly to?: string } }
  /** What stands out among claims; `of: facility` among those of the facility of the open claim; `outcomes`: ids of what the words ask about, all without them. */
  | { readonly kind: 'investigate'; readonly where: readonly Clause[]; readonly period?: ClaimQuery['period']; readonly of?: 'facility'; readonly outcomes?: readonly string[] }
  | { readonly kind: 'document'; readonly document: DocumentKind; readonly claim?: ClaimRef }
  | { readonly kind: 'code'; readonly code: string }
  /** A definition that is asked for: the id of a term. */
  | { readonly kind: 'concept'; readonly concept: string }
  /** `about`: id of a concept. */
  | { readonly kind: 'notice'; readonly notice: NoticeCode; readonly about?: string };

/**
 * Words that say no more to an act than what they are: `asks`: words that only ask, or say how much; `it`: stands for what was named before; `nth`: a number follows that is a place; `source`,
 * Where the data come from, and whether they are real; `how_to`: `cara ekspor`: how the product is worked with; `requests`: asks somebody to do something: `tolong`: `could you`; `whether`,
 * Opens what is answered by yes or no; `certain`: that something is certain, or is to be said; `somebody`: somebody who may be guilty, besides hospitals and patients; `you`: who is spoken to,
 * and what they answered; `feels`: how the one who asks feels; `appraises`: how good an answer was; `introduces`: who the one who asks is; `name`: a name, of whatever stands beside it;
 * `record`: what was written of a patient: results, notes, images; `farewell`: that nothing more is asked.
 */
type PlainMeaning =
  'asks' | 'why' | 'when' | 'this' | 'it' | 'other' | 'both' | 'compares' | 'nth' | 'history' | 'should' | 'check' | 'often' | 'odd' | 'source' | 'writes' | 'how_to' | 'product' |
  'requests' | 'whether' | 'certain' | 'somebody' | 'you' | 'feels' | 'appraises' | 'makes' | 'starts' | 'introduces' | 'name' | 'record' | 'how' | 'farewell' | 'overrides' | 'orders';
type Saying<Says> = Says extends string ? { readonly says: Says } : never;

/** What a word means to an act, as the lists of `words/` say. */
export type ActMeaning =
  | { readonly says: 'id'; readonly id: string }
  | { readonly says: 'place'; readonly place: number }
  | { readonly says: 'topic'; readonly topic: ClaimTopic }
  /** A judgement of how high or usual something is. */
  | { readonly says: 'judged'; readonly isLow?: true }
  | { readonly says: 'operation'; readonly about: Operation }
  | { readonly says: 'document'; readonly document: DocumentKind }
  /** Belongs to acts of one kind and says nothing more. */
  | { readonly says: 'aspect'; readonly of: 'operation' | 'document' }
  /** Data or lists that are loaded, refreshed, exported or printed, which people do by commands and buttons; `isLoad` of data brought in, where asked how. */
  | { readonly says: 'handles'; readonly isLoad?: true }
  /** A verb of deciding or writing; `isDone` as what is done: `ditolak`; `isOnlyVerb` names nothing else, wherever it stands. */
  | { readonly says: 'decide'; readonly isDone?: true; readonly isOnlyVerb?: true }
  /** Guilt; `isBlame` who is to answer for it. */
  | { readonly says: 'verdict'; readonly isBlame?: true }
  /** How something is made up, told apart or meant: `dihitung`, `dibedakan`; `isAsked` where that is an order: `terangkan`. */
  | { readonly says: 'made'; readonly isAsked?: true }
  | Saying<PlainMeaning>
  | { readonly says: 'notice'; readonly notice: 'greeting' | 'thanks' | 'help' | 'instructions' };
