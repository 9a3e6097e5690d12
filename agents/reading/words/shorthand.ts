/** How people shorten words of grammar, by the word they mean: the lexicon reads both as one word. What claims, facilities and codes are called is the catalogue's. */
const spellings: Readonly<Record<string, string>> = {
  // Indonesian
  dari: 'dr', daripada: 'drpd', dengan: 'dgn dg', sama: 'sm', tapi: 'tp tpi', juga: 'jg', untuk: 'utk', dalam: 'dlm', pada: 'pd', yang: 'yg yng',
  tidak: 'tdk tak ga gak nggak ngga enggak engga gk', belum: 'blm', bukan: 'bkn', jangan: 'jgn', sudah: 'sdh udah udh', tanpa: 'tnp',
  lebih: 'lbh lbih', kamu: 'km kmu', tersebut: 'tsb tsbt', tanggal: 'tgl', banyak: 'byk bnyk', sekali: 'skali skli', banget: 'bgt bngt', hari: 'hr', sedang: 'sdg', lagi: 'lg', masuk: 'msk', orang: 'org', bisa: 'bs bsa', tahun: 'th taun', terhadap: 'thd thdp', karena: 'krn karna', terus: 'trs', seperti: 'spt sprti', semua: 'smua', sebelum: 'sblm', setiap: 'stp', kemudian: 'kmdn', masing: 'msg', apapun: 'apa2pun', rata: 'rt', kurang: 'krg', besar: 'gede', sampai: 'sampe smp smpe', setelah: 'stlh', cuma: 'cm cuman cmn', sebelumnya: 'sblmnya', sekarang: 'skrg',
  kenapa: 'knp knapa', kapan: 'kpn', harus: 'hrs', berapa: 'brp brapa', jumlah: 'jml jmlh', bagaimana: 'gimana gmn', kalau: 'kalo klo', saja: 'aja', masukkan: 'masukin', jadi: 'jd', semester: 'smt',
  // English
  with: 'w', amount: 'amt', average: 'avg', excluding: 'excl', versus: 'vs',
};

/** Words of grammar in Javanese, Sundanese, Minangkabau and Betawi, by the Indonesian ones; none that names a place of the data (`karo`) or is an Indonesian word itself. */
const regional: Readonly<Record<string, string>> = {
  berapa: 'piro pira pinten sabaraha bara barapo brape', apa: 'opo naon apo ape', mana: 'endi ngendi mane', siapa: 'sopo sinten saha siape', kapan: 'iraha bilo', bagaimana: 'piye pripun kumaha baa pegimane', kenapa: 'ngopo kunaon',
  yang: 'sing ingkang nu nan nyang', di: 'ing neng nang', dari: 'saka seko saking tina', dan: 'lan jeung sareng', dengan: 'kalawan', atau: 'utowo atawa', kalau: 'nek mun upami', untuk: 'kanggo pikeun kanggeh',
  saja: 'wae bae hungkul wungkul sajo aje', semua: 'kabeh sedoyo sadaya', tidak: 'ora mboten teu henteu indak ndak', belum: 'durung acan alun', sudah: 'wis uwis sampun parantos', itu: 'kuwi iku kae eta ntu', ini: 'iki niki ieu', banyak: 'akeh kathah seueur loba', paling: 'pang', lebih: 'luwih langkung leuwih labiah', kurang: 'kirang', ada: 'ono wonten aya', punya: 'duwe nduwe boga gaduh punyo',
};

const meant = new Map([...Object.entries(regional), ...Object.entries(spellings)].flatMap(([word, short]) => short.split(' ').map((one) => [one, word] as const)));

/** The word that a spelling stands for; any other word stands for itself. */
export function fullWord(word: string): string {
  return meant.get(word) ?? word;
}
