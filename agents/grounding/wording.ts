import type { Finding } from './figure.ts';

/** Verdicts of guilt, in both languages: an indication is for review, and no sentence may go further. */
const verdicts: readonly RegExp[] = [
  /\b(?:ter|di|mem)bukti(?:kan)?\b/,
  /\bterbukti/,
  /\bfraud/,
  /\bdefraud/,
  /\b(?:pe)?nipu/,
  /\b(?:me|di|ter)nipu|\btipu(?:an)?\b|\bdi?tipu\b/,
  /\bcurang|\bkecurangan|\bmencurangi|\bdicurangi/,
  /\bfiktif\b/,
  /\bkorup/,
  /\bkriminal|\bpidana\b|\bkejahatan\b/,
  /\bbersalah\b/,
  /\bmelanggar|\bpelanggar/,
  // `Persalinan palsu` is false labour, an INA-CBG group.
  /(?<!persalinan )\bpalsu|\bpemalsu|\bmemalsu|\bdipalsu/,
  /\bpelaku\b|\btersangka\b|\bterdakwa\b/,
  /\bpenggelapan|\bmenggelapkan|\bpencurian|\bmencuri\b/,
  /\bbohong|\bkebohongan|\bmembohongi/,
  /\b(?:me)?rekayasa|\bdirekayasa/,
  /\bpasti\b|\bdipastikan\b|\btidak diragukan\b/,
  /\bprov(?:en?|ed|es|ing)\b/,
  /\bguilt/,
  /\bfictitious|\bfictive\b/,
  /\bfak(?:e|ed|es|ing)\b/,
  /\bscam/,
  /\bcheat/,
  /\bcorrupt/,
  /\bfalsif|\bforge(?:d|ry|s)?\b|\bfabricat/,
  /\bstole(?:n)?\b|\bsteal|\btheft\b|\bembezzl/,
  /\billegal|\bunlawful/,
  /\bculprit|\bperpetrat|\boffend(?:er|ed)\b/,
  /\bdeceiv|\bdecepti|\bdeceit|\bswindl|\bdishonest/,
  /\bcertainly\b|\bundoubtedly\b|\bwithout (?:a )?doubt\b/,
  /\bconvict/,
  /\bsham\b|\bliars?\b/,
  /\bdefinitely\b|\bclearly (?:abus|wrong)|\bmenyalahgunakan\b/,
  /\boknum\b|\bsuap\b|\bmenyuap\b|\bgratifikasi\b|\bbrib|\bkickback/,
  // What is to be done with a claim is for a person to decide.
  /\b(?:harus|wajib|perlu|layak) (?:di)?(?:tolak|kembalikan|bayar|setujui|sanksi|hukum)|\bwajib mengembalikan\b|\b(?:must|should|shall) (?:be )?(?:reject|den(?:y|ied)|repa|refund|punish|sanction|pay|paid|approve)/,
];

/** Intent and crime: words that the name of a diagnosis may hold, but no sentence of its own. */
const intents: readonly RegExp[] = [/\b(?:di|dengan )?sengaja\b/, /\babus(?:e|es|ed|ive)\b|\bpenyalahgunaan\b/, /\blie[ds]?\b|\blying\b/, /\bmanipula|\bmemanipula|\bdimanipula/, /\bdeliberate(?:ly)?\b|\bintentional(?:ly)?\b|\bon purpose\b/, /\bcriminal|\bcrimes?\b/];

/** Names of modus: what an indication may be of, and no sentence may state as done. */
const modus: readonly RegExp[] = [/\bup-?cod|\bphantom\b|\bunbundl|\bmark-?up\b|\bcloning\b|\bself-?referral\b|\binflated? bill/];
const asIndication = /\bindikasi\b|\bindications?\b/i;

/** Causes: the data say what is, not why. A question may ask for one. */
const causes: readonly RegExp[] = [
  /\b(?:di|ter)?sebabkan\b|\bdiakibatkan\b|\bakibat\b|\bkarena\b|\blantaran\b|\bgara-gara\b|\bpenyebab(?:nya)?\b/,
  /\bcaused?\b|\bbecause\b|\bdue to\b|\bowing to\b|\bresult(?:s|ed)? from\b|\bthe reason (?:is|was)\b/,
];

/**
 * Wording that an indication does not carry. Letters set apart (`f r a u d`, `ter-bukti`) and
 * accents do not hide a word. `ownWords` is the sentence without what it quotes from the claim:
 * a label may name a cause or an intent, a verdict may stand nowhere.
 */
export function findForbiddenWording(text: string, ownWords: string = text): Finding[] {
  const isQuestion = text.trimEnd().endsWith('?');
  const own = [...intents, ...(isQuestion ? [] : causes), ...(isQuestion || asIndication.test(text) ? [] : modus)];
  const found = [...matches(text, verdicts), ...matches(ownWords, own)];
  return [...new Set(found)].map((words) => ({ code: 'WORDING_FORBIDDEN', text: words, start: Math.max(0, text.toLowerCase().indexOf(words)) }));
}

/** Whether a text of a claim holds a verdict. */
export function holdsVerdict(text: string): boolean {
  return matches(text, verdicts).length > 0;
}

function matches(text: string, patterns: readonly RegExp[]): string[] {
  return variantsOf(text).flatMap((variant) => patterns.flatMap((pattern) => pattern.exec(variant)?.[0] ?? []));
}

function variantsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  const joined = plain.replace(/(?<=\p{L})[-_*.’'/\\|~^+·]+(?=\p{L})/gu, '');
  const drawnTogether = plain.replace(/(?<![\p{L}\p{N}])(?:\p{L}[\s\-_*.’'/|·]+){3,}\p{L}(?![\p{L}\p{N}])/gu, (run) =>
    run.replace(/[^\p{L}]/gu, ''),
  );
  return [...new Set([plain, joined, drawnTogether])];
}
