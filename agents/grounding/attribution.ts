import type { EvidenceItem } from '#tools';

import type { Derivation } from './figure.ts';
import type { Span } from './occurrences.ts';

/** Words for a quantity. */
export interface Term {
  readonly words: string;
  /** Columns that a figure right after the words must come from. */
  readonly columns: RegExp;
  /** How such a figure may also follow from others. */
  readonly derivations?: readonly Derivation[];
  /** Whether no facility's own value may be meant. */
  readonly isOfAll?: boolean;
  /** What rows of any column of the words name: `dengan indikasi “…”: 40 klaim`. */
  readonly dimension?: string;
  /** Columns that a share or a ratio is taken of, where the figure may be derived so. */
  readonly numerator?: RegExp;
  /** What the words are of, where it is no number: other words may have a code or a day between them and their figure. */
  readonly isOf?: 'codes' | 'dates';
}

const claimed = '(?:biaya tagih(?:an)?|biaya yang ditagih(?:kan)?|tagihan|nilai (?:klaim|tagihan)|biaya klaim)';
const verified = '(?:biaya terverifikasi|biaya verifikasi|biaya (?:yang )?dibayar|pembayaran|nilai terverifikasi)';
const withIndication = '(?:(?:yang )?(?:dengan |memiliki |mempunyai )?(?:ber)?indikasi|(?:yang )?ditandai)';
const flagged = '(?:flagged claims|claims (?:that are )?flagged|claims with (?:an |at least one |any )?indications?)';
const mean = '(?:rata-rata|rerata)';
const share = '(?:persentase|proporsi|porsi|bagian|tingkat|pangsa)';

/** The longer and more exact words come first: of those that begin at one place the first fits. */
const terms: readonly Term[] = [
  { words: `${share} ${claimed} terhadap total|share of (?:the )?(?:total )?(?:amount|billed|claimed amount)`, columns: /^share_of_amount$/, derivations: ['percent_of'], numerator: /amount_claimed$/ },
  { words: `${share} klaim ${withIndication}|${share} (?:ber)?indikasi|tingkat penandaan|flag(?:ged)? rate|indication rate|rate of indications?|share of ${flagged}|share of flagged|(?:percentage|proportion) of ${flagged}`, columns: /^(?:flagged_rate|share_of_claims|share|flag_rates?)$/, derivations: ['percent_of'], numerator: /^flagged_/ },
  { words: `${share} (?:klaim )?(?:di atas P90|melebihi P90|outlier|pencilan)|outlier rate`, columns: /^outlier_rate$/, derivations: ['percent_of'], numerator: /^outlier_/ },
  { words: `${share} klaim|share of (?:all )?claims`, columns: /^(?:share_of_claims|share|flagged_rate|outlier_rate|typical)$/, derivations: ['percent_of'], numerator: /(?:^|_)(?:n|total|count)$/ },
  { words: `${share} selisih|selisih relatif|rasio selisih|gap rate|gap ratio`, columns: /^gap_rate$/, derivations: ['percent_of'], numerator: /gap$/ },
  { words: 'rasio median|median ratio|ratio of (?:the )?medians', columns: /^median_ratio$/, derivations: ['ratio', 'percent_of'], numerator: /^median_/ },
  { words: 'rasio (?:kelebihan|excess)|excess ratio', columns: /^excess_ratio$/, derivations: ['ratio', 'percent_of'], numerator: /^(?:excess_amount|amount_claimed)$/ },
  { words: `(?:median ${claimed}|${claimed} median|median (?:amount )?(?:claimed|billed)(?: amount)?|median (?:claim|bill)(?: amount)?) (?:semua|seluruh) fasilitas|(?:median|nilai tengah) (?:semua|seluruh) fasilitas|median (?:of|across|over|for) all facilities|(?:overall|national) median|median nasional`, columns: /^(?:all_median_claimed|median_claimed)$/, isOfAll: true },
  { words: `median ${verified}|${verified} median|median (?:amount )?paid(?: amount)?`, columns: /^median_paid$/ },
  { words: `median selisih(?: ${claimed})?|selisih median|median gap`, columns: /^median_gap$/ },
  { words: 'median tarif(?: INA-CBG)?|tarif median|median (?:INA-CBG )?tariff', columns: /^median_tariff$/ },
  { words: `median ${claimed}|${claimed} median|nilai tengah ${claimed}|median (?:amount )?(?:claimed|billed)(?: amount)?|median claimed amount|median (?:claim|bill)(?: amount)?`, columns: /^(?:median_claimed|all_median_claimed|median)$/ },
  { words: 'nilai tengah|median', columns: /(?:^|_)median(?:_(?!ratio)|$)/ },
  { words: `${mean} lama rawat|lama rawat ${mean}|(?:mean|average) (?:length of stay|LOS|stay)`, columns: /^mean_los$/ },
  { words: `${mean} skor risiko|skor risiko ${mean}|(?:mean|average) risk(?: score)?`, columns: /^mean_risk$/ },
  { words: 'skor risiko (?:tertinggi|maksimum|maksimal|terbesar)|(?:highest|maximum|largest|top|max) risk(?: score)?', columns: /^(?:max_risk|risk_score|max_risk_score)$/ },
  { words: `${mean}(?: ${claimed})?(?: (?:kelompok )?pembanding)?|${claimed} ${mean}|(?:mean|average)(?: amount)?(?: claimed)?(?: of the peers)?`, columns: /(?:^|_)mean(?:_|$)/ },
  { words: `(?:jumlah|total|nilai) ${claimed} klaim ${withIndication}|${claimed} klaim ${withIndication}|(?:amount|sum) (?:claimed|billed) by ${flagged}|flagged amount`, columns: /^(?:flagged_amount|amount_claimed)$/ },
  { words: `(?:jumlah|banyaknya|total) klaim ${withIndication}|number of ${flagged}|${flagged}`, columns: /^(?:flagged_n|flagged_rows|n|total|claims)$/, derivations: ['sum', 'count'] },
  { words: '(?:dengan|memiliki|mempunyai|berisi) indikasi|berindikasi|(?:with|have|has) (?:an |at least one |any )?indications?', columns: /^(?:flagged_(?:n|rate|rows|amount)|share_of_claims|share)$/, dimension: 'rule', derivations: ['sum', 'percent_of'], numerator: /^(?:flagged_|n$)/ },
  { words: '(?:jumlah|banyaknya|total) klaim (?:rawat inap|RITL)|number of inpatient claims|inpatient claims', columns: /^(?:inpatient_n|n|total)$/, derivations: ['sum'] },
  { words: '(?:jumlah|banyaknya|total) klaim (?:di atas P90|yang melebihi P90|outlier|pencilan)|number of outliers', columns: /^outlier_n$/, derivations: ['sum'] },
  { words: '(?:jumlah|banyaknya|total) klaim(?: pembanding)?|(?:total )?number of claims|total claims|claim count', columns: /^(?:n|total|total_n|all_n|peer_n|count\(\*\)|total_rows|rows_in|shown|claims|count|similar|not_evaluated_n)$/, derivations: ['sum', 'count'] },
  { words: '(?:jumlah|banyaknya|total) (?:fasilitas|faskes|rumah sakit)|(?:total )?number of (?:facilities|hospitals)', columns: /^(?:facility_n|facilities|total|n)$/, derivations: ['sum', 'count'] },
  { words: `total ${verified}|jumlah ${verified}|total (?:amount )?paid`, columns: /^amount_paid$/, derivations: ['sum'] },
  { words: 'total selisih|jumlah selisih|total gap', columns: /^amount_gap$/, derivations: ['sum', 'difference'] },
  { words: `total ${claimed}|jumlah ${claimed}|total biaya|total (?:amount )?(?:claimed|billed)(?: amount)?|sum (?:claimed|billed)`, columns: /^amount_claimed$/, derivations: ['sum'] },
  { words: 'selisih|perbedaan|beda|gap|difference', columns: /^(?:amount_gap|median_gap)$/, derivations: ['difference', 'days_between'] },
  { words: 'yang lazim pada (?:klaim pembanding|semua klaim)|typical among (?:its peers|all claims)', columns: /^typical$/ },
  { words: 'kelebihan(?: biaya)?|excess(?: amount)?', columns: /^excess_(?:amount|ratio)$/, derivations: ['difference'] },
  { words: 'rasio bayar|rasio pembayaran|payment ratio', columns: /^payment_ratio$/, derivations: ['percent_of', 'ratio'], numerator: /paid$/ },
  { words: `${claimed}|amount claimed|claimed amount|billed amount|amount billed`, columns: /^(?:amount_claimed|min_amount|max_amount|amount_from|amount_to)$/ },
  { words: `${verified}|amount paid|paid amount|verified amount`, columns: /^amount_paid$/ },
  { words: 'n(?=\\s?=)', columns: /^(?:n|peer_n)$/ },
  { words: 'tarif(?: INA-CBG)?|tariff', columns: /^(?:tariff_amount|median_tariff)$/ },
  ...['10', '25', '50', '75', '90', '95', '99'].map((percentile) => ({ words: `P${percentile}(?: (?:kelompok )?pembanding| of the peers)?`, columns: new RegExp(`(?:^|_)p${percentile}$`) })),
  { words: 'simpangan baku(?: pembanding)?|standard deviation', columns: /(?:^|_)std$/ },
  { words: '(?:cost )?z-score(?: biaya)?', columns: /^cost_zscore$/ },
  { words: 'skor risiko|risk score', columns: /^(?:risk_score|min_risk_score|max_risk_score)$/ },
  { words: 'skor aturan|rule score', columns: /^rule_score$/ },
  { words: 'skor model|model score', columns: /^(?:ml_score_normalized|min_ml_score|max_ml_score)$/ },
  { words: 'skor anomali|anomaly score', columns: /^anomaly_score$/ },
  { words: 'lama rawat|length of stay|stay of', columns: /^los$/, derivations: ['days_between'] },
  { words: 'usia|umur|age', columns: /^(?:patient_age|age)$/ },
  { words: 'tanggal data|data klaim sampai(?: dengan)?|data sampai(?: dengan)?|date of the data|data date|claims data up to|data up to', columns: /^(?:data_date|max\(discharge_date\))$/, isOf: 'dates' },
  { words: '(?:di)?karantina|quarantined(?: rows| claims)?', columns: /^rows_quarantined$/ },
  { words: 'peringkat(?: risiko)?|(?:risk )?rank', columns: /^risk_rank$/ },
  { words: 'bobot|weight', columns: /^weight$/ },
  { words: '(?:peserta |pasien )?masuk(?: pada| tanggal)?|tanggal masuk|admitted(?: on)?|admission date', columns: /^(?:admit_date|month|start_date|end_date)$/, isOf: 'dates' },
  { words: '(?:peserta |pasien )?pulang(?: pada| tanggal)?|tanggal pulang|discharged(?: on)?|discharge date', columns: /^(?:discharge_date|discharge_start|discharge_end)$/, isOf: 'dates' },
  { words: 'diagnosis primer|primary diagnosis', columns: /^(?:dx_primary_(?:code|group|label)|dx|code|label)$/, isOf: 'codes' },
  { words: 'diagnosis masuk|admission diagnosis', columns: /^dx_admission_code$/, isOf: 'codes' },
];
const anyTerm = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${terms.map(({ words }) => `(${words})`).join('|')})(?![\\p{L}\\p{N}])`, 'giu');

const said = 'adalah|ialah|sebesar|senilai|sebanyak|sejumlah|yaitu|yakni|tercatat|mencapai|hanya|ada|berada di|is|was|were|are|of|at|only|totals?|totalling|reached|reaches|stands? at|comes? to|came to|amounts? to';
const nearly = 'sekitar|kurang lebih|kira-kira|lebih dari|kurang dari|hampir|nyaris|minimal|maksimal|paling \\p{L}+|setidaknya|sedikitnya|di atas|di bawah|melebihi|about|around|approximately|roughly|nearly|almost|over|under|above|below|more than|less than|at least|at most|up to|no more than|not more than|tidak lebih dari';
const nouns = '(?:klaim|fasilitas|faskes|rumah sakit|provinsi|bulan|kode|indikasi|aturan|kelompok|claim|facility|hospital|province|month|code|rule|group|ini|this|tersebut|the)';
const prepositions = '(?:pada|di|untuk|dari|oleh|milik|bagi|dalam|for|in|at|by|of|from)';
/** What may stand between words for a quantity and its figure: names of rows, and words that only join. */
const link = new RegExp(`^(?:\\s*[:=,]|\\s(?:${said})|\\s(?:${nearly})|(?:\\s${prepositions})?(?:\\s${nouns})*\\s?[“"]?\\uE001+[”"]?|\\s${nouns}(?=\\s|$))*\\s*[(“"]?$`, 'iu');

export interface FoundTerm extends Span {
  readonly term: Term;
}

/** Every word for a quantity in a sentence. */
export function findTerms(text: string): FoundTerm[] {
  return [...text.matchAll(anyTerm)].flatMap((match) => {
    const term = terms[match.slice(1).findIndex((group) => group !== undefined)];
    return term ? [{ term, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** The words that a figure at `start` stands right after; `gap` gives the text between, names and figures masked. */
export function termBefore(start: number, found: readonly FoundTerm[], gap: (start: number, end: number) => string): Term | undefined {
  const nearest = found.findLast(({ end }) => end <= start);
  return nearest && start - nearest.end < 160 && link.test(gap(nearest.end, start)) ? nearest.term : undefined;
}

const afterwards: readonly Term[] = [
  { words: 'claimed|billed|ditagih(?:kan)?', columns: /^(?:amount_claimed|first_amount_claimed|min_amount|max_amount|repeated_amount)$/, derivations: ['sum'] },
  { words: 'paid|dibayar(?:kan)?|terverifikasi', columns: /^amount_paid$/, derivations: ['sum'] },
];
const afterFigure = afterwards.map((term) => ({ term, regex: new RegExp(`^\\s(?:was\\s|were\\s|yang\\s|telah\\s)?(?:${term.words})(?!\\p{L})`, 'iu') }));

/** The words right after an amount that name its column: `with Rp 9.000.000 claimed`. */
export function termAfter(textAfter: string): Term | undefined {
  return afterFigure.find(({ regex }) => regex.test(textAfter))?.term;
}

const codeNouns: readonly { readonly before: RegExp; readonly columns: RegExp }[] = [
  { before: /(?<!\p{L})(?:fasilitas|faskes|facility)(?: key)?[\s:(“"]{1,3}$/iu, columns: /^(?:facility|candidate$)/ },
  { before: /(?<!\p{L})(?:INA-CBG)(?: group| code)?[\s:(“"]{1,3}$/iu, columns: /^(?:inacbg|code$|value$)/ },
  { before: /(?<!\p{L})(?:tindakan|prosedur|procedures?)[\s:(“"]{1,3}$/iu, columns: /^(?:procedure|code$)/ },
];

/** The columns that the noun right before a code names, or undefined. */
export function codeColumnsBefore(textBefore: string): RegExp | undefined {
  return codeNouns.find(({ before }) => before.test(textBefore))?.columns;
}

/** Whether a value is of one of the columns of a term, by its column or by the last part of its id. */
export function isOfTerm({ columns }: Term, { id, source }: EvidenceItem): boolean {
  return columns.test(source.column.replace(/^(?:first|second)_/, '')) || columns.test(id.slice(id.lastIndexOf('.') + 1));
}

const [flaggedWords, inpatientWords, outlierWords, aloneWords, unevaluatedWords] = [
  /indikasi|indication|flag|ditandai/iu, /inap|RITL|inpatient/iu, /P90|outlier|pencilan|di atas|melebihi|above|exceed/iu, /saja|hanya|satu-satunya|tanpa|tidak ada|only|alone|no other|without/iu, /evaluasi|dinilai|evaluated|assessed/iu,
];
/** Numbers of a part of the claims, and the words that must stand by each of them, or before the first figure. */
const partNumbers: readonly { readonly columns: RegExp; readonly words: RegExp }[] = [
  { columns: /^flagged_(?:n|rows|amount)$/, words: flaggedWords }, { columns: /^inpatient_n$/, words: inpatientWords }, { columns: /^outlier_n$/, words: outlierWords },
  { columns: /^alone_n$/, words: aloneWords }, { columns: /^not_evaluated_n$/, words: unevaluatedWords },
];

/** Whether the words by a figure do not say that it is the part of the claims that its column counts. */
export function isUnsaidPart({ source }: EvidenceItem, wordsBy: string): boolean {
  return partNumbers.some(({ columns, words }) => columns.test(source.column) && !words.test(wordsBy));
}

/** Columns that are a statistic or a part, and the words without which a sentence would pass them off as the whole. */
const statistics: readonly { readonly columns: RegExp; readonly words: RegExp; readonly isOfAny: boolean }[] = [
  { columns: /(?:^|_)median(?:_|$)/, words: /median|tengah|lazim|typical/iu, isOfAny: true },
  { columns: /(?:^|_)mean(?:_|$)/, words: /rata-rata|rerata|mean|average/iu, isOfAny: true },
  { columns: /^flagged_/, words: flaggedWords, isOfAny: true },
  { columns: /^inpatient_/, words: inpatientWords, isOfAny: true },
  { columns: /^outlier_/, words: outlierWords, isOfAny: true },
  { columns: /^alone_/, words: aloneWords, isOfAny: true },
  { columns: /^not_evaluated/, words: unevaluatedWords, isOfAny: true },
  { columns: /(?:^|_)std$/, words: /simpangan|deviasi|deviation/iu, isOfAny: true },
  { columns: /(?:^|_)p\d\d$/, words: /P\d\d|persentil|percentile/iu, isOfAny: false },
  { columns: /^max_risk$/, words: /tertinggi|maks|terbesar|teratas|highest|max|largest|top/iu, isOfAny: false },
  { columns: /^(?:amount|median)_paid$/, words: /bayar|verifi|paid|payment/iu, isOfAny: false },
  { columns: /_gap$/, words: /selisih|gap|beda|differ|koreksi|belum dibayar|tidak dibayar|unpaid/iu, isOfAny: false },
  { columns: /tariff_amount$|_tariff$/, words: /tarif/iu, isOfAny: false },
  { columns: /^topup_amount$/, words: /top-?up/iu, isOfAny: false },
  { columns: /^excess_/, words: /lebih|di atas|excess|above|exceed|over/iu, isOfAny: false },
  { columns: /_score(?:_normalized)?$|^weight$/, words: /skor|score|bobot|weight|risiko|risk/iu, isOfAny: false },
  { columns: /^amount_(?:from|to)$/, words: /paling besar|antara|jika|bila|seandainya|no more than|between|(?<!\p{L})(?:were|if)(?!\p{L})/iu, isOfAny: true },
  { columns: /^typical$/, words: /lazim|typical|semua klaim|all claims/iu, isOfAny: true },
  { columns: /^contribution_share$/, words: /pengaruh|effect/iu, isOfAny: true },
  { columns: /^top_k$/, words: /teratas|antrean|top|queue|listed/iu, isOfAny: true },
  { columns: /^rows_quarantined$/, words: /karantina|quarantin/iu, isOfAny: true },
  { columns: /^count_of_class$/, words: /kelas|class/iu, isOfAny: true },
  { columns: /^cost_zscore$/, words: /z-score/iu, isOfAny: false },
];

/** Columns that the words of the sentence do not name, for figures that equal them and for figures derived from them. */
export function unnamedStatistics(text: string): (item: EvidenceItem, isDerived: boolean) => boolean {
  const unnamed = statistics.filter(({ words }) => !words.test(text));
  const levels = new Set([...text.matchAll(/(?:tingkat|level)\s(\d)/giu)].map(([, level]) => level));
  const isOfUnnamedLevel = (id: string): boolean => /\.level\.(\d)\./.test(id) && !levels.has(/\.level\.(\d)\./.exec(id)?.[1]);
  return ({ id, source }, isDerived) => isOfUnnamedLevel(id) || unnamed.some(({ columns, isOfAny }) => (isOfAny || !isDerived) && columns.test(source.column.replace(/^(?:first|second|all)_/, '')));
}

const beside = (words: string): { readonly within: RegExp; readonly after: RegExp } => ({
  within: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu'),
  after: new RegExp(`^\\s(?:yang\\s|that\\s(?:are|were)\\s|are\\s|were\\s)?(?:${words})(?!\\p{L})`, 'iu'),
});
/** Words right beside a number of claims that make it a part of them, and the columns and names of that part. */
const parts = [
  { ...beside('berindikasi|(?:dengan|memiliki|mempunyai|with|have|has) (?:an |at least one |any )?(?:indikasi|indications?)|ditandai|flagged'), columns: /^(?:flagged_n|flagged_rows)$/, dimensions: ['rule'] },
  { ...beside('rawat inap|RITL|inpatient'), columns: /^inpatient_n$/, dimensions: ['service', 'value'] },
  { ...beside('(?:berada )?di atas P90|melebihi P90|above (?:the |their )?P90|outliers?|pencilan'), columns: /^outlier_n$/, dimensions: [] },
] as const satisfies readonly object[];

export interface NamedPart {
  readonly columns: RegExp;
  /** Rows that are of the part by what they are rows of. */
  readonly dimensions: readonly string[];
}

/** What a number of claims is said to be a part of: `40 klaim berindikasi` is no number of all claims. */
export function partNamed(number: string, textAfter: string): NamedPart | undefined {
  return parts.find(({ within, after }) => within.test(number) || after.test(textAfter));
}

/** Words without which two values are not taken for a sum, a difference or a change. */
const derived: Partial<Readonly<Record<Derivation, RegExp>>> = {
  sum: /jumlah|total|gabung|tambah|seluruh|mencakup|bersama|semua|kedua|ketiga|\+|(?<!\p{L})(?:sum|plus|together|combined|altogether|overall|both|in all|all|amounts?|adds? up)(?!\p{L})/iu,
  difference:
    /selisih|beda|lebih|kurang|sisa|naik|turun|nurun|ningkat|tambah|tumbuh|di atas|di bawah|melebihi|jarak|terpaut|perubahan|poin|(?<!\p{L})(?:gap|differ|more|less|fewer|higher|lower|above|below|over|under|exceed|increase|decrease|rise|rose|fall|fell|drop|grew|grown|growth|declin|change|remain|apart|point|longer|shorter|larger|smaller|greater)/iu,
  percent_change:
    /selisih|beda|lebih|kurang|naik|turun|nurun|ningkat|tambah|tumbuh|di atas|di bawah|melebihi|perubahan|berubah|(?<!\p{L})(?:gap|differ|more|less|fewer|higher|lower|above|below|over|under|exceed|increas|decreas|rise|rose|fall|fell|drop|grew|grown|growth|declin|change|up|down|longer|shorter|larger|smaller|greater)/iu,
};

/** Whether the words of a sentence say that a figure is derived so. */
export function saysDerivation(text: string): (derivation: Derivation) => boolean {
  const isSaid = new Map(Object.entries(derived).map(([derivation, words]) => [derivation, words.test(text)]));
  return (derivation) => isSaid.get(derivation) ?? true;
}

const ofAll = {
  before:
    /(?<!\p{L})(?:di antara|semua|seluruh|keseluruhan|dibanding(?:kan)?|daripada|terhadap|di atas|di bawah|melebihi|among|all|against|than|versus|vs|above|below|exceed(?:s|ing)?|overall|nasional|national)(?:\s\p{L}+(?:-\p{L}+)?){0,4}\s[(“]?$|(?:^|[\d%)”]\s(?:\p{L}+\s)?)(?:dari|of|out of)\s(?:\p{L}+\s){0,2}$/iu,
  after: /^[)”]?(?:\s\p{L}+){0,3}\s(?:semua|seluruh|keseluruhan|all|overall|altogether|nasional|nationally|national|snapshot)(?!\p{L})/iu,
};

/** Whether the words beside a figure say that it is of all rows, or of what a row is held against. */
export function saysAll(textBefore: string, textAfter: string): boolean {
  return ofAll.before.test(textBefore) || ofAll.after.test(textAfter);
}
