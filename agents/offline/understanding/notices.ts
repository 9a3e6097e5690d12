import type { NoticeCode } from '../../copilot/question.ts';
import { word } from './words.ts';

const orders = word(
  '(?:abaikan|lupakan|hiraukan|langgar|lewati) (?:semua |seluruh |saja )*(?:instruksi|perintah|aturan|prompt|petunjuk)|(?:ignore|disregard|forget|override|bypass) (?:all |any |the |your |of )*(?:previous |prior |above |earlier |safety )?(?:instructions?|rules|prompts?|guidelines)|(?:system|sistem) prompt|prompt (?:sistem|anda|kamu|awal)|initial prompt|developer mode|mode pengembang|jailbreak|bertindak sebagai|berpura-?pura|pretend (?:to be|you are)|act as (?:a|an|the)|you are now|kamu sekarang|api key|kata sandi|password|canary|select \\* from|drop table|union select|<script',
);
const verdicts = word(
  'fraud\\p{L}*|curang|kecurangan|menipu|penipu(?:an)?|tipu(?:an|-tipu)?|nipu|bersalah|korup(?:si)?|pelaku|cheat\\p{L}*|guilty|criminal|scam\\p{L}*|crooked|dishonest|fiktif|abal-abal|palsu|dipalsukan|memalsukan|fake|phantom|nakal|rekayasa|direkayasa|manipulasi|dimanipulasi|memanipulasi|manipulat\\p{L}*|melanggar|pelanggaran|terbukti|proven|illegal|ilegal|penyelewengan|diselewengkan|mark-?up|bohong|suspicious hospital|steal\\p{L}*|stole|kriminal|pidana',
);
const persons = word(
  "(?:siapa|who)(?:kah)?(?: saja)? (?:nama |sebenarnya |is |was |are |itu |the |this |sih |yang menjadi )*(?:pasien|peserta|dokter|dpjp|patient|participant|doctor|physician|member|auditor|reviewer|verifikator|penelaah)\\p{L}*|(?:siapa|who) (?:yang |is |has |was |the )*(?:merawat|menangani|mengoperasi|dirawat|memutus\\p{L}*|memverifikasi|menelaah|treat\\p{L}*|operat\\p{L}*|decided|reviewed)|nama (?:lengkap |asli )?(?:pasien|peserta|dokter|dpjp|keluarga|orang)|(?:names?|identity|identities|address|addresses|birth ?dates?|phone numbers?) of (?:the |this |these )?(?:patients?|participants?|doctors?|physicians?|members?)|(?:patient|participant|doctor|physician|member)(?:'s|s')? (?:full )?(?:names?|identity|address|phone|birthday|birth ?date|id(?:entity)? number)|identitas (?:lengkap )?(?:pasien|peserta|dokter|orang)|nik|nomor (?:kartu|ktp|bpjs|hp|telepon|peserta|induk kependudukan|rekam medis|rm)|no\\.? ?(?:kartu|ktp|bpjs|hp|telepon|peserta|rm)|(?:alamat|domisili|tempat tinggal) (?:rumah )?(?:pasien|peserta)|(?:pasien|peserta) (?:ini )?(?:tinggal|beralamat)|tanggal lahir|birth ?date|date of birth|national id(?:entity)?(?: number)?|id card|phone number|kartu keluarga|family (?:card|members?|key)|anggota keluarga|keluarga (?:pasien|peserta)|card number|patient[_ ]key|family[_ ]key|kunci peserta|email (?:pasien|peserta|dokter)",
);
const asked = '(?:tolong |mohon |silakan |silahkan |please |just |coba |segera |can you |could you |bisa |bisakah |kamu |anda )*';
const acts = 'tolak|ditolak|menolak|setujui|menyetujui|approve|reject|deny|batalkan|hapus|delete|ubah|update|koreksi|loloskan|bayarkan|kembalikan|ganti|catat|catatkan|simpan|konfirmasi|confirm|tandai|assign|tugaskan|cairkan|kirimkan?|blokir|terima|save|record|change|remove|send|mark';
const objects = '(?:semua |seluruh |saja |the |this |these |all |its )*(?:klaim|keputusan|data|skor|bobot|aturan|biaya|tagihan|catatan|tarif|claims?|decisions?|scores?|rules?|weights?|amounts?|notes?|email|laporan ke|report to)';
const decisions = word(
  `${asked}(?:${acts})(?: saja| aja)? ${objects}\\p{L}*|(?:haruskah|harus|apakah (?:sebaiknya|harus|perlu|layak|boleh)|sebaiknya|should (?:i|we|this|it|the claim)|do i|can i|boleh(?:kah)?|layak(?:kah)?|pantas(?:kah)?) (?:be |it |saya |kami |kita |klaim ini |klaim itu |ini |di)?(?:untuk )?(?:di)?(?:tolak|setujui|bayar(?:kan)?|menolak|menyetujui|membayar|loloskan|approved?|reject(?:ed)?|den(?:y|ied)|pay|paid|accept(?:ed)?|sanksi)|(?:klaim|claim) (?:ini|this|itu) (?:layak|pantas|harus|sebaiknya|perlu)? ?(?:di)?(?:tolak|setujui|bayar) saja|(?:layak|pantas) (?:di)?(?:bayar|setujui|tolak)|worth paying`,
);
const decisionAtStart = new RegExp(`^${asked}(?:tolak|setujui|approve|reject|deny|loloskan)(?: saja| aja)?(?: |$|[.!])`, 'u');
const ofManyDecisions = word('berapa|how many|jumlah|yang (?:sudah |telah |pernah )?(?:ditolak|disetujui)|rejected claims|approved claims');
const elsewhere = word(
  'cuaca|weather|resep (?:masakan|makanan|rendang|kue|nasi|ayam|soto|masak)|buatkan resep|recipes?|puisi|poem|pantun|lagu|songs?|film|movies?|sepak ?bola|football|presiden|president|pemilu|elections?|politik|politics|partai|saham|stock price|bitcoin|kripto|crypto|lelucon|jokes?|terjemahkan|translate|kode (?:python|javascript|java|program|sql|c\\+\\+)|python|javascript|write (?:a |some |me |an )*(?:code|essay|poem|story|email|letter)|(?:buat|tulis)(?:kan)? (?:saya )?(?:kode|program|cerita|esai|surat|email|script|skrip)|program (?:python|java|komputer)|ibu ?kota|capital of|horoskop|zodiak|horoscope|wisata|hotel|tiket|pesawat|obat apa (?:yang (?:cocok|bagus|tepat)|untuk)|which drug (?:should|is best|for)|dosis|dosage|cara (?:mengobati|menyembuhkan)|how to treat|gempa|earthquake|berita|news|kurs|exchange rate|siapa (?:kamu|anda)|who are you|pacar|cinta',
);
const unknown = word(
  'dokter|dpjp|doctors?|physicians?|perawat|nurses?|(?:nomor )?kamar|rooms?|hasil (?:lab\\p{L}*|pemeriksaan penunjang)|lab(?:oratory)? results?|rekam medis|medical records?|rontgen|x-?rays?|alergi|allerg\\p{L}+|obat|drugs?|medications?|golongan darah|blood type|resume medis|discharge summary|gaji|salary|laba|profit|iuran|premi|premiums?|kapitasi|capitation|nomor sep|sep number|jam berapa|what time|icu|ventilator|tekanan darah|blood pressure|berat badan|keluhan|gejala|symptoms?|prediksi|perkiraan|forecast|predict\\p{L}*|(?:bulan|tahun|minggu) depan|next (?:month|year|week)|pending|kapan (?:akan )?dibayar|tanggal (?:bayar|pembayaran)|payment date|puskesmas|fktp|kepuasan|satisfaction|anggaran|budget|jumlah tempat tidur|beds?',
);
const greeting = /^(?:halo|hai|hi|hello|hey|selamat (?:pagi|siang|sore|malam)|assalamu\S*|terima kasih|thanks?(?: you)?|makasih|ok(?:e|ay)?|test|tes|ping)[\s!.,?]*$/u;
const help = word('(?:apa|what) (?:saja )?(?:yang )?(?:bisa|dapat|can) (?:kamu|anda|you) (?:lakukan|bantu|jawab|do|answer)|(?:kamu|anda) bisa apa|what can you (?:do|help with|answer)|how (?:do|can) i use|cara (?:pakai|menggunakan)|bantuan|help me|what do you do|contoh pertanyaan|example questions?');

/** What the copilot does not do, as far as a question plainly asks for it. */
export function findNotice(text: string): NoticeCode | undefined {
  if (orders.test(text) || elsewhere.test(text) || greeting.test(text) || help.test(text)) return 'out_of_scope';
  if (persons.test(text)) return 'private';
  if ((decisionAtStart.test(text) || decisions.test(text)) && !ofManyDecisions.test(text)) return 'decision';
  return verdicts.test(text) ? 'verdict' : undefined;
}

/** Whether a question asks for what no claim holds. */
export function asksForUnknown(text: string): boolean {
  return unknown.test(text);
}

/** A text in which words of guilt are read as what the data have: indications. */
export function withoutVerdicts(text: string): string {
  return text.replaceAll(new RegExp(verdicts.source, 'gu'), 'indikasi');
}
