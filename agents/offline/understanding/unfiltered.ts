import type { Localized } from '#engine';

import { word } from './words.ts';

/** What people narrow claims down by and no filter of the tools can. */
const kinds: readonly (readonly [words: RegExp, name: Localized])[] = (
  [
    ['(?:rs|rumah sakit|faskes|fasilitas) (?:swasta|pemerintah|negeri|bumn)|(?:private|public|government) (?:hospitals?|facilit(?:y|ies))', { id: 'kepemilikan fasilitas', en: 'the owner of the facility' }],
    ['(?:hak )?kelas (?:rawat )?(?:1|2|3|i|ii|iii|satu|dua|tiga)|class (?:1|2|3|i|ii|iii)', { id: 'hak kelas rawat', en: 'the class of entitlement' }],
    ['(?:usia|umur|berusia|berumur|aged?|older than|younger than)|lansia|lanjut usia|anak-?anak|balita|bayi|elderly|children', { id: 'usia peserta', en: 'the age of the participant' }],
    ['laki(?:-laki)?|perempuan|wanita|pria|(?:fe)?male|women|men', { id: 'jenis kelamin peserta', en: 'the sex of the participant' }],
    ['meninggal|wafat|died|deceased|pulang paksa|against (?:medical )?advice|dirujuk', { id: 'cara pulang', en: 'the discharge status' }],
    ['(?:lama rawat|los|dirawat|length of stay|stays?)(?: yang)? (?:lebih|kurang|di atas|di bawah|above|below|over|under|of|longer|shorter|minimal|>|<)', { id: 'lama rawat', en: 'the length of stay' }],
    ['cuci darah|hemodialis[ai]s?|dialisis|dialysis|sesar|sectio|caesarean|katarak|cataract|operasi|tindakan|prosedur|ventilator|fisioterapi|physiotherapy', { id: 'tindakan', en: 'the procedure' }],
    ['diagnosis sekunder|komorbid\\p{L}*|secondary diagnos[ei]s|comorbidit(?:y|ies)', { id: 'diagnosis sekunder', en: 'the secondary diagnosis' }],
    ['pending|tertunda|(?:sudah|belum|yang) (?:ditolak|disetujui|diputus|ditelaah|diaudit)|rejected|approved|undecided|unreviewed|reviewed', { id: 'status atau keputusan', en: 'the status or decision' }],
    ['top-?ups?|special cmg', { id: 'top-up', en: 'the top-up' }],
  ] as const
).map(([words, name]) => [word(words), name] as const);

/** What a question narrows claims down by and the tools cannot; nothing where it does not. */
export function findUnfiltered(text: string): Localized[] {
  return kinds.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
}
