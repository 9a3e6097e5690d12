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

const thisClaim = '(?:klaim|tagihan|pengajuan|claim|bill)s?';
const notNeeded = '(?:tidak|tak|tanpa) (?:perlu|usah|harus)|\\bnggak perlu|\\bno need (?:to|for)|\\bneed not|\\bneedn.?t|\\bdoes ?n.?t need(?: to)?|\\bdoes not need(?: to)?|\\bnot necessary to|\\bunnecessary to';
const looksInto = 'di(?:audit|periksa|telaah|tinjau|verifikasi|cek|investigasi)|audit|periksa|telaah|tinjau|verifikasi|review|check|investigat|verif|examin|further (?:review|audit)';

/** What is to be done with a claim is for a person to decide. */
const decisions: readonly RegExp[] = [
  /\b(?:harus|wajib|perlu|layak|sebaiknya|seharusnya|semestinya|patut|pantas|boleh|silakan|mohon|tolong|segera|langsung) (?:segera |langsung |untuk )?(?:di)?(?:tolak|kembalikan|bayar|setujui|sanksi|hukum|loloskan|cairkan)/,
  /\bwajib mengembalikan\b|\bdapat langsung (?:di)?(?:bayar|setujui|tolak)|\b(?:aman|bisa|dapat) (?:untuk )?(?:disetujui|dibayar(?:kan)?|ditolak|diloloskan)\b/,
  /\b(?:must|should|shall|ought to|needs? to|has to|have to|can safely|may safely) (?:be )?(?:reject|den(?:y|ied)|repa(?:y|id)|refund|punish|sanction|pay\b|paid|approv|accept|terminat|suspend|blacklist)/,
  new RegExp(`(?:^|[.!;:,]\\s*|\\b(?:maka|jadi|so|then|please|just|silakan|mohon|tolong|segera)\\s)(?:tolak(?:lah)?|setujui(?:lah)?|bayar(?:lah|kan)?|loloskan|cairkan|abaikan|reject|approve|deny|pay|accept|dismiss|ignore)\\s(?:saja\\b|it\\b|them\\b|(?:the |this |these |that |all |semua |seluruh )?${thisClaim}\\b)`),
  /\b(?:setujui|tolak|bayar|loloskan|cairkan) saja\b/,
  /\b(?:di)?(?:sarankan|rekomendasikan|anjurkan)(?: untuk| agar)? ?(?:\p{L}+ ){0,2}?(?:di|me|pe)?(?:m|n|ny)?(?:bayar|olak|tolak|setuju|etuju|cabut|putus)|\brekomendasi(?:nya)?:? (?:untuk )?(?:di|me|pe)?n?(?:tolak|olak|setuju|bayar)/u,
  /\b(?:recommend|suggest|advise)(?:s|ed|ing|ation)?(?: is| to| that)?(?: \p{L}+){0,3}? (?:reject|den(?:y|ial|ied|ying)|approv|pay\b|paying|payment|refus|punish|sanction|terminat)/u,
  new RegExp(`(?:\\b${notNeeded})(?: untuk| to| for| any| an| a| be| di)*\\s?(?:${looksInto})`),
  new RegExp(`\\b(?:klaim|tagihan|fasilitas|rumah sakit) (?:ini|tersebut|itu) (?:sudah |jelas |memang |dinyatakan |benar-benar |sepenuhnya |adalah |dapat dianggap )*(?:aman|bersih|sah|valid|wajar|bermasalah|tidak bermasalah|bebas (?:dari )?(?:masalah|risiko|indikasi)|jujur)\\b`),
  /\b(?:the|this|that) (?:claim|bill|facility|hospital) (?:is|was|looks|seems|appears) (?:\p{L}+ly |to be )*(?:safe|clean|legit(?:imate)?|valid|genuine|fine|okay?|honest|innocent|invalid|illegitimate)\b/u,
  /\b(?:cabut|pencabutan|mencabut) (?:izin|kerja sama|kontrak)|\b(?:putus|memutus|pemutusan|hentikan) (?:kontrak|kerja sama|kemitraan)|\bdaftar hitam\b|\bblack-?list|\blapor(?:kan)? (?:ke |kepada )?(?:polisi|kpk|kejaksaan|aparat)|\breport(?:ed)? (?:it |this |them |the \p{L}+ )?to (?:the )?(?:police|prosecutor|authorities)|\bterminate the contract\b/u,
];

/** What a patient needs or needed is for a clinician to say. A question may ask for it. */
const medical: readonly RegExp[] = [
  /\b(?:tidak|tak|belum) (?:perlu|membutuhkan|memerlukan|butuh) (?:di)?(?:rawat|operasi|opname|terapi|obat|tindakan)/,
  /\b(?:seharusnya|semestinya|sebaiknya|harus|perlu) (?:cukup )?(?:dirawat|rawat (?:jalan|inap)|dioperasi|diterapi|diberi obat|minum obat|dirujuk)/,
  /\b(?:tanpa|tidak ada|tidak memiliki) indikasi (?:medis|klinis)\b|\bsalah diagnos|\bmis-?diagnos|\bover-?treat|\bdiagnos(?:is|a)(?:nya)? (?:salah|keliru|tidak benar)\b|\b(?:wrong|incorrect) diagnosis\b/,
  /\b(?:did|does|do|need|should|must)(?: not|n.?t)? (?:need |have |require )?(?:to )?(?:be(?:en)? )?(?:admit(?:ted)?|hospitali[sz](?:ed|ation)|operated|treated|surgery|admission)\b/,
  /\b(?:unnecessary|needless|unneeded) (?:admission|hospitali[sz]ation|treatment|surgery|procedure|operation|stay)|\b(?:medically )?not medically (?:necessary|indicated)|\bno medical (?:indication|necessity)\b/,
  /\b(?:minum|konsumsi|hentikan) obat\b|\b(?:take|stop) (?:the |your )?(?:medication|medicine|drugs?)\b/,
];

/** Intent and crime: words that the name of a diagnosis may hold, but no sentence of its own. */
const intents: readonly RegExp[] = [
  /\b(?:di|dengan )?sengaja\b|\bkesengajaan\b|\bniat (?:jahat|buruk)\b/,
  /\babus(?:e|es|ed|ive)\b|\bpenyalahgunaan\b/,
  /\blie[ds]?\b|\blying\b/,
  /\bmanipula|\bmemanipula|\bdimanipula/,
  /\bdeliberate(?:ly)?\b|\bintentional(?:ly)?\b|\bon purpose\b|\bmalicious/,
  /\bcriminal|\bcrimes?\b/,
];

/** Names of modus: what an indication may be of, and no sentence may state as done. */
const modus: readonly RegExp[] = [/\bup-?cod|\bphantom\b|\bunbundl|\bmark-?up\b|\bcloning\b|\bself-?referral\b|\binflated? (?:bill|claim|cost)|\bpadded? (?:bill|claim)|\bpadding\b|\bpenggelembungan|\bmenggelembungkan|\bdigelembungkan/];
const asIndication = /\bindikasi\b|\bindications?\b/i;

/** Causes: the data say what is, not why. A question may ask for one. */
const causes: readonly RegExp[] = [
  /\b(?:di|ter)?sebabkan\b|\bdiakibatkan\b|\bakibat(?:nya)?\b|\bkarena\b|\blantaran\b|\bgara-gara\b|\bpenyebab(?:nya)?\b|\bdipicu\b|\bberkat\b|\boleh sebab\b|\bpasalnya\b/,
  /\bcaused?\b|\bcausing\b|\bbecause\b|\bdue to\b|\bowing to\b|\bresult(?:s|ed)? from\b|\bthe reason (?:is|was)\b|\bthanks to\b|\bdriven by\b|\battribut(?:ed|able) to\b/,
];

/**
 * Wording that an indication does not carry. Letters set apart (`f r a u d`, `ter-bukti`), digits in
 * their place (`fr4ud`), accents and quotes within do not hide a word. `ownWords` is the sentence
 * without what it quotes from the claim: a label may name a cause or an intent, a verdict may stand nowhere.
 */
export function findForbiddenWording(text: string, ownWords: string = text): Finding[] {
  const isQuestion = text.trimEnd().endsWith('?');
  const own = [...intents, ...decisions, ...(isQuestion ? [] : [...causes, ...medical]), ...(isQuestion || asIndication.test(text) ? [] : modus)];
  const found = [...matches(text, verdicts), ...splitVerdicts(text), ...matches(ownWords, own)];
  return [...new Set(found)].map((words) => ({ code: 'WORDING_FORBIDDEN', text: words.trim(), start: Math.max(0, text.toLowerCase().indexOf(words)) }));
}

/** Whether a text of a claim holds a verdict. */
export function holdsVerdict(text: string): boolean {
  return matches(text, verdicts).length > 0 || splitVerdicts(text).length > 0;
}

function matches(text: string, patterns: readonly RegExp[]): string[] {
  return variantsOf(text).flatMap((variant) => patterns.flatMap((pattern) => pattern.exec(variant)?.[0] ?? []));
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
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
}

const whole = /^(?:fraud(?:s|ulent|ulen)?|penipu(?:an)?|(?:ke)?curang(?:an)?|terbukti|fiktif|korup(?:si)?|palsu|proven|guilty|fake|corrupt)$/;

/** Verdicts in two to four pieces: `fra ud`, `ke curang an`. Pieces that are joined must be a word whole. */
function splitVerdicts(text: string): string[] {
  const pieces = plainOf(text).split(/[^\p{L}]+/u).filter((piece) => piece !== '');
  return pieces.flatMap((_, i) => [2, 3, 4].map((length) => pieces.slice(i, i + length)).filter((run) => run.length > 1 && whole.test(run.join(''))).map((run) => run.join(' ')));
}
