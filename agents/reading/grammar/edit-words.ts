import type { WordList } from '../words/word-list.ts';

const splitting = '(pecah|pecahkan|dipecah|pisah|pisahkan|dipisah|dipisahkan|belah|rinci|rincikan|dirinci|jabarkan|dijabarkan)';
const dividing = '(split|split up|split out|break|break up|break down|divide|separate)';
const objects = '(|that|it|this|them|those|these|each)';
const same = '(same|the same|that same)';
const asked = '(list|table|question|query|thing|breakdown|ranking|split|figures|figure|numbers|number|analysis|again|one)';
const places = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const urutan = 'pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh'.split(' ');

/** Words of those who change what they have just asked, in both languages: by the parts that such phrases are made of. */
export const editWords: WordList = [
  [`${splitting} (|juga) (|per|menurut|berdasarkan|jadi|menjadi|ke dalam|antara|untuk)`, { kind: 'per' }],
  [`${splitting} lagi (|per|menurut|berdasarkan|jadi|menjadi|antara|untuk)`, { kind: 'per', isFurther: true }],
  [`${dividing} ${objects} (into|between|by)`, { kind: 'per' }],
  ['split|split up', { kind: 'per' }],
  [`${dividing} ${objects} (further|further down|down further) (by|into|per)|(further|also|and also) ${dividing} ${objects} (by|into|per)`, { kind: 'per', isFurther: true }],
  [`${same} ${asked} (|but|for|but for|with|but with|in|but in|but only|only for|now for)|${same} (but for|but with|but in|but only|now for|only for)`, { kind: 'what_if' }],
  ['(pertanyaan|daftar|list|tabel|rincian|urutan|hitungan|analisis) (yang sama|sama) (|tapi|untuk|buat|tapi untuk|tapi buat|di|tapi di)', { kind: 'what_if' }],
  ['back to|go back to|going back to|return to|balik ke|balik lagi ke|kembali ke|kembali lagi ke|kembalikan ke|balikkan ke', { kind: 'what_if' }],
  [`use|use the|switch to|switch it to|change to|change it to|change that to|make it|make that|make it the|replace it with|replace with|swap it for|turn it into|pakai|pakai yang|gunakan|ganti dengan|ganti pakai|ganti menjadi|diganti jadi|diganti dengan|ubah menjadi|jadikan|tukar jadi`, { kind: 'what_if', isExchange: true }],
  [`(limit|restrict|narrow|confine) ${objects} (to|down to|to just|to only)|(batasi|dibatasi|batasin|cukup) (|pada|ke|untuk|hanya|hanya untuk|hanya pada|yang)`, { kind: 'only' }],
  ['in percent|in percentages|in percentage terms|in %|dalam %|dalam bentuk persen|dalam bentuk persentase', { kind: 'as_share' }],
  ['(turunkan|turunin|naikkan|naikin|ubah|ganti|geser|kecilkan|besarkan|longgarkan|perketat) (|batas|batasnya|batasannya|batas minimalnya|batas maksimalnya|minimalnya|maksimalnya|ambang|ambangnya|ambang batasnya|limitnya|angkanya) (jadi|menjadi|ke|sampai)|(|kalau) (batas|batasnya|batasannya|batas minimalnya|ambang|ambangnya|ambang batasnya|minimalnya|maksimalnya) (jadi|menjadi|diubah jadi|diganti jadi|diturunkan jadi|dinaikkan jadi|diturunkan ke|dinaikkan ke)|(lower|raise|change|set|move|drop|reduce|increase|put) (it|that|the threshold|the limit|the cut off|the cutoff|the bar|the bound|the minimum|the maximum) (to|down to|up to|at)', { kind: 'what_if', isExchange: true, isBound: true }],
  ['jika|bila|apabila|kalau|what if|bagaimana jika|bagaimana bila|bagaimana apabila|gimana jika|gimana kalau', { kind: 'what_if' }],
  ['(jangan|tidak usah|tidak perlu) (ikutkan|ikut sertakan|sertakan|masukkan|hitung|libatkan|tampilkan|munculkan|ambil|pakai) (|yang|klaim)', { kind: 'except' }],
  ['tidak usah|tidak perlu|~keluarkan|(jangan|tidak usah|tidak perlu) (diikutkan|disertakan|dimasukkan|dihitung|dilibatkan|ditampilkan|dimunculkan|diambil|dipakai)', { kind: 'drop' }],
  ['(tambah|tambahkan|kasih|beri|add|add a|include a|with a|also add a) (kolom|column|column for|column with|column with the)', { kind: 'include' }],
  ['(in|during|for|over|from|of) (that|the same) (period|time|year|quarter|month)|(pada|di|dalam|selama|dari|untuk) (periode|tahun|bulan|triwulan|kuartal) (itu|tersebut|yang sama)|(that|the same) (period|year)|(periode|tahun) (itu|tersebut|yang sama)', { kind: 'same_time' }],
  ['instead', { kind: 'what_if', isExchange: true }],
  ['others|the others|rest|the rest|rest of them|the rest of them|everything else|everyone else|all others|all the others|all the rest|all the other ones|the other ones|other ones|the remaining ones|remaining ones|remainder|the remainder|sisanya|sisa nya|(yang |)tersisa|selebihnya|lainnya|yang lain|yang lainnya|selain itu|selain yang itu|selain dari itu|di luar itu|diluar itu|kebalikannya|sebaliknya', { kind: 'others' }],
  ['together|taken together|all together|put together|combined|digabung|digabungkan|gabung|gabungkan|gabungan|jadi satu|dijadikan satu|disatukan|satukan|bersama sama', { kind: 'together' }],
  ['(|in|for) each of the (two|three)|both|both of them|both of those|both of these|keduanya|dua duanya|kedua duanya|ketiganya|all three', { kind: 'point', isMany: true }],
  ...[places, urutan].flatMap((words) => words.map((word, i) => [word, { kind: 'place', place: i + 1 }] as const)),
  ['pertama', { kind: 'top' }],
  ['nomor|nomer|number|urutan|urutan ke', { kind: 'place' }],
];
