import type { Language, Localized } from '#engine';
import { type EvidenceItem, neutralText } from '#tools';

import { showEvidence } from '../statements/show-evidence.ts';
import type { Turn } from './question.ts';

/** A question of a thread as it was answered, with the evidence that the answer cites. */
export interface Exchange extends Turn {
  readonly evidence: readonly EvidenceItem[];
}

/** Turns handed on whole. */
export const wholeTurns = 6;
/** Characters of all that is handed on of earlier ones, of one question, and figures of one answer. */
const condensedCharacters = 6000;
const longestQuestion = 200;
const mostFigures = 8;
const longestTitle = 80;

const figuresShown: Localized = { id: 'Angka yang dikutip', en: 'Figures cited' };
const untitled: Localized = { id: 'Percakapan', en: 'Conversation' };

/**
 * The history of a thread for the next question, the oldest first: the last turns whole, earlier ones
 * as their question with the figures cited, as far back as there is room.
 */
export function turnsOf(exchanges: readonly Exchange[], language: Language): Turn[] {
  const condensed: Turn[] = [];
  let room = condensedCharacters;
  for (const exchange of exchanges.slice(0, -wholeTurns).toReversed()) {
    const turn = condense(exchange, language);
    room -= turn.question.length + turn.answer.length;
    if (room < 0) break;
    condensed.unshift(turn);
  }
  return [...condensed, ...exchanges.slice(-wholeTurns).map(({ question, calls, answer }) => ({ question, calls, answer }))];
}

function condense({ question, evidence }: Exchange, language: Language): Turn {
  const figures = evidence.slice(0, mostFigures).map((item) => `${item.label[language]} ${showEvidence(item, language)}`);
  return { question: cut(question, longestQuestion), calls: [], answer: figures.length === 0 ? '' : `${figuresShown[language]}: ${figures.join('; ')}.` };
}

/** What a thread is called after its first question. */
export function titleOf(question: string, language: Language): string {
  return cut(neutralText(question), longestTitle) || untitled[language];
}

/** The first characters of a text, at the end of a word where there is one near. */
function cut(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const start = characters.slice(0, longest - 1).join('');
  const space = start.lastIndexOf(' ');
  return `${(space > longest / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}
