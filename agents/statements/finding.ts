import type { Choice } from './choice.ts';
import { arrival, attributions, rank, reasons, statementsOf, unranked } from './claim-statements.ts';
import { held } from './evaluate.ts';
import { activeIndications, billParts, comparison, leadingQuestion, opening, peerGroup, snoozed, standsOut, unevaluated, wordsIn } from './finding-parts.ts';
import { type Connection, connectives, findingTexts } from './texts/finding.ts';
import { render } from './render.ts';
import type { Statement } from './statement.ts';
import { withinSentence } from './words.ts';
import type { Sentence, Writer } from './writer.ts';

export const mostWords = 150;
/** Candidates that a model chooses from. */
export const mostCandidates = 30;

/** One thing that may be told in a finding. */
export interface Candidate {
  /** From the longest wording to the shortest. */
  readonly forms: readonly Sentence[];
  /** Told whatever is chosen. */
  readonly isAlways: boolean;
  /** Told where nobody chooses. */
  readonly isUsual: boolean;
  /** Whether it speaks for a closer look or against it. */
  readonly towards: 'review' | 'ease' | 'neither';
}

/** What may be told of a claim beside its opening, the most telling first. */
export function candidatesOf(writer: Writer): Candidate[] {
  const { facts, write } = writer;
  const first = [
    ...held([{ kind: 'nothing_stands_out' }], writer.facts).map(({ because }) => always([write(because.length > 0 ? findingTexts.nothingPartly : findingTexts.nothing, {}, ['claim.flags', 'claim.amount_claimed', 'claim.ml_score_normalized'])], 'ease')),
    always(isQuiet(writer) || standsOut(writer) === 'flagged' ? [] : activeIndications(writer), facts.has('claim.flags') ? 'review' : 'ease'),
    always(snoozed(writer), 'neither'),
    always(unevaluated(writer), 'neither'),
    ...held([arrival], writer.facts).map((evaluated) => always([render(evaluated, writer)], 'neither')),
  ].filter(({ forms }) => forms.length > 0);
  const told = always(billParts(writer), 'neither');
  const usual = new Set<Statement>([...(standsOut(writer) === 'unusual' ? reasons(facts).slice(0, 1) : []), ...(isQuiet(writer) ? [] : [rank, unranked])]);
  const more = [...usual, ...furtherStatements(writer).filter((statement) => !usual.has(statement))];
  const known = new Set<string>();
  const added = more.flatMap((statement) =>
    held([statement], writer.facts).flatMap((evaluated): Candidate[] => {
      const sentence = render(evaluated, writer);
      if (known.has(sentence.text)) return [];
      known.add(sentence.text);
      return [{ forms: [sentence], isAlways: false, isUsual: usual.has(statement), towards: statement.kind === 'reason' ? 'review' : 'neither' }];
    }),
  );
  const all = [...first, ...added.filter(({ isUsual }) => isUsual), ...(told.forms.length > 0 ? [told] : []), ...added.filter(({ isUsual }) => !isUsual)];
  return all.slice(0, mostCandidates);
}

/** The finding in at most 150 words: the claim, what stands out, its peers, what was chosen, the first question where something stands out, and that it is an indication. */
export function composeFinding(writer: Writer, candidates: readonly Candidate[], choice?: Choice): Sentence[] {
  const start = [opening(writer), comparison(writer), peerGroup(writer)].filter((forms) => forms.length > 0);
  const end = [isQuiet(writer) ? [] : [...leadingQuestion(writer), { text: '', evidence: [] }], [writer.write(isQuiet(writer) ? findingTexts.noScope : findingTexts.scope, {}, ['claim.risk_score'])]].filter((forms) => forms.length > 0);
  const chosen = choice ? choice.statements.flatMap((number) => candidates[number - 1] ?? []) : candidates.filter(({ isUsual }) => isUsual);
  const order = [...candidates.filter((candidate) => candidate.isAlways && !chosen.includes(candidate)), ...chosen];
  const musts = order.filter(({ isAlways }) => isAlways);
  const room = fit(start, musts.map(({ forms }) => forms), end);
  const words = new Map(musts.map((candidate, i) => [candidate, room.told[start.length + i]]));
  let left = mostWords - room.words;
  let before: Candidate | undefined;
  const middle = order.flatMap((candidate): Sentence[] => {
    const plain = words.get(candidate) ?? candidate.forms.at(-1);
    if (!plain) return [];
    const connected = connect(writer, plain, candidate, before, choice && connectionBetween(choice, candidates, before, candidate));
    const cost = wordsIn(connected.text) - (candidate.isAlways ? wordsIn(plain.text) : 0);
    if (cost > left && !candidate.isAlways) return [];
    before = candidate;
    if (cost > left) return [plain];
    left -= cost;
    return [connected];
  });
  const told = (at: number, count: number): Sentence[] => room.told.slice(at, at + count).flatMap((sentence) => (sentence && sentence.text !== '' ? [sentence] : []));
  return [...told(0, start.length), ...middle, ...told(start.length + musts.length, end.length)];
}

function isQuiet(writer: Writer): boolean {
  return held([{ kind: 'nothing_stands_out' }], writer.facts).length > 0;
}

/** Statements that no finding needs and some are told better with. */
function furtherStatements({ facts }: Writer): Statement[] {
  const { costs, peers, flags, identity } = statementsOf(facts);
  return [
    ...reasons(facts),
    ...flags.filter(({ kind }) => kind === 'mark'),
    { kind: 'excess', of: 'claim.amount_claimed', over: 'claim.peer_mean' },
    { kind: 'value', of: ['claim.cost_zscore'] },
    { kind: 'value', of: ['peers.share_below'] },
    ...costs.filter(({ kind }) => kind !== 'composition'),
    ...attributions(),
    { kind: 'lower_amount' },
    ...identity.filter((statement) => statement.kind === 'identity' && ['stay', 'secondary', 'procedures', 'ambiguous'].includes(statement.about)),
    ...peers.filter(({ kind }) => kind === 'value'),
  ];
}

/** The longest wordings that together keep the limit: what is told in the middle gives way first, what is at the ends last. */
function fit(start: Forms, middle: Forms, end: Forms): { readonly told: readonly (Sentence | undefined)[]; readonly words: number } {
  const pieces = [...start, ...middle, ...end];
  const places = pieces.map((_, i) => i);
  const yielding = [...places.slice(start.length, start.length + middle.length).toReversed(), ...places.slice(0, start.length).toReversed(), ...places.slice(start.length + middle.length)];
  const at = pieces.map(() => 0);
  const told = (): (Sentence | undefined)[] => pieces.map((forms, i) => forms[at[i] ?? 0]);
  const words = (): number => told().reduce((sum, sentence) => sum + wordsIn(sentence?.text ?? ''), 0);
  for (const i of yielding) while (words() > mostWords && (at[i] ?? 0) < (pieces[i]?.length ?? 0) - 1) at[i] = (at[i] ?? 0) + 1;
  return { told: told(), words: words() };
}

type Forms = readonly (readonly Sentence[])[];

/** How the model hangs a sentence on the one told before it, where they were neighbours in its order. */
function connectionBetween({ statements, relations }: Choice, candidates: readonly Candidate[], before: Candidate | undefined, candidate: Candidate): Connection | undefined {
  const place = statements.indexOf(candidates.indexOf(candidate) + 1);
  return before && place > 0 && statements[place - 1] === candidates.indexOf(before) + 1 ? relations[place - 1] : undefined;
}

/** A sentence hung on the one before; a contrast only where one speaks for a closer look and the other does not. */
function connect({ language }: Writer, sentence: Sentence, { towards }: Candidate, before: Candidate | undefined, connection: Connection | undefined): Sentence {
  const isContrast = before !== undefined && new Set([towards, before.towards]).has('review') && new Set([towards, before.towards]).has('ease');
  if (!connection || (connection === 'contrast' && !isContrast)) return sentence;
  return { text: `${connectives[connection][language]} ${withinSentence(sentence.text)}`, evidence: sentence.evidence };
}

function always(forms: readonly Sentence[], towards: Candidate['towards']): Candidate {
  return { forms, isAlways: true, isUsual: true, towards };
}
