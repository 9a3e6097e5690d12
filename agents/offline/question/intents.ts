import type { Focus } from '../../copilot/composition/answer/focus.ts';
import { word } from './words.ts';

type Intent = readonly [focus: Focus, pattern: RegExp];
const intent = (focus: Focus, words: string): Intent => [focus, word(words)];

const facilityNoun = '(?:rs|rumah sakit|rumkit|faskes|fasilitas|fktl|fkrtl|hospitals?|facilit(?:y|ies))';

/** Questions across claims, the first that fits. They hold also where a claim is open. */
const crossIntents: readonly Intent[] = [
  intent('quality', '(?:mutu|kualitas) data|data quality|qc|quality (?:status|check|control)|karantina|quarantin\\w+|kelengkapan data'),
  intent('tariff_insight', 'tari(?:f|ff) insight|insight tarif|tarif ina-?cbg mana|which ina-?cbg tariffs?'),
  intent('facilities', `${facilityNoun} (?:mana|apa|yang|dengan|paling|teratas|terbanyak|tertinggi|with|has|have|by)(?: saja)?.*(?:paling|ter\\w+|banyak|sering|most|highest|top|largest|more|many)|(?:which|what|top(?: \\d+)?|list(?: of)?|daftar|peringkat|ranking|urutan|\\d+) (?:of )?${facilityNoun}|${facilityNoun} (?:mana|teratas|terbanyak|tertinggi)`),
  intent('provinces', 'provinsi (?:mana|apa|dengan|paling|teratas|tertinggi)|(?:antar|per|setiap|tiap|semua|menurut) ?provinsi|(?:which|what|top(?: \\d+)?|all) provinces?|(?:by|per|each) province|provinces? (?:with|by)|peringkat provinsi'),
  intent('flag_report', '(?:indikasi|aturan|flag|rule)\\w* (?:apa|mana|yang)?(?: saja)?(?: yang)? ?(?:paling|ter)(?: ?(?:sering|banyak|umum))?\\w*|(?:which|what) (?:indications?|rules?|flags?) (?:is|are|occurs?|fires?|appears?)? ?(?:the )?(?:most|often)\\w*|most (?:frequent|common) (?:indications?|flags?|rules?)|(?:proporsi|sebaran|distribusi|frekuensi) (?:indikasi|aturan|flag)|(?:proportions?|distribution|frequency) of (?:indications?|flags?|rules?)|indikasi terbanyak|indications? (?:occur|appear)s? most(?: often)?'),
  intent('trend', 'tren|trend\\w*|per bulan|bulanan|tiap bulan|setiap bulan|month(?:ly| by month)|by month|per month|over time|perkembangan|naik atau turun'),
  intent('casemix', 'case-?mix|sebaran|distribusi|komposisi|proporsi klaim|breakdown|distribution|(?:per|menurut|berdasarkan|by|each) (?:segmen\\w*|segments?|keparahan|tingkat keparahan|severity|kelas(?: faskes| rs| rumah sakit)?|class|jenis (?:pelayanan|layanan)|service(?: type)?)'),
  intent('severity_mismatch', '(?:laporan|report|daftar) (?:severity mismatch|keparahan tidak sepadan)'),
  intent('duplicates_report', '(?:laporan|daftar|report|list of) (?:klaim )?(?:duplikat\\w*|ganda|berulang|duplicates?)|klaim (?:ganda|duplikat) di'),
  intent('count', '(?:ada )?berapa(?:kah)? (?:banyak(?:nya)? |jumlah |total )?(?:klaim|kasus|kunjungan)|(?:jumlah|banyaknya) (?:klaim|kasus)|how many (?:[a-z-]+ ){0,2}(?:claims|cases)|(?:number|count) of (?:[a-z-]+ )?(?:claims|cases)|hitung (?:jumlah )?klaim'),
  intent('total', '(?:total|jumlah|keseluruhan|seluruh|akumulasi) (?:nilai |seluruh |semua )?(?:biaya|tagihan|nilai|selisih|klaim)\\w*|total (?:amount|cost|claimed|gap|paid|value)\\w*|sum of'),
  intent('average', 'rata-?rata (?!kelompok|pembanding)\\p{L}+|median|averages?|mean (?:amount|cost|length|claimed|risk)'),
];

const listIntent = intent(
  'list',
  '(?:tampilkan|daftar(?:kan)?|cari(?:kan)?|sebutkan|lihat|list|show(?: me)?|find|give me|tunjukkan) (?:saya )?(?:the |all |semua |\\d+ |top )*(?:\\p{L}+[ -]){0,3}?(?:klaim|kasus|claims|cases)|(?:klaim|kasus|claims?|cases) (?:mana|dengan|yang|terbaru|teratas|tertinggi|terbesar|terendah|rawat|berat|ringan|di|bulan|with|above|over|in|of|from|that)|(?:which|what|top|newest|latest|highest|largest|inpatient|outpatient|severe|mild|moderate)(?: \\d+)? ?(?:\\p{L}+[ -]){0,2}(?:claims|cases)|(?:top|\\d+) (?:\\p{L}+ ){0,2}(?:klaim|claims|kasus|cases)',
);

/** Questions about one claim, all that fit. */
const claimIntents: readonly Intent[] = [
  intent('outcomes', 'diputus\\w*|keputusan|putusan|decisions?|decided|outcomes?|sudah (?:pernah )?(?:ditelaah|direview|diperiksa|diaudit)|(?:been )?reviewed(?: before)?|riwayat (?:keputusan|audit|telaah)'),
  intent('checklist', '(?:apa|hal apa|mana) (?:saja )?(?:yang )?(?:harus|perlu|sebaiknya|mesti|bisa)?\\s?(?:saya |kita |kami )?(?:di)?(?:periksa|cek|telusuri|telaah|verifikasi|perhatikan)|checklist|daftar periksa|(?:what|which) (?:should|must|do|to) (?:i |we |be )?\\p{L}*\\s?(?:check|verify|examine|review|look at|checked)|what should be checked|langkah (?:audit|pemeriksaan)|pertanyaan tindak lanjut|follow-?up questions?'),
  intent('episodes', 'pernah (?:di)?(?:rawat|berobat|opname|masuk)|dirawat sebelumnya|(?:kunjungan|perawatan|rawatan|klaim|episode) (?:lain|sebelum\\w*|ulang|terdahulu)|riwayat (?:pasien|peserta|rawat|kunjungan|perawatan|klaim peserta|klaim pasien)|episode\\w*|readmi\\w+|rawat ulang|(?:other|previous|earlier|prior) (?:visits?|admissions?|claims?|episodes?|stays?)|treated before|(?:history|visits|claims) of (?:the|this) (?:patient|participant)|patient history|admitted (?:again|before)'),
  intent('similar', 'mirip|serupa|sejenis lain|similar|comparable claims?|like this (?:one|claim)|kasus sejenis'),
  intent('tariff_insight', `(?:dibanding\\w*|bandingkan|compared?|di|at|than|by) (?:dengan |with |to )?(?:${facilityNoun} (?:lain\\w*|other)|other ${facilityNoun}|others)|(?:${facilityNoun} lain|other ${facilityNoun})`),
  intent('facility', `${facilityNoun} (?:ini|itu|tersebut|nya)|(?:this|that|the) (?:hospital|facility)|profil ${facilityNoun}|profile of (?:the |this )?${facilityNoun}|${facilityNoun}nya|profil`),
  intent('duplicates', 'ganda|dupli\\w+|berulang|kembar|repeat\\w*|twins?|double'),
  intent('rank', 'peringkat|ranking|urutan ke|rank'),
  intent('reasons', 'model anomali|anomal\\w+|isolation forest|menonjol|tidak lazim|unusual features?|atribusi|attributions?|ciri'),
  intent('score', '(?:skor|score)\\w*|(?:kenapa|mengapa|why).*(?:tinggi|rendah|berisiko|risk\\w*|ditandai|flagged|muncul|high|low|teratas|masuk)|risiko\\w*|ditandai|flagged|alasan'),
  intent('flags', 'indikasi\\w*|aturan|rules?|flags?|bendera|indications?'),
  intent('peers', 'pembanding\\w*|wajar\\w*|kewajaran|sejenis|sebanding|p ?90|z-?score|peers?|usual|normal|reasonable|(?:di)?banding(?:kan)? (?:dengan )?(?:klaim|kasus|kelompok)\\w*|compared? (?:with|to) (?:its )?(?:peers|others|similar)'),
  intent('los', 'lama (?:di)?rawat\\w*|berapa hari|los|length of stay|how long|how many days|durasi'),
  intent('dates', 'kapan|tanggal\\w*|when|admission date|discharge date|masuk dan (?:pulang|keluar)'),
  intent('tariff', 'tarif\\w*|tariffs?'),
  intent('topup', 'top-?ups?|special cmg'),
  intent('grouping', 'ina-?cbgs?|cbgs?|grouping|grouper|pengelompokan|casebase'),
  intent('procedures', 'tindakan\\w*|prosedur\\w*|procedures?|operasi\\w*|surgery'),
  intent('diagnosis', 'diagnos\\w*|penyakit\\w*|dx|komorbid\\w*|comorbid\\w*|sakit apa'),
  intent('costs', 'biaya\\w*|tagih\\w*|terverifikasi|dibayar\\w*|selisih\\w*|nilai klaim|amounts?|costs?|claimed|paid|gap|rasio bayar|payment ratio|how much|berapa rupiah'),
  intent('identity', 'identitas klaim|kelas (?:rawat|peserta|rs|faskes)|segmen\\w*|usia|umur|jenis kelamin|cara pulang|pelayanan apa|age|sex|segment|province|provinsi(?:nya)?|di mana|where'),
  intent('overview', 'ringkas\\w*|rangkum\\w*|jelaskan|gambaran|ceritakan|uraikan|detail\\w*|rincian|summar\\w+|overview|explain|describe|tell me about|tentang klaim'),
];

const meaning = word('arti(?:nya)?|makna(?:nya)?|apa itu|itu apa|maksud(?:nya)?|kepanjangan|kode apa|mean(?:s|ing)?|stand for|what is|apa nama|cari kode|kode (?:icd|untuk)|code for|kode diagnos\\w+|label');

export function findCrossIntent(text: string): Focus | undefined {
  return crossIntents.find(([, pattern]) => pattern.test(text))?.[0];
}

export function isList(text: string): boolean {
  return listIntent[1].test(text);
}

/** What of the claim is asked about. A narrower question leaves out the wider one that its words also fit. */
export function findClaimIntents(text: string): Focus[] {
  const found = claimIntents.filter(([, pattern]) => pattern.test(text)).map(([focus]) => focus);
  const [first] = found;
  if (first === undefined) return [];
  const alone: readonly Focus[] = ['outcomes', 'checklist', 'episodes', 'similar', 'tariff_insight', 'facility', 'duplicates', 'rank', 'reasons'];
  if (alone.includes(first)) return [first];
  const withoutOverview = found.length > 1 ? found.filter((focus) => focus !== 'overview') : found;
  return withoutOverview.includes('peers') ? withoutOverview.filter((focus) => focus !== 'costs' && focus !== 'score') : withoutOverview;
}

export function asksForMeaning(text: string): boolean {
  return meaning.test(text);
}
