import { type Language, findConcept, isNumber } from '#engine';

import { type Act, type ActsRead, type Pointing, Pieces, anyActs, firm, isAside, isEcho, isVerdict, ofClaims, ofPossession, readActs, readRefused, refused, refusedLast } from './acts/index.ts';
import type { Choice } from './ask-back.ts';
import { type Attempt, type Conversation, attemptsOf, distinct, mostReadings } from './attempts.ts';
import { isFiller } from './grammar/tokens.ts';
import { type Lattice, coversOf, hasSense, withoutActs } from './lattice.ts';
import type { Item, Sense } from './sense.ts';
import { understoodLine } from './understood.ts';

/** Items of the covers that are tried for one question, about: of a long one only the cheapest are. */
const mostItems = 600;
/** Atoms of a question that is looked at for two that are joined. */
const longestJoined = 60;

/** Atoms of one question, the end exclusive. */
export type Span = readonly [from: number, to: number];

/** What words can point at. */
export type Context = Pointing & Conversation;

/** What became of one question: one reading, several that differ, or words that are left. */
export type Outcome =
  | { readonly kind: 'read'; readonly attempt?: Attempt; /** Of sentences before, that it says more of. */ readonly earlier?: readonly Attempt[]; readonly acts: readonly Act[]; readonly items: readonly Item[] }
  | { readonly kind: 'differs'; readonly choices: readonly Choice[] }
  /** `isAside`: of who asks, and to be passed over where something else is asked. */
  | { readonly kind: 'left'; readonly atoms: readonly Span[]; readonly isAside?: true }
  | { readonly kind: 'empty' };

/** One question as what it is, or, where it is several that are joined, each of them. */
export function outcomesOf(lattice: Lattice, span: Span, options: Context): readonly Outcome[] {
  const whole = outcomeOf(lattice, [afterPoliteness(lattice, span), span[1]], options);
  return whole.kind === 'left' ? (joinedOf(lattice, span, options) ?? [whole]) : [whole];
}

/** Where the question begins that a greeting or thanks and a comma stand before; the beginning where there is none. */
function afterPoliteness({ atoms, items }: Lattice, [from, to]: Span): number {
  let at = from;
  for (;;) {
    const said = (items[at] ?? []).find(({ senses }) => senses.some((sense) => sense.kind === 'filler') && senses.some((sense) => sense.kind === 'act' && sense.says === 'notice'));
    const next = said?.to ?? (atoms[at]?.folded === ',' ? at + 1 : at);
    if (next === at || next >= to) return at > from && atoms[at - 1]?.folded === ',' ? at : from;
    at = next;
  }
}

/** `kenapa ditandai dan berapa klaim di Bali`: two questions with a joining word between, of which one is no query. */
function joinedOf(lattice: Lattice, [from, to]: Span, options: Context): readonly Outcome[] | undefined {
  if (to - from > longestJoined) return undefined;
  for (let at = from + 1; at < to - 1; at += 1) {
    const joint = lattice.items[at]?.find((item) => hasSense(item, 'and') || hasSense(item, 'what_if'));
    const end = lattice.atoms[at]?.folded === ',' ? at + 1 : joint?.to;
    if (end === undefined) continue;
    const both = [outcomeOf(lattice, [from, at], options), outcomeOf(lattice, [end, to], options)];
    const [first, second] = both;
    // `terima kasih, lalu berapa klaim di Bali`
    if (first?.kind === 'empty' && second?.kind === 'read' && joint && hasSense(joint, 'what_if') && (second.attempt?.draft.subject !== undefined || second.acts.length > 0)) return [second];
    if (both.every(({ kind }) => kind === 'read') && both.some((one) => one.kind === 'read' && one.attempt === undefined)) return both;
  }
  return undefined;
}

function outcomeOf(lattice: Lattice, [from, to]: Span, options: Context): Outcome {
  const plain: Lattice = { ...lattice, items: lattice.items.map((items) => withoutActs(items)) };
  const isPossessed = options.openClaim === true && isOfOneClaim(lattice, [from, to]);
  const acts = (frames: Parameters<typeof readActs>[2]): ActsRead => readActs(lattice, [from, to], frames, { ...options, isPossessed });
  // `ganti RS kelas C`: a verb of changing is of the question before, where the rest of it is.
  const [opening] = lattice.items[from] ?? [];
  const changed = options.previous && opening?.senses.some((sense) => sense.kind === 'what_if' && sense.isExchange === true) === true ? queryOutcome(plain, from, to, options) : undefined;
  if (changed?.kind === 'read' && changed.attempt?.isEdit === true) return changed;
  const certain = actsOutcome(acts(firm), lattice.language) ?? actsOutcome(readRefused(lattice, [from, to], refused), lattice.language);
  if (certain) return certain;
  const asQuery = queryOutcome(plain, from, to, options);
  // `apa itu P90` is of no claim, whichever is open.
  if (asQuery.kind === 'read' && (asQuery.attempt?.draft.concepts.length ?? 0) > 0 && asQuery.attempt?.tokens.some((token) => hasSense(token, 'define')) === true && !isPossessed) return asQuery;
  const first = actsOutcome(acts(options.openClaim === true ? ofClaims : options.previous === undefined ? ofPossession : []), lattice.language);
  if (first) return first;
  if (asQuery.kind !== 'left' && asQuery.kind !== 'empty') return asQuery;
  const hasVerdict = lattice.items.slice(from, to).some((starting) => starting.some((item) => isVerdict(item)));
  const guilt = hasVerdict ? queryOutcome(withVerdicts(plain, lattice), from, to, {}) : asQuery;
  if (guilt.kind === 'read' && guilt.attempt?.query) return withNotice(guilt, lattice);
  const second = acts(anyActs);
  // Of no claim that is open: what is asked is of the query before.
  const isOfThis = lattice.atoms.slice(from, to).some(({ folded }) => folded === 'ini' || folded === 'this');
  const isRanking = lattice.items.slice(from, to).some((starting) => starting.some((item) => hasSense(item, 'superlative')));
  const isOfNone = (options.previous !== undefined || isRanking) && options.openClaim !== true && !isOfThis && second.readings.every((one) => one.every((act) => act.kind === 'claim' && act.claim.kind === 'open'));
  const told = (isOfNone ? undefined : actsOutcome(second, lattice.language)) ?? actsOutcome(readRefused(lattice, [from, to], refusedLast), lattice.language);
  if (told || asQuery.kind === 'empty') return told ?? asQuery;
  // Of words that neither takes, the fewer are named.
  const isWithin = second.left.length > 0 && second.left.every(([at]) => asQuery.atoms.some(([start, end]) => start <= at && at < end));
  return { kind: 'left', atoms: isWithin ? second.left : asQuery.atoms, ...(isAsideIn(lattice, [from, to]) && { isAside: true }) };
}

/** `what is the P90 of its peers?`, `what is the z-score?`: of the open claim, where `what is a z-score?` asks what the word means. */
function isOfOneClaim({ atoms, items }: Lattice, [from, to]: Span): boolean {
  const folded = atoms.slice(from, to).map((atom) => atom.folded);
  const [start, rest] = [folded.findIndex((word) => word.startsWith('what')), folded.indexOf('the')];
  const isDefinite = start >= 0 && rest > start && rest <= start + 3 && !folded.some((word) => ['mean', 'means', 'stand', 'stands', 'meant'].includes(word)) && (items[from + rest + 1] ?? []).some((item) => hasSense(item, 'field'));
  return folded.includes('its') || isDefinite;
}

/** Whether a sentence only says again that there is nothing. */
export function isEchoIn(lattice: Lattice, [from, to]: Span): boolean {
  const [best] = coversOf(lattice, from, to);
  return best !== undefined && isEcho(new Pieces(best, lattice.atoms), best.unknown.length);
}

function isAsideIn(lattice: Lattice, [from, to]: Span): boolean {
  const [best] = coversOf(lattice, from, to);
  return best !== undefined && isAside(new Pieces(best, lattice.atoms), best.unknown.length);
}

function actsOutcome({ readings, items }: ActsRead, language: Language): Outcome | undefined {
  const [only, ...others] = readings;
  if (!only) return undefined;
  return others.length === 0 ? { kind: 'read', acts: only, items } : { kind: 'differs', choices: readings.map((acts) => ({ label: understoodLine(acts, language), acts })) };
}

/** What indicates what a word for guilt names: rules of a modus that audits look for, else any. */
function indicated({ senses }: Item): Sense {
  const rules = senses.flatMap((sense) => (sense.kind === 'concept' ? (findConcept(sense.concept)?.indicatedBy ?? []) : []));
  return rules.length > 0 ? { kind: 'value', field: 'flags', op: 'contains', values: rules } : { kind: 'value', field: 'is_flagged', op: '=', values: [true] };
}

/** Words for guilt as the indications that the data have. */
function withVerdicts(plain: Lattice, { items }: Lattice): Lattice {
  return { ...plain, items: items.map((starting, at) => [...withoutActs(starting.filter((item) => !isVerdict(item))), ...starting.filter((item) => isVerdict(item)).map((item) => ({ ...item, senses: [indicated(item)] }))].toSorted((a, b) => b.to - a.to || a.from - at)) };
}

function withNotice(outcome: Extract<Outcome, { readonly kind: 'read' }>, { items }: Lattice): Outcome {
  const { attempt } = outcome;
  const said = (attempt?.tokens ?? []).flatMap(({ from, to }, at) => ((items[from] ?? []).some((item) => item.to === to && isVerdict(item)) ? [{ at, about: 'verdict' as const }] : []));
  return { ...outcome, ...(attempt && { attempt: { ...attempt, assumed: [...attempt.assumed, ...said] } }), acts: [{ kind: 'notice', notice: 'verdict' }] };
}

function queryOutcome(lattice: Lattice, from: number, to: number, conversation: Conversation): Extract<Outcome, { readonly kind: 'read' | 'differs' | 'left' | 'empty' }> {
  const covers = coversOf(lattice, from, to);
  const [best] = covers;
  if (!best) return { kind: 'empty' };
  // `tampilkan semua`
  const [shown] = conversation.previous ? attemptsOf(best, lattice, conversation) : [];
  if (best.items.every((item) => isFiller(item) || hasSense(item, 'comma')) && best.unknown.length === 0) return shown?.query && shown.left.length === 0 && best.items.some(({ senses }) => senses.some((sense) => sense.kind === 'filler' && sense.as === 'show')) ? { kind: 'read', attempt: shown, acts: [], items: [] } : { kind: 'empty' };
  const known = covers.filter((cover) => cover.unknown.length === 0 && !isCutApart(cover.items, lattice)).slice(0, Math.max(2, Math.floor(mostItems / best.items.length)));
  if (known.length === 0) return { kind: 'left', atoms: best.unknown.map((at) => [at, at + 1] as const) };
  let [fewest, term, listed]: (Attempt | undefined)[] = [];
  for (const cover of known) {
    const attempts = attemptsOf(cover, lattice, conversation);
    const found = distinct(attempts.filter(({ left }) => left.length === 0));
    // What could be a column of a list is one only where it is nothing else.
    const complete = found.filter((attempt) => !isWithColumns(attempt));
    listed ??= found.length === 1 ? found[0] : undefined;
    // `klaim berindikasi` is a term too: it is told what it means where it asks for nothing else.
    const [first] = complete;
    if (first && first.draft.concepts.length > 0 && first.tokens.length === 1) {
      term ??= first;
      continue;
    }
    if (complete.length > 0) {
      const equal = known.filter((other) => other !== cover && other.cost === cover.cost).flatMap((other) => attemptsOf(other, lattice, conversation).filter((attempt) => attempt.left.length === 0 && !isWithColumns(attempt)));
      const all = distinct([...complete, ...equal]);
      const [only, ...others] = all;
      if (only) return others.length === 0 ? { kind: 'read', attempt: only, acts: [], items: [] } : { kind: 'differs', choices: all.slice(0, mostReadings).map((attempt) => choiceOf(attempt, lattice.language)) };
    }
    for (const attempt of attempts) if (fewest === undefined || attempt.left.length < fewest.left.length) fewest = attempt;
  }
  const last = term ?? listed;
  if (last) return { kind: 'read', attempt: last, acts: [], items: [] };
  const atoms = (fewest?.left ?? []).flatMap((at) => {
    const token = fewest?.tokens[at];
    return token ? [[token.from, token.to] as const] : [];
  });
  return { kind: 'left', atoms };
}

/** `biaya | tagih`, `how many in | total`: one name of a field, or what is meant together, read as two; of an amount that is named it is a total. */
function isCutApart(items: readonly Item[], lattice: Lattice): boolean {
  const isOfAmount = items.some(({ senses }) => senses.some((sense) => (sense.kind === 'field' && isNumber(sense.field)) || (sense.kind === 'count' && sense.isAmount === true)));
  return items.some((item, i) => lattice.items[item.from]?.some((whole) => whole.to === items[i + 1]?.to && ((hasSense(whole, 'in_all') && !isOfAmount) || fieldsOf(item).some((id) => fieldsOf(items[i + 1]).includes(id) && fieldsOf(whole).includes(id)))));
}

function fieldsOf(item: Item | undefined): readonly string[] {
  return item?.senses.flatMap((sense) => (sense.kind === 'field' ? [sense.field.id] : [])) ?? [];
}

function isWithColumns({ isEdit, query }: Attempt): boolean {
  return !isEdit && (query?.fields.length ?? 0) > 0;
}

function choiceOf({ query }: Attempt, language: Language): Choice {
  const queries = query ? [query] : [];
  return { label: understoodLine(queries.map((one) => ({ kind: 'query', query: one })), language), queries };
}
