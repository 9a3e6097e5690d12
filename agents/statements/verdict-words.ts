/** Verdicts of guilt, in both languages: a text that came with a claim and holds one is not shown. */
const verdicts: readonly RegExp[] = [
  /\b(?:ter|di|mem)bukti(?:kan)?\b/,
  /\bterbukti/,
  /\bfraud/,
  /\bdefraud/,
  /\b(?:pe)?nipu/,
  /\b(?:me|di|ter)nipu|\btipu(?:an)?\b|\bdi?tipu\b/,
  /\bcurang|\bkecurangan|\bmencurangi|\bdicurangi/,
  /\bfiktif\b|\bbodong\b|\babal-?abal\b|\bgadungan\b|\bklaim siluman\b/,
  /\bkorup|\bkolusi\b|\bkongkalikong\b|\bbersekongkol|\bpersekongkolan|\bkonspirasi\b/,
  /\bkriminal|\bpidana\b|\bkejahatan\b|\bpenjahat\b|\bmafia\b|\bsindikat\b|\bkomplotan\b/,
  /\bbersalah\b/,
  /\bmelanggar|\bpelanggar|\bmenyalahi\b/,
  // `Persalinan palsu` is false labour, an INA-CBG group.
  /(?<!persalinan )\bpalsu|\bpemalsu|\bmemalsu|\bdipalsu/,
  /\bpelaku\b|\btersangka\b|\bterdakwa\b|\bdalangnya\b/,
  /\bpenggelapan|\bmenggelapkan|\bpencurian|\bmencuri\b|\bpencuri\b|\bmaling\b|\bgarong\b|\brampok|\bmerampok|\bdirampok/,
  /\b(?:ber)?bohong|\bkebohongan|\bmembohongi|\bpembohong|\bdusta\b|\bberdusta|\btidak jujur\b/,
  /\b(?:me)?rekayasa|\bdirekayasa/,
  /\bpenyeleweng|\bmenyeleweng|\bdiselewengkan|\bmengakali|\bdiakali|\bakal-?akalan|\bmerugikan negara\b|\bkerugian negara\b/,
  /\bpasti\b|\bdipastikan\b|\btidak diragukan\b|\btanpa keraguan\b|\btak terbantahkan\b|\bjelas-jelas\b|\bsudah jelas\b/,
  /\bprov(?:en?|ed|es|ing)\b/,
  /\bguilt/,
  /\bfictitious|\bfictive\b/,
  /\bfak(?:e|ed|es|ing)\b|\bbogus\b|\bphony\b|\bcounterfeit/,
  /\bscam|\bhoax|\brigged\b|\bracketeer|\bcrooks?\b|\bcon artist|\bmoney launder/,
  /\bcheat/,
  /\bcorrupt|\bcollu(?:de|sion)|\bconspir/,
  /\bfalsif|\bforge(?:d|ry|s)?\b|\bfabricat/,
  /\bstole(?:n)?\b|\bsteal|\btheft\b|\bembezzl|\bthie(?:f|ves)\b|\brobb(?:ed|ers?|ing)\b|\bmisappropriat/,
  /\billegal|\bunlawful|\bunethical|\bwrongdoing|\bmisconduct|\bmalfeasan|\bmalpractice\b|\bmalpraktik\b|\bviolated? (?:the )?(?:law|rules?|regulations?|contract)/,
  /\bculprit|\bperpetrat|\boffend(?:er|ed)\b|\bfelon(?:y|ies|s)?\b|\bwrongdoer/,
  /\bdeceiv|\bdecepti|\bdeceit|\bswindl|\bdishonest/,
  /\bcertainly\b|\bundoubtedly\b|\bundeniabl|\bunquestionabl|\bwithout (?:a )?doubt\b|\bno doubt\b|\bindisputabl/,
  /\bconvict/,
  /\bsham\b|\bliars?\b/,
  /\bdefinitely\b|\bclearly (?:abus|wrong)|\bmenyalahgunakan\b/,
  /\boknum\b|\bsuap\b|\bmenyuap\b|\bgratifikasi\b|\bbrib|\bkickback/,
];

/** Whether a text of a claim holds a verdict. */
export function holdsVerdict(text: string): boolean {
  return variantsOf(text).some((variant) => verdicts.some((pattern) => pattern.test(variant))) || isSplitVerdict(text);
}

const lookalikes: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's', '!': 'i', '|': 'l' };
const setApart = /(?<=\p{L})[-_*.’'‘"“”`/\\|~^+·()[\]]+(?=\p{L})/gu;

function variantsOf(text: string): string[] {
  const plain = plainOf(text);
  const joined = plain.replace(setApart, '');
  const drawnTogether = plain.replace(/(?<![\p{L}\p{N}])(?:\p{L}[\s\-_*.’'/|·]+){3,}\p{L}(?![\p{L}\p{N}])/gu, (run) => run.replace(/[^\p{L}]/gu, ''));
  const spelled = plain.replace(/[\p{L}\d@$!|]{4,}/gu, (word) => (/\p{L}/u.test(word) ? word.replace(/[0134578@$!|]/g, (sign) => lookalikes[sign] ?? sign) : word));
  const spelledWithL = spelled === plain ? plain : plain.replace(/(?<=\p{L})1|1(?=\p{L})/gu, 'l');
  return [...new Set([plain, joined, drawnTogether, spelled, spelledWithL])];
}

function plainOf(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '').toLowerCase();
}

const whole = /^(?:fraud(?:s|ulent|ulen)?|penipu(?:an)?|(?:ke)?curang(?:an)?|terbukti|fiktif|korup(?:si)?|palsu|proven|guilty|fake|corrupt)$/;

/** Whether it holds one in two to four pieces: `fra ud`, `ke curang an`. Pieces that are joined must be a word whole. */
function isSplitVerdict(text: string): boolean {
  const pieces = plainOf(text).split(/[^\p{L}]+/u).filter((piece) => piece !== '');
  return pieces.some((_, i) => [2, 3, 4].some((length) => pieces.length > i + 1 && whole.test(pieces.slice(i, i + length).join(''))));
}
