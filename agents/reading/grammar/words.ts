import type { WordList } from '../words/word-list.ts';

/** Words that one rule of the grammar alone takes, in either language. */
export const ruleWords: WordList = [
  ['(primary|main|principal) (|diagnosis |dx )(or|and|and or) (secondary|additional|comorbid|other) (|diagnosis|diagnoses|dx)|in any (diagnosis position|position)|(diagnosis|diagnosa|dx|diag|penyakit) (utama|primer) (atau|maupun|dan|ataupun|dan atau) (|sebagai |di |diagnosis |diagnosa |dx )(sekunder|penyerta|tambahan|komorbid)|(diagnosis|diagnosa|dx) mana pun', { kind: 'anywhere' }],
  ['both|keduanya|dua duanya|kedua duanya|(|the |a )combination of|kombinasi (|dari|antara)', { kind: 'both' }],
  ['(jangan|tidak usah|tidak perlu|tidak) (dihitung|diikutkan|dimasukkan|disertakan|ditampilkan|dipakai)|dikecualikan|(are|is|should be|must be|to be) (excluded|left out|dropped|ignored)|not counted|buang|dibuang|hapus|singkirkan|hilangkan|coret|drop them|drop those|leave them out|leave those out|exclude them|exclude those', { kind: 'drop' }],
  ['termasuk batasnya|batasnya termasuk|termasuk batas|inklusif|inclusive|both included|both ends included|bounds included|ikut dihitung|ikut masuk|ikut|juga dihitung|dihitung juga|counts too|count too|are included too', { kind: 'inclusive' }],
  ['(di|pada|dalam|untuk|dengan) (hari|tanggal|tanggal masuk) (yang |)sama|(di|pada) (satu hari|hari itu juga)|sehari yang sama|(in|on|within) (one|the same|a single) (day|date)|the same day|same day', { kind: 'same_day' }],
  ['admission|being admitted|their admission|arrival|coming in|hari masuk|masuk rs|masuk rumah sakit', { kind: 'arriving' }],
  ['(not|never|could not be|cannot be|can t be|couldn t be|not be|was not|were not|wasn t|weren t|is not|are not|has not been|have not been) (evaluated|assessed|tested|checked|computed)|unevaluated|(tidak|belum|gagal) (bisa |dapat |sempat |)(dievaluasi|dinilai|dihitung|diuji)|tidak terevaluasi|not evaluable', { kind: 'unevaluated' }],
  ['sebelumnya|terdahulu|before|beforehand|earlier|prior|previous|preceding', { kind: 'before' }],
  ['(balik|kembali|datang|berobat|berkunjung|kontrol) (lagi|kembali)|balik|(came|come|comes|coming|seen|visited|visiting) (back|again)|back again|returned|returning', { kind: 'returning' }],
  ['(beda|berbeda|berlainan|tidak sama|tidak cocok|tidak sesuai|tidak konsisten|bukan) (|dengan|dari|sama|dg)|differ|differs|differing|differed|(differ|differs|differing|differed|different|distinct) (from|to|than)|(not|isn t|is not|are not) the same (|as)|(does not|doesn t|do not|don t|not) (match|equal|agree with|correspond to)', { kind: 'differs' }],
  ['(sama|persis sama|sama persis|cocok|sesuai) dengan|sama persis|(the same|same) as|identical to|(match|matches|equals|agrees with)', { kind: 'differs', isSame: true }],
  ['ambil yang|ambil hanya yang|sisakan yang|keep those|keep only|keep only those|keep the ones', { kind: 'only' }],
  ['discharge|of discharge|from discharge|after discharge|of being discharged|kepulangan', { kind: 'leaving' }],
  ['apa pun|mana pun|apapun', { kind: 'filler', as: 'every' }],
  ['split', { kind: 'filler', as: 'plain' }],
  ['persen|prosen', { kind: 'share' }],
  ['jadikan persen|jadikan persentase|jadi persen|jadi persentase|jadi persentase dari|jadi persen dari|ubah jadi persen|ubah ke persen|dalam persen|(as|in) (|a )(percentage|percent|share|proportion|%)(| of)|(as|in) (percentages|shares|proportions)(| of)|make it a percentage|turn it into a percentage', { kind: 'as_share' }],
  ['different|beda|berbeda|berlainan', { kind: 'distinct' }],
  ['in total|altogether|all in all|all told|secara total|secara keseluruhan|kalau ditotal|kalau dijumlah|jika ditotal', { kind: 'in_all' }],
  ['masing masing|masing2|respectively|separately|sendiri sendiri', { kind: 'each' }],
  ['terhadap|thd', { kind: 'filler', as: 'of' }],
  ['which single|what single|which one', { kind: 'which' }],
  ['bagi per|dibagi per|bagi menurut|dibagi|dikelompokkan', { kind: 'per' }],
];
