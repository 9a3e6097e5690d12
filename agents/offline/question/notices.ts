import type { NoticeCode } from '../../copilot/question.ts';
import { word } from './words.ts';

const orders = word(
  '(?:abaikan|lupakan|hiraukan) (?:semua |seluruh )?(?:instruksi|perintah|aturan|prompt)|(?:ignore|disregard|forget|override) (?:all |any |the |your )?(?:previous |prior |above |earlier )?(?:instructions?|rules|prompts?)|system prompt|prompt sistem|developer mode|jailbreak|bertindak(?:lah)? sebagai|pretend to be|act as (?:a|an)',
);
const verdicts = word('fraud\\w*|curang|kecurangan|menipu|penipuan|nipu|bersalah|korupsi|pelaku|cheat\\w*|guilty|criminal|scam\\w*|crooked|dishonest|fiktif|abal-abal');
const persons = word(
  "(?:siapa|who)(?:kah)? (?:nama |sebenarnya |is |was |are )?(?:the |nama )?(?:pasien|peserta|dokter|dpjp|patient|participant|doctor|physician|member)\\w*|nama (?:lengkap )?(?:pasien|peserta|dokter|dpjp|keluarga)\\w*|(?:name|names|identity|address) of the (?:patient|participant|doctor|physician|member)|(?:patient|participant|doctor|member)(?:'s)? (?:name|identity|address|phone)|identitas (?:pasien|peserta|dokter)|nik|nomor (?:kartu|ktp|bpjs|hp|telepon|induk kependudukan)|no\\.? (?:kartu|ktp|bpjs|hp|telepon)|alamat (?:rumah )?(?:pasien|peserta)|national id(?:entity)?(?: number)?|id card|phone number|kartu keluarga|family card|card number",
);
const decisions = word(
  '(?:tolong |mohon |silakan |please |just |saja )*(?:tolak|setujui|approve|reject|deny|batalkan|hapus|delete|ubah|update|koreksi|loloskan|bayar(?:kan)?|kembalikan|ganti|catat|simpan|konfirmasi|confirm)(?: saja| aja)? (?:semua |seluruh |the |this |these |all )?(?:klaim|keputusan|data|skor|biaya|claims?|decisions?|score|rule|aturan)\\w*|(?:haruskah|apakah sebaiknya|should (?:i|we)) (?:saya |kami |kita )?(?:di)?(?:tolak|setujui|menolak|menyetujui|approve|reject|deny)\\w*|(?:klaim|claim) (?:ini|this) (?:di)?(?:tolak|setujui) saja',
);
const decisionAtStart = /^(?:tolong |mohon |silakan |please )?(?:tolak|setujui|approve|reject|deny|loloskan)(?: saja| aja)?(?: |$|[.!])/u;
const elsewhere = word(
  'cuaca|weather|resep (?:masakan|makanan|rendang|\\w+)|recipe|puisi|poem|lagu|song|film|movie|sepak bola|football|presiden|president|pemilu|election|politik|politics|saham|stock price|bitcoin|kripto|lelucon|jokes?|terjemahkan|translate|kode (?:python|javascript|java|program|sql)|python|javascript|write (?:a |some |me )?(?:code|essay|poem|story)|program (?:python|java)|ibu ?kota|capital of|horoskop|horoscope|wisata|hotel|tiket|obat apa|which drug|dosis|dosage|cara mengobati|how to treat',
);
const unknownThings = word('dokter|dpjp|doctors?|physicians?|perawat|nurses?|kamar nomor|hasil lab\\w*|lab results?|rekam medis|medical records?|foto rontgen|alergi|allerg\\w+|obat(?:nya)?|drugs?|medications?|golongan darah|blood type|resume medis|gaji|salary|laba|profit');

/** What the copilot does not do, as far as a question plainly asks for it. */
export function findNotice(text: string): NoticeCode | undefined {
  if (orders.test(text) || elsewhere.test(text)) return 'out_of_scope';
  if (persons.test(text)) return 'private';
  if (verdicts.test(text)) return 'verdict';
  if (decisionAtStart.test(text) || decisions.test(text)) return 'decision';
  return undefined;
}

/** Whether a question asks for what no claim holds. */
export function asksForUnknown(text: string): boolean {
  return unknownThings.test(text);
}
