/**
 * How people shorten or bend words of grammar and of everyday use when they type, by the word they mean. The lexicon reads
 * both as one word, in its own phrases and in messages, so that no phrase has to be listed in every spelling.
 */
const spellings: Readonly<Record<string, string>> = {
  // Indonesian
  dari: 'dr', daripada: 'drpd drpada', dengan: 'dgn dg', sama: 'sm', tapi: 'tp tpi', juga: 'jg', untuk: 'utk tuk', dalam: 'dlm', pada: 'pd', yang: 'yg yng',
  tidak: 'tdk tak ga gak nggak ngga enggak engga gk kagak', belum: 'blm blum', bukan: 'bkn', jangan: 'jgn', sudah: 'sdh udah udh', tanpa: 'tnp',
  lebih: 'lbh lbih', kurang: 'krg', besar: 'gede', sampai: 'sampe smp smpe', setelah: 'stlh abis habis', sebelumnya: 'sblmnya sblumnya', sekarang: 'skrg skrang',
  berapa: 'brp brapa', jumlah: 'jml jmlh', bagaimana: 'gimana gmn gmna', kalau: 'kalo klo kl', saja: 'aja', masukkan: 'masukin', termasuk: 'trmasuk', semester: 'smt smstr',
  terendah: 'trendah', tertinggi: 'trtinggi', pasien: 'psien', tindakan: 'tindakn', diagnosis: 'diagnosa diagnosanya',
  // English
  with: 'w', patients: 'pts', amount: 'amt', hospital: 'hosp', hospitals: 'hosps', claims: 'clms', average: 'avg', excluding: 'excl', versus: 'vs',
};

const meant = new Map(Object.entries(spellings).flatMap(([word, short]) => short.split(' ').map((one) => [one, word] as const)));

/** The word that a spelling stands for; any other word stands for itself. */
export function fullWord(word: string): string {
  return meant.get(word) ?? word;
}
