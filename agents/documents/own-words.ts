import { neutralLines } from '#engine';

import type { BlockOf } from './document.ts';

/** What a person wrote, as a field that shows it as theirs: nothing in it is hidden or becomes a part of the document. */
export function ownWords(label: string, words: string): BlockOf<'quote'> {
  return { kind: 'quote', label, lines: neutralLines(words).split('\n') };
}
