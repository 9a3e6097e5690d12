import type { EvidenceItem } from '#tools';
import type { Language } from '#engine';

import { type Direction } from './directions.ts';
import type { Cited } from './figure.ts';

/** A statement that the amount claimed lies above, or not above, a figure of its peers. */
export interface PeerComparison {
  readonly text: string;
  readonly start: number;
  readonly isAbove: boolean;
  readonly reference: RegExp;
  /** Whether the words name the peers; else it may be about other amounts. */
  readonly isOfPeers: boolean;
}

const words: Readonly<Record<Language, { readonly above: RegExp; readonly negation: RegExp; readonly below: RegExp }>> = {
  id: { above: /(?:di atas|melebihi|melampaui|lebih (?:tinggi|besar|mahal) dar(?:i|ipada))\s/giu, negation: /(?:tidak|belum|bukan|tanpa)\s(?:berada\s)?$/iu, below: /(?:di bawah|lebih (?:rendah|kecil|murah) dar(?:i|ipada))\s/giu },
  en: { above: /(?:above|exceeds?|exceeding|higher than|over|more than)\s/giu, negation: /(?:not|never|no)\s(?:be\s)?$/iu, below: /(?:below|under|lower than|less than)\s/giu },
};
const references: readonly { readonly reference: RegExp; readonly words: RegExp }[] = [
  { reference: /^(?:peer_)?p90$/, words: /^(?:the |nilai |batas )?(?:peers’ |peer group’s |kelompok pembanding |pembanding )?P90\b/iu },
  { reference: /^(?:peer_)?mean$/, words: /^(?:the |nilai )?(?:peers’ |peer group’s )?(?:rata-rata|mean|average)\b/iu },
  { reference: /^(?:peer_)?median$/, words: /^(?:the |nilai )?(?:peers’ |peer group’s )?(?:median|nilai tengah)\b/iu },
];
const ofPeers = /P90|pembanding|peer/iu;

export function findPeerComparisons(text: string, language: Language): PeerComparison[] {
  const { above, negation, below } = words[language];
  const read = (regex: RegExp, isAbove: boolean): PeerComparison[] =>
    [...text.matchAll(regex)].flatMap((match) => {
      const rest = text.slice(match.index + match[0].length);
      const named = references.find((candidate) => candidate.words.test(rest));
      if (!named) return [];
      const isNegated = negation.test(text.slice(Math.max(0, match.index - 20), match.index));
      return [{ text: match[0].trim(), start: match.index, reference: named.reference, isAbove: isNegated !== isAbove, isOfPeers: ofPeers.test(rest.slice(0, 40)) }];
    });
  return [...read(above, true), ...read(below, false)];
}

/**
 * Whether a comparison with the peers is true of the values it may be of. Without both values it is
 * not, unless it is a question, speaks of other things than peers, or counts claims above their P90.
 */
export function isPeerComparisonTrue({ reference, isAbove, isOfPeers }: PeerComparison, own: Cited, isQuestion: boolean): boolean {
  const [amount, peer] = [own.find(({ source }) => source.column === 'amount_claimed'), own.find(({ source }) => reference.test(source.column))];
  if (typeof peer?.value === 'number' && typeof amount?.value === 'number') return amount.value > peer.value === isAbove;
  return isQuestion || (peer === undefined && (!isOfPeers || own.some(({ source }) => source.column.startsWith('outlier_'))));
}

const between = {
  up: /^[)”"\s,]*(?:(?:yang|berada|masih|jauh|sedikit|adalah|is|was|are|well|far|still|slightly|which)\s)*(?<not>(?:tidak|bukan|not|no)\s(?:berada\s)?)?(?:di atas|melebihi|melampaui|lebih (?:tinggi|besar|banyak|mahal|lama) (?:dari|daripada)|above|exceed(?:s|ing|ed)?|higher than|greater than|larger than|more than|longer than)\s/iu,
  down: /^[)”"\s,]*(?:(?:yang|berada|masih|jauh|sedikit|adalah|is|was|are|well|far|still|slightly|which)\s)*(?<not>(?:tidak|bukan|not|no)\s(?:berada\s)?)?(?:di bawah|lebih (?:rendah|kecil|sedikit|murah|singkat) (?:dari|daripada)|below|lower than|smaller than|fewer than|less than|shorter than)\s/iu,
};

/** Which way the words between two figures set them against each other, and whether they deny it. */
export function comparisonBetween(gap: string): { readonly direction: Direction; readonly isDenied: boolean } | undefined {
  for (const direction of ['up', 'down'] as const) {
    const match = between[direction].exec(gap);
    if (!match || /[,;!?]|(?<!\p{L})(?:dan|and|atau|or|serta)(?!\p{L})/iu.test(gap.slice(match[0].length)) || gap.length > match[0].length + 60) continue;
    return { direction, isDenied: match.groups?.['not'] !== undefined };
  }
  return undefined;
}

/** Whether two values stand to each other as the words say. */
export function isComparisonTrue({ direction, isDenied }: { readonly direction: Direction; readonly isDenied: boolean }, a: EvidenceItem, b: EvidenceItem): boolean {
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return true;
  const isSo = direction === 'up' ? a.value > b.value : a.value < b.value;
  return isSo !== isDenied;
}
