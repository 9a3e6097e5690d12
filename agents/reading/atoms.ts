/** A piece of a message: a run of letters, a run of digits, a comparison sign, or one mark. Offsets are into the message. */
export interface Atom {
  /** In lower case, as long as the text it came from. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'digits' | 'sign' | 'mark';
  /** Nothing stands between it and the atom before. */
  readonly isGlued: boolean;
}

const pieces = /(?<word>\p{L}[\p{L}\p{M}]*)|(?<digits>\p{Nd}+)|(?<sign>>=|<=|=>|=<|!=|<>|[<>=≥≤≠%&+±≈])|(?<mark>[^\s])/gu;

export function atomsOf(message: string): readonly Atom[] {
  let before = -1;
  return Array.from(message.matchAll(pieces), ({ 0: piece, index, groups }) => {
    const isGlued = index === before;
    before = index + piece.length;
    const lower = piece.toLowerCase();
    const kind = groups?.['word'] !== undefined ? 'word' : groups?.['digits'] !== undefined ? 'digits' : groups?.['sign'] !== undefined ? 'sign' : 'mark';
    return { folded: lower.length === piece.length ? lower : piece, start: index, end: before, kind, isGlued };
  });
}

/** The atoms of a phrase that decide whether a message has it: hyphens, dots and the like do not. */
export function phraseOf(phrase: string): readonly string[] {
  return atomsOf(phrase).flatMap(({ kind, folded }) => (kind === 'mark' ? [] : [folded]));
}

/** Phrases of a list with bars between, with their marks, the longest first. */
export function phrasesOf(list: string): readonly (readonly string[])[] {
  return list.split('|').map((phrase) => atomsOf(phrase).map(({ folded }) => folded)).toSorted((a, b) => b.length - a.length);
}
