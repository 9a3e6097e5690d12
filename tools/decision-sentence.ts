import type { Decision } from '#engine';

/** What an auditor's sentence says of a decision, as far as plain rules can tell. */
export type SentenceReading =
  | { readonly isClear: true; readonly decision: Decision; readonly correctionRatio: number; readonly notes: string }
  | { readonly isClear: false; readonly missing: MissingPart };

/** What must be asked: the decision, the share, which of several was meant, or why. */
export type MissingPart = 'decision' | 'share' | 'which' | 'reason';

const rejectWords = '(?:di|me)?n?tolak|reject(?:ed|s)?|den(?:y|ied)|refused?';
const approveWords = '(?:di|me)?ny?setuju[i]?|setuju[i]?|disetujui|approved?s?|accept(?:ed)?|terima|diterima';
const partialWords = 'sebagian|partial(?:ly)?|partly|in part|koreksi(?:nya)?|dikoreksi|correct(?:ion|ed)?';
const share = String.raw`(?<![\d.,])\d{1,3}(?:[.,]\d+)?\s*(?:%|persen\b|percent\b)|(?<![\d.,])[01][.,]\d+(?![\d.,]|\s*(?:%|persen|percent))|\bsetengah(?:nya)?\b|\bhalf\b|\bseperempat\b|\ba quarter\b`;
const all = (source: string): RegExp => new RegExp(source, 'giu');
const whole = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'giu');

const negation = new RegExp(String.raw`(?<![\p{L}])(?:jangan|tidak|tak|bukan|belum|not|never|don['’]t)\s+(?:\p{L}+\s+)?(?:${rejectWords}|${approveWords})(?![\p{L}])`, 'iu');
const rejectByShare = new RegExp(String.raw`(?:${rejectWords})\s+(?:(?:sebesar|klaim(?: ini)?|by|for|the claim|it)\s+)*(?:${share})`, 'iu');
const separators = /[,;:!]\s+|\.\s+|\n+|\s+[-–—]\s+|\s+(?:karena|sebab|because|since)\s+/giu;
const fillers = whole('saya|kami|aku|i|we|tolong|please|mohon|klaim|ini|itu|the|this|claim|it|dengan|sebesar|with|a|of|by|dan|and|sisanya|rest|untuk|maka|jadi|so');

/** Reads decisions in Indonesian and English. What is not plainly said is not guessed. */
export function readDecisionSentence(sentence: string): SentenceReading {
  const text = sentence.normalize('NFKC');
  const shares = sharesOf(text);
  const [isRejected, isApproved, isPartial] = [rejectWords, approveWords, partialWords].map((words) => whole(words).test(text));
  if (negation.test(text) || text.includes('?')) return unclear('decision');
  if (!isRejected && !isApproved && !isPartial) return unclear('decision');
  if (isPartial || (isRejected && rejectByShare.test(text))) {
    if (isApproved && !isRejected && !isPartial) return unclear('which');
    const [only, ...others] = shares;
    if (only === undefined) return unclear('share');
    if (others.length > 0) return unclear('which');
    if (only > 0 && only < 1) return { isClear: true, decision: 'partial', correctionRatio: only, notes: notesOf(text) };
    return only === 1 && isRejected ? { isClear: true, decision: 'rejected', correctionRatio: 1, notes: notesOf(text) } : unclear('which');
  }
  if (isRejected === isApproved || shares.length > 0) return unclear('which');
  return isRejected ? { isClear: true, decision: 'rejected', correctionRatio: 1, notes: notesOf(text) } : { isClear: true, decision: 'approved', correctionRatio: 0, notes: notesOf(text) };
}

/** Shares that a text names, between 0 and 1, each once, in their order: `30 %`, `0,3`, `setengah`. */
export function sharesOf(text: string): number[] {
  const named = [...text.normalize('NFKC').matchAll(all(share))].map(([found]) => {
    if (/setengah|half/i.test(found)) return 0.5;
    if (/seperempat|quarter/i.test(found)) return 0.25;
    const number = Number.parseFloat(found.replace(',', '.'));
    return /%|persen|percent/i.test(found) ? Math.round(number * 1e4) / 1e6 : number;
  });
  return [...new Set(named.filter((value) => value >= 0 && value <= 1))];
}

/** The parts of a sentence that say more than the decision. */
function notesOf(text: string): string {
  const parts = text.split(separators).map((part) => part.trim());
  return parts.filter((part) => isReason(part)).join(', ').replace(/[.\s]+$/u, '');
}

function isReason(part: string): boolean {
  const patterns = [all(share), whole(rejectWords), whole(approveWords), whole(partialWords), fillers];
  return patterns.reduce((left, pattern) => left.replaceAll(pattern, ' '), part).replaceAll(/[\s\p{P}]+/gu, '').length > 2;
}

function unclear(missing: MissingPart): SentenceReading {
  return { isClear: false, missing };
}
