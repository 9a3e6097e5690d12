/**
 * - `speech`: particles, politeness, feelings and certainty, auxiliaries
 * - `doing`: verbs of wishing, knowing, asking, looking, showing and making
 * - `thing`: what figures are shown in and talked about, and how, and who works with them
 */
export type LightClass = 'speech' | 'doing' | 'thing';

/**
 * Words that can carry no condition: a background lexicon of both languages by word class, each class as a whole and verbs in all their
 * forms. A word is in it for what it is, not for the questions that it stood in. Deliberately in none of them: whatever bounds, denies,
 * counts, compares, orders, excepts, dates or says which of several (`hampir`, `masih`, `baru`, `lagi`, `terutama`, `sana`, `almost`,
 * `still`, `else`, `especially`, `there`), adjectives that could tell one claim from another (`sederhana`, `simple`), and
 * what names anything of care, persons, places, money, counts or decisions (`ibu`, `gambar`, `scan`, `state`, `ladies`, `er`, `share`).
 */
export type LightWords = readonly (readonly [of: LightClass, phrases: string])[];

export const indonesianLight: LightWords = [
  // Interjections and particles of talk.
  ['speech', 'ah|aha|aih|alah|alamak|astaga|astagfirullah|alhamdulillah|atuh|ayolah|ampun|cie|dih|duh|aduhai|ehem|eits|euy|haduh|hadeh|haha|hehe|hihi|hmm|huh|idih|insyaallah|insya allah|lha|mbok|monggo|mangga|punten|nggih|njih|nah|oalah|okelah|okedeh|oiya|syukurlah|ups|waduh|walah|wkwk|wkwkwk|yaelah|yap|yup|yups|yoi|yes|yess|anu|deng|kek|dah|kan ya'],
  // Politeness and the wish for help.
  ['speech', 'maaf (sebelumnya|ya|mengganggu)|mohon (maaf|izin|ijin|bantuan|arahan|bimbingan|pencerahan|petunjuk|informasi|dibantu|dikoreksi|kerjasama|kerja sama)|izin|ijin|(izin|ijin) (bertanya|tanya|nanya|konfirmasi|cek)|bimbing|bimbingan|dibimbing|arahan|diarahkan|pencerahan|bantuan|petunjuk|berkenan|bersedia|kesediaan|kesediaannya|sudi|sudilah|kiranya|hormat|dengan hormat|kerja sama|kerjasama|perhatian|perhatiannya|maklum|dimaklumi|terima kasih sebelumnya|makasih sebelumnya|berterima kasih|repot|repot repot|merepotkan|ngerepotin|mengganggu|ganggu|dimohon|memohon|dimintakan|silahkan|dipersilakan|kalau memungkinkan|kalau sempat|kalau ada waktu|kalau tidak keberatan|kalau tidak salah|kalau tidak keliru|sebisanya'],
  // Who is spoken to, and who speaks with whom.
  ['thing', 'bapak ibu|bapak dan ibu|pak bu|bung|kang|akang|teteh|uda|uni|koh|cik|cici|kakanda|rekan|rekan rekan|kawan kawan|kolega|sobat|tim|timnya|tim kami|tim saya|ndan|juragan|atasan|atasanku|atasan saya|bosku|bos saya|pimpinan|direksi|beliau'],
  // Thinking, feeling, and how sure one is; why one asks.
  ['speech', 'setahuku|setahu saya|sepengetahuan saya|seingat saya|kepikiran|terbayang|kebayang|merasa|rasanya|yakin|ragu|ragu ragu|bingung|kebingungan|heran|terheran heran|kaget|takut|takutnya|khawatir|cemas|penasaran|berminat|tertarik|sayangnya|untungnya|semoga|mudah mudahan|moga|moga moga|mungkin|barangkali|rupanya|ternyata|agaknya|nampaknya|tampaknya|sejujurnya|jujur|jujur saja|terus terang|sesungguhnya|intinya|pokoknya|singkatnya|katanya|konon|kabarnya|bahwa|bahwasanya|maka|maka dari itu|oleh karena itu|oleh sebab itu|sehingga|biasanya|lazimnya|tentu|tentunya|tentu saja|segera|secepatnya|sesegera mungkin|apalagi|terlebih|terlebih lagi|terkadang|kadang|kadang kadang|sekadar|sekedar|sebagaimana|seolah olah|seolah|seakan|seakan akan|sungguh|sungguh sungguh|betapa|alangkah|jangan jangan|siapa tahu|(biar|supaya|agar) (adil|fair|jelas|enak|gampang|mudah|kelihatan|terlihat|rapi|cepat)|adil|fair|urgen|urgent|mendesak|penting|buru buru|(suka|sering|selalu|masih|kadang) (ketuker|tertukar|ketukar|lupa|bingung|keliru|salah)|ketuker|tertukar|lupa|keliru|pusing|lucunya|anehnya|menariknya|kebetulan|ngomong ngomong|by the way|intinya sih|soalnya sih|pasalnya|makanya|alasannya|pertimbangannya|jadinya|ceritanya|gampangnya|sederhananya|gambarannya|rencananya|niatnya|secara umum|pada dasarnya|pada intinya|hemat saya|menurut (saya|kami|kita|aku|gue)|justru|malah|bahkan|supaya|agar|biar|demi'],
  // Wanting, trying, needing, knowing.
  ['doing', '~ingin|berniat|bermaksud|berencana|~coba|~usaha|berusaha|berharap|~harap|~butuh|kebutuhan|keperluan|keinginan|tujuan|tujuannya|~tahu|~ketahui|~paham|ngerti|mengerti|~pikir|berpikir|~kira|~ingat|~bayang'],
  // Asking, saying, telling.
  ['doing', '~tanya|pertanyaan|pertanyaannya|bertanya|~jawab|jawaban|jawabannya|sampaikan|disampaikan|menyampaikan|~cerita|~kabar|~info|~informasi|~lapor|~kata|~bilang|~sebut|~ungkap|~omong|ngobrol|mengobrol|~bicara|~bahas|pembahasan|~diskusi|berdiskusi|terangkan|diterangkan|menerangkan|keterangan|~uraikan|jabarkan|jabarin|dijabarkan|menjabarkan|penjabaran|penjelasan|gambarkan|digambarkan|menggambarkan|~simpul|kesimpulan|kesimpulannya'],
  // Looking, checking, reading, studying.
  ['doing', '~lihat|~tengok|~pandang|~intip|~amat|~pantau|pemantauan|~simak|~baca|~pelajar|perhatikan|memperhatikan|diperhatikan|~telusur|penelusuran|~cermat|~cek|pengecekan|~tinjau|~ulas|~konfirmasi|memastikan|pastikan|dipastikan|cocokkan|cocokin|dicocokkan|mencocokkan|pencocokan|~validasi|~kroscek|~croscek|~crosscheck|~cari|pencarian|temukan|menemukan|ketemu|nemu|nemuin|~gali|~kulik'],
  // Showing, making, getting, keeping figures.
  ['doing', '~tampil|tampilan|tampilannya|~muncul|~tunjuk|~perlihat|~saji|penyajian|paparkan|dipaparkan|memaparkan|~tayang|~buat|~bikin|~susun|~siap|~sedia|~tarik|penarikan|~salin|~rangkum|rangkuman|~ringkas|ringkasan|~rekap|~tabulasi|dihitung|menghitung|perhitungan|~olah|pengolahan|~simpan|~lampir|lampiran|~copy|~paste|~ketik|~tulis|~kasih|~beri|~sodor|~guna|~manfaat|~kerja'],
  // What figures are shown in, and what the work is.
  ['thing', 'file|filenya|data|datanya|tabel|tabelnya|kolom|layar|dasbor|dashboard|menu|halaman|sistem|sistemnya|aplikasi|aplikasinya|app|database|basis data|output|keluaran|hasil|hasilnya|angka|angkanya|statistik|statistiknya|gambaran|info|infonya|informasi|informasinya|laporan|laporannya|report|reportnya|daftar|daftarnya|list|listnya|format|formatnya|bentuk|bentuknya|tabulasi|catatan|bahan|materi|presentasi|slide|ppt|rapat|meeting|kantor|tugas|kerjaan|pekerjaan|proyek|topik|konteks|fakta|faktanya|kenyataan|kenyataannya|realita|hal|halnya|perihal|urusan|urusannya|perkara'],
  // Here, and in this manner.
  ['thing', 'sini|di sini|disini|ke sini|kesini|demikian|begini|begitu|seperti ini|seperti itu|kayak gini|kayak gitu|kayak begitu|lengkap|lengkapnya|selengkapnya|selengkap lengkapnya|rapi|rapih|detail|detil|detailnya|detilnya|rinci|rincinya|seadanya|apa adanya|secara (rinci|detail|detil|lengkap|jelas|ringkas|otomatis|manual|garis besar)|dengan (rinci|detail|detil|jelas|lengkap)'],
];

export const englishLight: LightWords = [
  // Interjections and fillers of talk.
  ['speech', 'aha|ahem|alas|awesome|blimey|cheers|duh|eek|eh|erm|fantastic|gee|golly|gosh|ha|haha|hah|heh|hm|hmm|hooray|huh|marvellous|meh|mhm|my word|oh|ooh|oops|ouch|phew|right then|splendid|uh|um|umm|whew|whoa|wow|yay|yeah|yep|yikes|yo|yup|ta|kinda|sorta|like i said|you know|you see'],
  // Politeness and the wish for help.
  ['speech', 'please|kindly|thank|thankful|grateful|gratitude|appreciate|appreciated|appreciates|appreciating|appreciation|sorry|apologies|apologise|apologize|pardon|excuse|bother|bothering|if possible|if you can|if you could|if you may|if you would|if you don t mind|if you do not mind|if that is ok|if that s ok|if i may|at your convenience|helpful|assistance|favour|favor|much obliged|courtesy'],
  // Who is spoken to, and who speaks with whom.
  ['thing', 'team|our team|my team|colleague|colleagues|boss|my boss|supervisor|committee|folk|folks|guys|friend|friends|pal|everybody|sir|madam|maam|assistant|copilot'],
  // Thinking, feeling, and how sure one is; why one asks.
  ['speech', 'curious|interested|keen|eager|afraid|confused|confusing|puzzled|puzzling|unsure|uncertain|sure|glad|happy|pleased|honest|honestly|frankly|truthfully|essentially|generally|in general|generally speaking|broadly speaking|literally|simply|obviously|clearly|apparently|evidently|presumably|probably|possibly|perhaps|maybe|hopefully|luckily|fortunately|unfortunately|sadly|surprisingly|interestingly|curiously|indeed|really|truly|anyway|anyhow|incidentally|as it happens|as far as i know|as far as i can tell|to be honest|in fact|in short|in a nutshell|after all|of course|for sure|so that|in order to|just to be clear|to be clear|for clarity|nicely|neatly|properly|carefully|thoroughly|quickly|briefly|concisely|straightaway|straight away|automatically|manually|accurately|in detail|in full detail|in depth'],
  // Auxiliaries and verbs that only hold a sentence together.
  ['speech', 'therefore|thus|hence|whether|upon|ever|certainly|definitely|absolutely|undoubtedly|naturally|obviously|admittedly|arguably|as such|as usual|so as to|normally speaking|for fairness|to be fair|fairly speaking|for comparison|for context|for reference|for the record|just in case|asap|as soon as possible|urgently|when you get a chance|when you have time|(i |we |)(always|often|keep|sometimes) (forget|forgetting|mix them up|get confused|confuse them)|will|would|shall|could|might|gonna|wanna|gotta|let|lets|take place|takes place|took place|taken place|taking place|turn out|turned out|come up|came up|~seem|~happen|~occur|~exist|regarding|concerning|with regard to|with respect to|as regards|in regard to|in terms of|on the subject of|when it comes to|as for|speaking of|in relation to'],
  // Wanting, trying, needing, knowing.
  ['doing', '~want|~wish|~need|~require|~intend|~hope|~try|tried|~aim|~desire|~prefer|meant|purpose|purposes|intention|intent|goal|~know|knew|known|~think|thought|~believe|~guess|~suppose|~assume|~reckon|~wonder|~imagine|~remember|~recall|~understand|understood|~realise|~realize|~feel|felt'],
  // Asking, saying, telling.
  ['doing', '~ask|~question|~answer|~reply|~respond|~say|said|~tell|told|telling|~mention|~inform|~describe|description|~discuss|discussion|~talk|~speak|spoke|~explain|explanation|~clarify|clarification|~elaborate|~outline|~advise|~specify|~indicate|conversation|remark|story'],
  // Looking, checking, reading.
  ['doing', '~look|~see|saw|~view|~watch|~check|~read|~browse|~skim|~notice|~analyse|~analyze|analysis|~investigate|~verify|verification|~validate|~confirm|confirmation|~find|found|finding|~search|~seek|sought|~spot|~identify|~assess|assessment|look into|dig into|drill into'],
  // Showing, making, getting, keeping figures.
  ['doing', '~show|shown|~display|presentation|~list|~print|~provide|~give|gave|given|~get|~fetch|~pull|~bring|brought|~send|sent|~offer|~produce|~create|~build|built|~prepare|~compile|~gather|~retrieve|~obtain|~summarise|~summarize|~calculate|calculation|~compute|computation|~tabulate|~chart|~plot|~graph|~write|wrote|written|~copy|~paste|~put|~use'],
  // What figures are shown in, and what the work is.
  ['thing', 'data|dataset|database|file|files|record|records|table|tables|column|columns|screen|dashboard|page|sheet|spreadsheet|system|app|application|tool|output|result|results|figure|figures|number|numbers|stat|stats|statistic|statistics|info|information|detail|details|report|reports|list|listing|lists|format|chart|charts|graph|graphs|plot|picture|overview|summary|view|views|slide|slides|deck|memo|meeting|office|project|topic|subject matter|context|matter|matters|thing|things|stuff|situation|fact|facts|question|questions|query|queries|request|requests|answer|answers|concept|concepts|idea|ideas|notion|manner|fashion|here|in here|over here|like this|like that|this way|that way|thus'],
];
