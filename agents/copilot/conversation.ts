import type { Language, Localized } from '#engine';
import { neutralText } from '#tools';

import type { Turn } from './question.ts';

/** Turns handed on: a follow-up edits the last one that was answered. */
export const mostTurns = 12;
const longestTitle = 80;

const untitled: Localized = { id: 'Percakapan', en: 'Conversation' };

/** The history of a thread for the next question, the oldest first. */
export function turnsOf(exchanges: readonly Turn[]): Turn[] {
  return exchanges.slice(-mostTurns);
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
