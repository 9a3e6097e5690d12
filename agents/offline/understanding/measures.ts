import { word } from './words.ts';

/** What a question wants most or least of, or the figure that it asks for. */
export type Measure = 'n' | 'amount_claimed' | 'amount_paid' | 'amount_gap' | 'gap_rate' | 'median_claimed' | 'mean_los' | 'inpatient_n' | 'flagged_n' | 'flagged_rate' | 'flagged_amount' | 'outlier_rate' | 'mean_risk' | 'cost_zscore' | 'ml_score' | 'admit_date' | 'discharge_date';

const measures: readonly (readonly [Measure, RegExp])[] = (
  [
    ['outlier_rate', '(?:di )?atas p ?90|outliers?|above (?:the |their )?p ?90'],
    ['cost_zscore', 'z-?score|zscore'],
    ['ml_score', 'skor (?:model|ml|anomali)|(?:model|anomaly|ml) scores?|paling (?:aneh|tidak lazim)|anomali|most unusual'],
    ['flagged_amount', '(?:biaya|tagihan|nilai) (?:klaim )?(?:yang )?(?:berindikasi|dengan indikasi|ditandai)|(?:amount|cost|value) (?:of )?(?:flagged|with an indication)'],
    ['flagged_rate', '(?:persen|persentase|proporsi|rasio|tingkat|percentage|percent|share|proportion|rate)(?: of)?(?: claims?| klaim)?(?: yang| dengan| with(?: an)?)? (?:indikasi|berindikasi|ditandai|flagged|indications?)|indication rate|flag(?:ged)? rate'],
    ['flagged_n', 'indikasi|berindikasi|ditandai|terindikasi|flagged|flags?|indications?|mencurigakan|suspicious'],
    ['gap_rate', '(?:persen|persentase|proporsi|rasio) selisih|gap (?:rate|percentage|share)'],
    ['amount_gap', 'selisih|gap|koreksi|difference between (?:claimed|billed) and paid'],
    ['amount_paid', 'terverifikasi|dibayar(?:kan)?|verifikasi|paid|verified'],
    ['mean_los', 'lama (?:di)?rawat|los|length of stay|stay|hari rawat|terlama dirawat'],
    ['median_claimed', 'median|nilai tengah'],
    ['mean_risk', 'risiko|berisiko|skor|risk(?:y|iest|ier)?|scores?'],
    ['admit_date', 'terbaru|terkini|paling baru|terlama|newest|latest|most recent|oldest|earliest|tanggal masuk|admission date'],
    ['discharge_date', 'tanggal pulang|discharge date|terakhir pulang|baru pulang'],
    ['amount_claimed', 'biaya|tagihan|tagih|nilai|mahal|termahal|termurah|costs?|amounts?|expensive|claimed|billed|bill|value|rupiah|uang|cheapest'],
    ['inpatient_n', '(?:jumlah|banyak(?:nya)?|number of) (?:klaim )?(?:rawat inap|inpatient)'],
    ['n', '(?:jumlah|banyak|banyaknya|volume|number|count)(?: of)? (?:klaim|kasus|kunjungan|claims?|cases?)|(?:klaim|kasus|claims?|cases?) (?:paling banyak|terbanyak|tersedikit)|(?:paling|ter) ?banyak (?:klaim|kasus|mengajukan)|most (?:claims|cases)|(?:terbanyak|paling banyak)'],
  ] as const
).map(([measure, pattern]) => [measure, word(pattern)] as const);

export function findMeasure(text: string): Measure | undefined {
  return measures.find(([, pattern]) => pattern.test(text))?.[0];
}

const lowest = word('terendah|terkecil|termurah|tersedikit|paling (?:rendah|kecil|murah|sedikit|singkat|lama tanggal)|lowest|smallest|cheapest|least|fewest|oldest|earliest|terlama|menaik|ascending|dari (?:yang )?(?:terkecil|terendah)');
const ordered = word('ter(?:tinggi|besar|mahal|banyak|atas|baru|kini|lama|parah|sering)|paling|top|urut|urutkan|diurutkan|mengurutkan|highest|largest|biggest|most|greatest|newest|latest|sort(?:ed)?|order(?:ed)?|rank(?:ed|ing)?|worst|riskiest|prioritas');

/** The order that a text asks for: of which measure, and from the lowest on. */
export interface Order {
  readonly measure: Measure | undefined;
  readonly isAscending: boolean;
}

export function findOrder(text: string): Order | undefined {
  const isAscending = lowest.test(text);
  return isAscending || ordered.test(text) ? { measure: findMeasure(text), isAscending } : undefined;
}

const searchSorts: Readonly<Partial<Record<Measure, string>>> = {
  amount_claimed: 'amount_claimed', amount_paid: 'amount_claimed', flagged_amount: 'amount_claimed', median_claimed: 'amount_claimed', amount_gap: 'amount_gap', gap_rate: 'amount_gap',
  cost_zscore: 'cost_zscore', outlier_rate: 'cost_zscore', ml_score: 'ml_score', admit_date: 'admit_date', discharge_date: 'discharge_date', mean_risk: 'risk', flagged_n: 'risk', flagged_rate: 'risk',
};

/** The order of claims: the riskiest first where no measure is named. */
export function sortOfClaims({ measure, isAscending }: Order): string {
  const key = (measure && searchSorts[measure]) ?? 'risk';
  return isAscending ? `${key}_asc` : key;
}

/** The order of a report's groups by one of its columns; undefined where it has no such column. */
export function sortOfGroups(order: Order | undefined, columns: readonly string[], otherwise: string): string {
  const measure = order?.measure !== undefined && columns.includes(order.measure) ? order.measure : otherwise;
  return order?.isAscending ? `${measure}_asc` : measure;
}
