import type { Focus } from '../../copilot/composition/answer/focus.ts';
import { facilityNoun } from './facilities.ts';
import { word } from './words.ts';

type Topic = readonly [focus: Focus, pattern: RegExp];
const topic = (focus: Focus, words: string): Topic => [focus, word(words)];

const claims = '(?:klaim|kasus|kunjungan|claims?|cases?|visits?)';
const superlative = '(?:paling|ter(?:banyak|tinggi|besar|mahal|murah|endah|kecil|atas|sedikit|sering)|most|highest|largest|biggest|top|lowest|fewest|smallest|worst|more|best)';

/** Questions across claims, the first that fits. They hold also where a claim is open. */
const topics: readonly Topic[] = [
  topic('quality', '(?:mutu|kualitas) data(?! klaim ini)|data quality|qc|quality (?:status|check|control|summary)|(?:di)?karantina|quarantin\\p{L}+|kelengkapan data|data(?: ini)? (?:sampai|hingga|per|terakhir) (?:kapan|tanggal)|(?:tanggal|periode|rentang) data|data date|how (?:recent|current|fresh|up to date)|(?:berapa )?(?:baris|record|rows?) (?:data|yang (?:dibaca|masuk))|snapshot'),
  topic('tariff_regions', '(?:regional|region|wilayah) tarif|tariff regions?|(?:per|menurut|antar|by|each|tiap) (?:regional|region)'),
  topic('severity_mismatch', `(?:laporan|report|daftar|tampilkan|lihat|list|show|cari|mana)[^?]*(?:severity[ -]mismatch|keparahan (?:yang )?tidak (?:sepadan|sesuai|cocok))|(?:severity[ -]mismatch)(?: report)?|${claims} (?:yang )?(?:ringan|mild)(?: \\p{L}+){0,2} (?:tapi|tetapi|namun|dengan|yang|but|with|yet|of|at) (?:\\p{L}+ )?(?:biaya(?: tagih)? |cost |costs? )?(?:tinggi|mahal|besar|high|expensive)\\p{L}*(?: cost)?|mild (?:${claims} )?(?:but|with|yet) (?:a )?(?:high|expensive)\\p{L}*`),
  topic('duplicates_report', `(?:laporan|daftar|report|list|tampilkan|lihat|cari|show|find|pasangan|pairs?)[^?]*(?:duplikat|duplikasi|ganda|berulang|terulang|kembar|duplicat\\p{L}+|repeat\\p{L}*)|${claims} (?:yang )?(?:ganda|duplikat|kembar|berulang|ditagih (?:dua|2) kali)|duplicate ${claims}|repeated ${claims}|${claims} billed twice`),
  topic('flag_report', '(?:indikasi|aturan|flags?|rules?|indications?)(?: \\p{L}+)? (?:apa|mana|yang mana)?(?: saja)?(?: yang)? ?(?:paling|ter)(?: ?(?:sering|banyak|umum|dominan))?|(?:which|what) (?:indications?|rules?|flags?)(?: \\p{L}+){0,3} (?:most|often|frequent\\p{L}*|common\\p{L}*)|most (?:frequent|common|often triggered) (?:indications?|flags?|rules?)|(?:proporsi|sebaran|distribusi|frekuensi|rekap(?:itulasi)?|jumlah|statistik|ringkasan|daftar) (?:\\p{L}+ )?(?:indikasi|aturan|flags?|rules?)|(?:proportions?|distribution|frequency|breakdown|statistics|summary|counts?) of (?:the )?(?:\\p{L}+ )?(?:indications?|flags?|rules?)|indikasi ter(?:banyak|sering)|(?:per|tiap|setiap|masing-masing|by|each) (?:indikasi|aturan|indication|rule|flag)|indications? (?:occurs?|appears?) most|indikasi apa(?: saja)?(?= (?:yang )?(?:muncul|ada|sering|di|pada))'),
  topic('trend', `trend?s?|(?:per|tiap|setiap|antar|by|each) (?:bulan|month)|bulanan|monthly|month[ -](?:by|over)[ -]month|per month|over time|perkembangan|pergerakan|dari bulan ke bulan|naik atau turun|(?:meningkat|naik|turun|menurun)(?: tidak| atau|\\?|$)|(?:rising|falling|increasing|decreasing|going up|up or down)`),
  topic('tariff_insight', `tari(?:f|ff) insight|insight tarif|(?:tarif|tariffs?|ina-?cbgs?|cbgs?|kode)(?: \\p{L}[-\\p{L}]*)? (?:mana|apa)(?: saja)?(?: yang)?[^?]*${superlative}|which (?:ina-?cbgs?|tariffs?|cbgs?|codes?)(?: \\p{L}+)*|(?:${facilityNoun} (?:mana|apa)|which ${facilityNoun})[^?]*(?:menagih|tagih|bills?|billed|charges?)[^?]*(?:kode|untuk|for|ina-?cbg|cbg|code|median)|tagihan per (?:ina-?cbg|cbg|diagnosis)|median (?:tagihan|biaya)? ?(?:per|antar) ${facilityNoun}`),
  topic('facilities', `${facilityNoun} (?:mana|apa)(?: saja)?|(?:which|what) ${facilityNoun}|(?:top|daftar|peringkat|ranking|urutan|list(?: of)?|\\d+|sebutkan|tampilkan|show)(?: \\d+)? (?:of |the )*(?:\\p{L}+ )?${facilityNoun}|${facilityNoun} (?:[\\p{L}-]+ ){0,6}?${superlative}|${superlative} (?:\\p{L}+ ){0,3}?${facilityNoun}|(?:per|tiap|setiap|antar|menurut|by|each) ${facilityNoun}|rank(?:ing|ed)? (?:of )?${facilityNoun}|${facilityNoun} with (?:the )?${superlative}`),
  topic('provinces', `provinsi (?:mana|apa)(?: saja)?|(?:which|what) provinces?|(?:per|menurut|antar|tiap|setiap|semua|by|each|all|across) provinces?|(?:per|menurut|antar|tiap|setiap|semua|berdasarkan) provinsi|(?:top|daftar|peringkat|ranking|urutan|list(?: of)?|\\d+)(?: \\d+)? (?:of )?(?:provinsi|provinces?)|(?:provinsi|provinces?) (?:[\\p{L}-]+ ){0,5}?${superlative}|${superlative} (?:\\p{L}+ ){0,2}?(?:provinsi|provinces?)|peta (?:panas|risiko)|heat-?map`),
  topic('casemix', `case-?mix|(?:sebaran|distribusi|komposisi|bauran|breakdown|distribution|composition|mix)(?: (?:of |dari )?(?:${claims}|pelayanan|biaya|keparahan|segmen\\p{L}*))?|(?:per|menurut|berdasarkan|by|each|tiap|setiap) (?:segmen\\p{L}*|segments?|(?:tingkat )?keparahan|severity|severitas|kelas|class|tipe rs|jenis (?:pelayanan|layanan|rawat)|service(?: type)?)|(?:segmen|kelas(?: rs| rumah sakit| faskes)?|keparahan) mana|(?:which|what) (?:segment|class|severity)`),
  topic('share', '(?:berapa )?(?:persen|persentase|proporsi|percent(?:age)?|share|proportion)(?: of)?(?: \\p{L}+){0,4}? (?:klaim|claims|indikasi|berindikasi|flagged|ditandai|rawat inap|inpatient)|what (?:share|percentage|proportion) of|berapa persen'),
  topic('count', `(?:ada )?berapa(?:kah)?(?: banyak| jumlah| total)? (?:\\p{L}+ )?${claims}|(?:total|jumlah|banyak) ${claims}|how many (?:[\\p{L}-]+ ){0,4}?(?:claims|cases|visits)|(?:number|count|total) of (?:[\\p{L}-]+ ){0,3}?(?:claims|cases|visits)|hitung(?:kan)? (?:jumlah |banyak )?${claims}|count (?:the )?(?:[\\p{L}-]+ ){0,2}?claims|ada berapa|berapa yang|how many|${claims}(?: \\p{L}+){0,5} ada berapa|(?:jumlah|berapa)(?: \\p{L}+){0,2} ${claims}`),
  topic('average', '(?:rata-rata|median|average|mean|rerata|nilai tengah)(?! (?:kelompok|pembanding|of its peers|peers))'),
  topic('total', '(?:total|jumlah|keseluruhan|seluruh|akumulasi|sum|overall) (?:nilai |seluruh |semua |of |the )*(?:biaya|tagihan|nilai|selisih|tagih|pembayaran|rupiah|amounts?|costs?|claimed|gap|paid|value|bill(?:ed|ing)?)|sum of|how much (?:was|were|is|has been|did)(?: \\p{L}+){0,4} (?:claimed|billed|paid|cost)|berapa (?:\\p{L}+ )?(?:biaya|tagihan|selisih|nilai)(?: tagih| klaim| terverifikasi)?'),
];

const list = word(
  `(?:tampil(?:kan)?|daftar(?:kan)?|cari(?:kan)?|sebut(?:kan)?|lihat|list|show(?: me)?|find|give me|tunjuk(?:kan)?|ambil(?:kan)?|buka|minta|search(?: for)?|get)(?: saya| me)? (?:the |all |any |semua |daftar |list of |\\d+ |top |beberapa )*(?:[\\p{L}-]+ ){0,4}?${claims}|${claims} (?:mana|apa saja|dengan|yang|terbaru|teratas|tertinggi|terbesar|terendah|termahal|terkecil|paling|rawat|berat|ringan|di|pada|bulan|with|above|over|in|of|from|that|by|where|for|admitted|discharged|inpatient|outpatient|prioritas|berisiko)|(?:which|what|top|newest|latest|highest|largest|biggest|riskiest|worst|most expensive|inpatient|outpatient|severe|mild|moderate|flagged|high-?risk|all)(?: \\d+)? ?(?:[\\p{L}-]+ ){0,3}?(?:claims|cases)|(?:top|\\d+|satu|dua|tiga|empat|lima|sepuluh|five|ten) (?:[\\p{L}-]+ ){0,3}?${claims}`,
);

/** Topics that need more words than the claim that is open could answer: they are of many claims whatever is open. */
const ofMany: ReadonlySet<Focus> = new Set(['quality', 'tariff_regions', 'flag_report', 'trend', 'facilities', 'provinces', 'casemix', 'severity_mismatch', 'duplicates_report']);

export function findCrossTopic(text: string): Focus | undefined {
  return topics.find(([, pattern]) => pattern.test(text))?.[0];
}

export function isPlainlyOfMany(focus: Focus): boolean {
  return ofMany.has(focus);
}

/** Whether a question wants claims listed. */
export function wantsList(text: string): boolean {
  return list.test(text);
}
