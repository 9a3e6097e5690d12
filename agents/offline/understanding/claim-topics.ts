import type { Focus } from '../../copilot/composition/answer/focus.ts';
import { facilityNoun } from './facilities.ts';
import { word } from './words.ts';

type Topic = readonly [focus: Focus, pattern: RegExp];
const topic = (focus: Focus, words: string): Topic => [focus, word(words)];

/** Questions that one topic answers alone: the first that fits. */
const whole: readonly Topic[] = [
  topic('outcomes', '(?:sudah |pernah |belum )*(?:diputus(?:kan)?|ditelaah|diaudit|direview|disetujui|ditolak)|keputusan|putusan|decisions?|decided|outcomes?|(?:been |already )?(?:reviewed|audited|approved|rejected)(?: before)?|riwayat (?:keputusan|audit|telaah|review)|hasil (?:audit|telaah|review)|status (?:telaah|audit|review|klaim)|catatan (?:auditor|audit|penelaah)'),
  topic('checklist', '(?:apa|hal|dokumen|bagian|mana)(?: apa)?(?: saja)? (?:yang )?(?:harus|perlu|sebaik|mesti|bisa|patut)?\\s?(?:saya |kita |kami )?(?:di)?(?:periksa|cek|telusuri|telaah|verifikasi|perhatikan|tinjau|minta)(?!n)|check-?list|daftar periksa|(?:what|which)(?: documents?| parts?)? (?:should|must|do|to|needs? to) (?:i |we |be )*\\p{L}*\\s?(?:check|verify|examine|review|look (?:at|for)|inspect|ask for|checked)\\p{L}*|what (?:should|needs to) be (?:checked|verified|reviewed)|langkah (?:audit|pemeriksaan|telaah|selanjutnya|berikutnya)|next steps?|pertanyaan (?:tindak lanjut|untuk rs|untuk fasilitas)|tindak lanjut|follow-?up questions?|(?:dari mana|where) (?:mulai|should i start|do i start)|poin (?:audit|pemeriksaan)|fokus (?:audit|pemeriksaan|telaah)'),
  topic('episodes', '(?:pernah|sering) (?:di)?(?:rawat|berobat|opname|masuk|klaim|berkunjung)|dirawat (?:sebelum|lagi|ulang|kembali)|(?:kunjungan|perawatan|rawatan|rawat|klaim|episode)(?: (?:pasien|peserta))? (?:lain|sebelum|sebelumnya|ulang|terdahulu|berikut|sesudah|setelah)|(?:klaim|kunjungan|rawatan) (?:lain )?(?:dari |milik )?(?:pasien|peserta) (?:ini|itu|tersebut|yang sama)|riwayat (?:pasien|peserta|rawat|kunjungan|perawatan|berobat|klaim|medis)|episode|readmi\\p{L}+|re-admi\\p{L}+|rawat ulang|masuk (?:lagi|kembali|ulang)|(?:other|previous|earlier|prior|past) (?:visits?|admissions?|claims?|episodes?|stays?|treatments?)|(?:treated|admitted|hospitali[sz]ed) (?:before|again|earlier|previously)|(?:history|visits|claims|admissions) of (?:the |this )?(?:patient|participant)|patient history|how often (?:was|has) (?:the |this )?patient|tumpang tindih|overlap\\p{L}*|episode (?:di)?pecah'),
  topic('similar', 'mirip|serupa|menyerupai|semacam ini|seperti (?:klaim )?ini|sejenis lain|kasus sejenis|klaim (?:yang )?sejenis(?= |$)(?! (?:pembanding))|similar|comparable (?:claims?|cases?)|alike|like this (?:one|claim|case)|resembl\\p{L}+'),
  topic('tariff_insight', `(?:dibanding(?:kan)?|bandingkan|perbandingan|compared?|comparison|di|at|than|by|pada) (?:dengan |with |to |antara )?(?:${facilityNoun} (?:lain|lainnya|other)|other ${facilityNoun}|others|elsewhere)|${facilityNoun} lain(?:nya)?|other ${facilityNoun}|tarif (?:cbg|ina-?cbg|kode) ini (?:di|pada)`),
  topic('facility', `${facilityNoun}(?:-)? ?(?:ini|itu|tersebut)|(?:this|that|the) (?:hospital|facility)|profil(?:e)? (?:${facilityNoun}|of)|profile of (?:the |this )?${facilityNoun}|profil|(?:kinerja|rekam jejak|riwayat) ${facilityNoun}|hospital (?:profile|record)|track record`),
  topic('duplicates', 'ganda|dupli\\p{L}+|berulang|terulang|kembar|(?:di)?tagih(?:kan)? (?:dua|2) kali|repeat\\p{L}*|twins?|double(?:d| claim| billing)?|billed twice|dobel'),
  topic('reasons', '(?:alasan|sebab|pertimbangan) model|model(?: anomali| ml)? (?:menilai|menandai|melihat|memberi|menganggap)|(?:menurut|bagi|kata) model|isolation forest|menonjol|tidak lazim|tidak wajar (?:bagi|menurut) model|anomali|anomal(?:y|ous|ies)|unusual(?: features?| about)?|atribusi|attributions?|ciri|fitur|features?|what (?:does|did) the model'),
  topic('rank', '(?:peringkat|ranking|urutan|posisi) (?:ke|berapa|klaim|risiko|ini)|peringkat|ranking|rank(?:ed|s)?|urutan ke'),
];

/** Questions that go together: all that fit. */
const parts: readonly Topic[] = [
  topic('score', '(?:skor|score)s?(?! (?:model|aturan))|(?:kenapa|mengapa|why|apa sebab|apa yang membuat|what makes?).*(?:tinggi|rendah|berisiko|risk\\p{L}*|ditandai|flagged|muncul|high|low|teratas|masuk|dipilih|listed)|risiko|berisiko|risk|ditandai|flagged|alasan'),
  topic('flags', 'indikasi|aturan|rules?|flags?|bendera|indications?|terpicu|triggered|pelanggaran aturan'),
  topic('peers', 'pembanding|wajar|kewajaran|tidak wajar|kemahalan|terlalu (?:mahal|tinggi|besar)|sejenis|sebanding|p ?(?:10|25|50|75|90|95)|persentil|percentiles?|quartiles?|kuartil|median|z-?score|simpangan|peers?|peer group|usual|normal|reasonable|too (?:high|expensive|much)|excessive|mahal|expensive|(?:di)?banding(?:kan)? (?:dengan )?(?:klaim|kasus|kelompok|rata-rata|yang)|compared? (?:with|to) (?:its |the |other )?(?:peers|others|similar|average|claims)|di atas rata-rata|above average|rata-rata|average|mean'),
  topic('los', 'lama (?:di)?rawat|lama (?:inap|menginap|opname|dirawat)|berapa (?:lama|hari|malam)|los|length of stay|how (?:long|many (?:days|nights))|durasi|stay'),
  topic('dates', 'kapan|tanggal|when|admission date|discharge date|dates?|masuk dan (?:pulang|keluar)|(?:di)?masuk(?:an)? (?:rs|rumah sakit)?|pulang|admitted|discharged'),
  topic('tariff', 'tarif|tariffs?|regional'),
  topic('topup', 'top-?ups?|special (?:cmg|group)s?|tambahan (?:biaya|tarif)|biaya tambahan'),
  topic('grouping', 'ina-?cbgs?|cbgs?|grouping|grouper|pengelompokan|dikelompokkan|casebase|keparahan|severity|severitas'),
  topic('procedures', 'tindakan|prosedur|procedures?|operasi|operated|surgery|surger(?:y|ies)|icd-?9\\p{L}*'),
  topic('diagnosis', 'diagnosis|diagnoses|diagnosed|penyakit|komorbid\\p{L}*|comorbid\\p{L}*|sakit apa|sakit|icd-?10|illness|disease|condition'),
  topic('costs', 'biaya|tagihan|(?:di)?tagih(?:kan)?|terverifikasi|(?:di)?verifikasi|dibayar(?:kan)?|bayar|selisih|nilai klaim|nominal|amounts?|costs?|claimed|paid|gap|pending|tertunda|rasio bayar|payment ratio|how much|berapa rupiah|billed|bill|harga|uang'),
  topic('marks', 'mutu data|kualitas data|tanda mutu|data (?:lengkap|tidak lengkap|bermasalah|hilang)|kelengkapan|data quality|quality marks?|missing data|incomplete|kontradiksi|contradict\\p{L}+'),
  topic('identity', 'identitas klaim|kelas (?:rawat|peserta|rs|faskes|berapa)|hak kelas|segmen|usia|umur|jenis kelamin|laki-laki|perempuan|cara pulang|meninggal|pelayanan apa|jenis pelayanan|rawat (?:inap|jalan) (?:atau|apa)|inpatient or|age|old|sex|gender|segment|provinsi|kabupaten|kota|di mana|where|rs mana|rumah sakit mana|faskes mana|(?:which|what) (?:hospital|facility)|poli(?:klinik)?|clinic'),
];

const overview = word('ringkas(?:an|kan)?|rangkum(?:an|kan)?|jelaskan|gambaran|gambarkan|ceritakan|uraikan|detail|rincian|summar\\p{L}+|overview|explain|describe|tell me (?:more )?about|tentang|analis\\p{L}+|analy[sz]e|review|kesimpulan|intinya|klaim apa|info(?:rmasi)?|ada apa dengan');

/** What of the claim is asked about. A narrower question leaves out the wider one that its words also fit. */
export function findClaimTopics(text: string): Focus[] {
  const first = whole.find(([, pattern]) => pattern.test(text));
  if (first) return [first[0]];
  const found = parts.filter(([, pattern]) => pattern.test(text)).map(([focus]) => focus);
  if (found.length === 0) return overview.test(text) ? ['overview'] : [];
  return narrowed(found, text);
}

const wider: Readonly<Partial<Record<Focus, readonly Focus[]>>> = {
  peers: ['costs', 'score', 'tariff'], topup: ['costs', 'tariff'], los: ['dates'], score: ['flags', 'costs'], marks: ['identity'], procedures: ['diagnosis'],
};

function narrowed(found: readonly Focus[], text: string): Focus[] {
  const hidden = new Set(found.flatMap((focus) => wider[focus] ?? []));
  if (found.includes('peers') && asksBoth(text)) hidden.delete('costs');
  if (found.includes('los') && /kapan|tanggal|when|dates?/.test(text)) hidden.delete('dates');
  if (found.includes('procedures') && /diagnos|penyakit|sakit/.test(text)) hidden.delete('diagnosis');
  if (found.includes('score') && /aturan|rules?|indikasi|indication/.test(text)) hidden.delete('flags');
  const kept = found.filter((focus) => !hidden.has(focus));
  return kept.length > 1 && kept.includes('identity') && !/usia|umur|age|kelamin|sex|segmen|kelas|provinsi|where|di mana/.test(text) ? kept.filter((focus) => focus !== 'identity') : kept;
}

function asksBoth(text: string): boolean {
  return /(?:selisih|gap|terverifikasi|paid|dibayar)/.test(text);
}

const claimMeant = word('(?:klaim|kasus|berkas|pasien|peserta|tagihan|episode|cbg|ina-?cbg|diagnosis|tindakan|kode) (?:ini|itu|tersebut)|(?:this|that|the) (?:claim|case|patient|participant|file|bill|stay|episode)|this (?:one|ina-?cbg|code)');
const facilityMeant = word('(?:rs|rsud|rumah sakit|faskes|fasilitas(?: kesehatan)?) (?:ini|itu|tersebut)|(?:this|that|the) (?:hospital|facility)');

/** What a question points at: the claim that is open or its patient, or else its hospital. */
export function thisOf(text: string): 'claim' | 'facility' | undefined {
  if (claimMeant.test(text)) return 'claim';
  return facilityMeant.test(text) ? 'facility' : undefined;
}
