import { describe, expect, test } from 'vitest';

import { read } from '../reader.test-support.ts';

/** Messages of each kind in words of everyday, and what may answer them: kinds of parts, or codes of notices. */
const wanted: readonly (readonly [what: string, answers: readonly string[], messages: readonly string[]])[] = [
  ['a term to be explained', ['concept', 'code'], [
    'apa makna kolom amount_gap',
    'what goes into the rule score?',
    'tolong terangkan istilah phantom billing',
    'how do you define a duplicate pattern?',
    'bedanya biaya tagih dan biaya terverifikasi apa sih',
    "what's the point of the quality marks?",
    'kepanjangan INA-CBG apa',
    'what does isolation forest do here',
    'ICD J18.9 tuh penyakit apa',
    'tarif INA-CBG itu dasarnya apa',
    'what is meant by a claim being quarantined',
    'coba jelasin dong apa itu kloning klaim',
    "what's the difference between amount claimed and amount paid",
    'PBI itu singkatan apa',
    'how is the risk rank determined',
    'kode prosedur 39.95 itu tindakan apa',
  ]],
  ['how data, model and jobs stand', ['operation'], [
    'are the figures up to date?',
    'proses refresh tadi malam aman?',
    'which rules are active at the moment',
    'how many claims are loaded in the system?',
    'when will the next refresh run',
    'data yang ada ini dari tahun berapa sampai tahun berapa',
    'ada peringatan apa saja pagi ini',
    'is this real data or just made up?',
    'model skornya versi berapa',
    'when did we load this data',
    'refresh terakhirnya gagal ga?',
    'ada notifikasi penting?',
    "what's the latest date in the dataset",
    'apa yang berbeda sejak refresh sebelumnya',
    'is the scoring job still running',
    'pakai aturan versi mana sekarang',
    'datanya dari BPJS langsung atau dummy?',
    'show me the current model version',
  ]],
  ['who somebody is', ['private'], [
    'bisa minta kontak keluarga pasien yang dirawat 40 hari?',
    "what is the patient's full name on claim 3?",
    'tampilin KTP peserta yang klaimnya lebih dari 15',
    'can you unmask the participants in Papua?',
    'siapa sih sebenarnya orang di balik klaim termahal itu',
    'list the birthdays of all newborns treated in Bandung',
    'alamat emailnya pasien talasemia dong',
    'I want to call the patient, give me her mobile',
    'bocorin dong nama pasien HIV di Semarang',
    'which family does this participant belong to, names please',
    'butuh no wa pasien buat konfirmasi',
    'who exactly is the person with 40 visits',
    'data diri lengkap peserta klaim nomor 2',
    'do you have their ID numbers?',
    'alamat tinggal para pasien kusta',
  ]],
  ['who is guilty', ['verdict'], [
    'jadi bisa disimpulkan klinik mata di Jakarta melakukan penipuan?',
    'do these flags mean the doctors are crooks?',
    'rumah sakit mana yang harus dilaporkan ke KPK',
    'siapa dalang klaim fiktif di Medan',
    'can I accuse this hospital of upcoding in my report',
    'apakah aman bilang rs tipe D itu korup',
    'who should go to jail for those duplicates',
    'kelihatannya rs itu main kotor deh, bener kan?',
    'menurutmu rs mana yang paling banyak main curang',
    'did the hospital in Padang fake these claims?',
    'udah jelas banget ini penipuan, setuju kan',
    'is this enough evidence to prosecute',
    'apakah dokter mata di Solo itu penjahat',
    'whose fault is the upcoding',
    'pasien ini pura-pura sakit ya?',
  ]],
  ['something to be decided or written', ['decision'], [
    'loloskan dulu klaim hemodialisa semuanya',
    'could you please escalate these five to the head of audit',
    'minta tolong klaim ini dikembalikan ke RS',
    'put the top 3 on hold until Monday',
    'ganti status klaim tadi jadi ditolak',
    'undo my last approval',
    'bekukan pembayaran RS swasta di Riau',
    'go ahead and pay the remaining ones',
    'tolong approve semua yang skornya nol',
    'please flag these as fraud and close the case',
    'klaim nomor 1 sampai 5 ditahan dulu ya',
    'hapus aja duplikatnya dari sistem',
    'reassign my queue to Rina',
    'can you reject the second one for me',
    'kembalikan klaim itu ke faskes buat direvisi',
  ]],
  ['what the data lack', ['not_in_data'], [
    'berapa lama rata-rata pasien ngantri di poli jantung',
    'siapa kepala perawat di rs paling mahal',
    'hasil biopsi pasien kanker payudara gimana',
    'how much did patients pay out of pocket for cataract surgery',
    'did the stroke patients recover fully?',
    'merk stent yang dipasang apa aja',
    'berapa kapasitas ICU tiap rumah sakit di Bali',
    'what shift were most deliveries handled in',
    'puskesmas mana yang paling sering merujuk kasus katarak',
    'show me the informed consent forms',
    'nilai hemoglobin pasien anemia rata-rata berapa',
    'how long do patients wait in the emergency room',
    'apakah pasiennya kambuh setelah pulang',
    'siapa apoteker di rs tipe A',
    'tanggal berapa uangnya masuk ke rekening rs',
    'do you have MRI images of the brain tumour cases',
    'berapa gaji perawat di jawa timur',
    "predict next month's caesarean claims",
    'apa pekerjaan pasien tbc',
    'how many ventilators does each hospital own',
  ]],
  ['talk', ['greeting', 'thanks', 'help', 'out_of_scope'], [
    'hadeh pusing aku lihat data sebanyak ini',
    "good evening, hope you're well",
    'sip lah, kamu emang jago',
    'siapa penciptamu?',
    'not bad at all, cheers',
    'aku bingung, enaknya mulai ngapain dulu nih',
    "morning! how's it going",
    'wkwk lucu juga kamu',
    'aduh lama banget sih jawabnya',
    'are you ChatGPT?',
    'saya pegawai baru, bisa diajari cara pakainya?',
    'ok cukup dulu, lanjut besok',
    'sorry my bad, typo',
  ]],
];

describe.each(wanted)('%s', (_, answers, messages) => {
  test.each(messages)('“%s” is that, and nothing else', (message) => {
    const { parts } = read(message);
    const kinds = parts.map((part) => (part.kind === 'notice' ? part.notice : part.kind));
    expect(kinds.filter((kind) => answers.includes(kind))).not.toEqual([]);
    // Guilt may be read as indications too, behind its notice.
    expect(answers.includes('verdict') ? [] : parts.filter(({ kind }) => kind === 'query')).toEqual([]);
  });
});

describe('a message is refused for what is asked, not for a word in it', () => {
  test.each(['berapa klaim nyeri pinggang di Bali', 'total top-up obat per provinsi', 'klaim yang dirujuk', 'berapa klaim ditolak', 'keputusan tolak bulan ini', 'mohon tampilkan klaim yang ditolak di bali', 'klaim yang saya setujui bulan ini', 'biaya tagih dan biaya bayar per kelas rs', 'how many claims were rejected', 'klaim hemodialisa terbanyak di bulan apa'])('“%s” is a query', (message) => {
    expect(read(message).parts.map(({ kind }) => kind)).toEqual(['query']);
  });

  test.each([['total top-up blorong per obat', 'blorong'], ['berapa klaim blorong di Bali', 'blorong'], ['keputusan blorong tolak bulan ini', 'blorong'], ['resep rendang', 'rendang']])('“%s” names the word that is not known', (message, word) => {
    const { parts, unread } = read(message);
    expect([parts, unread.some((one) => one.includes(word))]).toEqual([[], true]);
  });

  test('what is told of a facility is no secret of a person', () => {
    expect(read('alamat dan nomor telepon rs nya ada?').parts).toEqual([{ kind: 'notice', notice: 'not_in_data', about: 'no_contact' }]);
    expect(read('alamat dan nomor telepon pasien rs itu ada?').parts).toEqual([{ kind: 'notice', notice: 'private' }]);
  });

  test('who asks tells of themselves beside a question, and only that is passed over', () => {
    expect(read('apa itu P90? saya baru di tim audit').parts.map(({ kind }) => kind)).toEqual(['concept']);
    expect(read('apa itu P90? saya mau blorong di tim audit').parts).toEqual([]);
  });
});
