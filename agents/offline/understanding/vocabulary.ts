/** What auditors write short, and what it stands for. */
export const abbreviations: ReadonlyMap<string, string> = new Map([
  ['yg', 'yang'], ['dgn', 'dengan'], ['dg', 'dengan'], ['utk', 'untuk'], ['pd', 'pada'], ['dr', 'dari'], ['dri', 'dari'], ['krn', 'karena'], ['tdk', 'tidak'], ['gak', 'tidak'], ['ga', 'tidak'], ['nggak', 'tidak'], ['sdh', 'sudah'], ['udah', 'sudah'], ['blm', 'belum'], ['jg', 'juga'], ['aja', 'saja'], ['sm', 'sama'], ['spt', 'seperti'], ['kyk', 'seperti'],
  ['brp', 'berapa'], ['brapa', 'berapa'], ['brpa', 'berapa'], ['knp', 'kenapa'], ['knapa', 'kenapa'], ['gmn', 'bagaimana'], ['gimana', 'bagaimana'], ['bgmn', 'bagaimana'], ['kpn', 'kapan'], ['apkh', 'apakah'], ['mn', 'mana'],
  ['jml', 'jumlah'], ['jmlh', 'jumlah'], ['byk', 'banyak'], ['bnyk', 'banyak'], ['tgl', 'tanggal'], ['bln', 'bulan'], ['thn', 'tahun'], ['mgg', 'minggu'], ['mggu', 'minggu'], ['hr', 'hari'],
  ['prov', 'provinsi'], ['propinsi', 'provinsi'], ['kab', 'kabupaten'], ['fas', 'fasilitas'], ['rumkit', 'rumah sakit'],
  ['ranap', 'rawat inap'], ['rajal', 'rawat jalan'], ['diag', 'diagnosis'], ['dx', 'diagnosis'], ['diagnosa', 'diagnosis'], ['tx', 'tindakan'], ['proc', 'procedure'], ['avg', 'average'], ['qty', 'jumlah'], ['tot', 'total'],
  ['klm', 'klaim'], ['klem', 'klaim'], ['tghn', 'tagihan'], ['pls', 'please'], ['info', 'informasi'], ['rata', 'rata'],
]);

/** Words that stay doubled: `rata-rata`. */
export const doubledWords: ReadonlySet<string> = new Set(['rata', 'masing', 'lain', 'sama', 'abal']);

/** Words whose end only looks like `-nya`, `-kah` or `-lah`. */
export const keptWords: ReadonlySet<string> = new Set(['hanya', 'tanya', 'punya', 'apakah', 'langkah', 'jumlah', 'adalah', 'setelah', 'sebelah', 'masalah', 'salah', 'telah', 'sekolah', 'haruskah', 'istilah', 'telaah', 'ialah', 'kalah', 'olah', 'celah', 'belah', 'lelah', 'wilayah']);

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that the tables of this folder look for: what a misspelling may mean. */
export const knownWords: ReadonlySet<string> = new Set(list(`
  klaim kasus claim claims biaya tagihan tagih selisih pembanding sebanding serupa mirip sejenis riwayat kunjungan rawat dirawat rawatan sebelum ganda duplikat duplikasi berulang kembar tarif tariff casemix trend
  provinsi province indikasi indications indication aturan score skor kenapa mengapa ringkas ringkasan rangkum jelaskan checklist keputusan diputus kualitas mutu karantina diagnosis diagnoses tindakan prosedur procedure procedures
  fasilitas faskes rumah sakit hospital hospitals facility facilities berapa bagaimana tampilkan tampil daftar bandingkan dibanding dibandingkan perbandingan jumlah total tertinggi terbesar terendah terkecil terbanyak terbaru termahal paling banyak sering
  januari februari maret april juni juli agustus september oktober november desember january february march june july august october december minggu pekan bulan tahun terakhir kemarin triwulan kuartal semester
  keparahan severity ringan sedang berat inpatient outpatient segmen segment segments compare compared similar patient participant peserta pasien month monthly weekly highest lowest largest biggest average median summary summarize summarise explain
  duplicate duplicates quality decision decisions decided amount claimed outlier risiko berisiko peringkat ranking readmisi readmission readmissions episode episodes wajar kewajaran periksa diperiksa pemeriksaan proporsi sebaran distribusi urutkan diurutkan
  timur barat tengah selatan utara tenggara sumatera sumatra kalimantan sulawesi papua jakarta yogyakarta banten lampung bengkulu gorontalo maluku jambi abaikan instruksi verifikasi terverifikasi dibayar pelayanan tanggal pulang masuk lama kelas
`));

/** Words near a known one that mean themselves. */
export const commonWords: ReadonlySet<string> = new Set(list(`
  biasa bukan tahu tahan tidur utama sore store scope rapat rawan beras bulat tarik beberapa seberapa khusus hasil kasar lebih sudah untuk pada yang dari dengan atau serta apakah adakah punya semua seluruh setiap antara
  barang berapakah bayar bayi batas rata tadi tapi tiba lalu lain laki malah malam masih masuk murah muat paham palang palu pernah person rating rasio ratio samping sampai seluruh sehat sendiri siapa siang simpan tempat tentang terus tetap timor tindak titik
  usia umur waktu wilayah could would should about other their there these those where which while claimant moth mouth mount count court chart clam scare share shore shown total totals trends area aceh bali riau medan padang malang malam manado palu ambon bogor depok solo serang cimahi
  kemana dimana kalau jika maka juga harus perlu boleh bisa akan agar agak akhir awal besar kecil cepat lambat dokter obat operasi resep masakan kamar kartu nama nomor alamat telepon kota kabupaten regional pusat daerah swasta mandiri pekerja
  bersih belum benar besok bulanan harian jalan juta ribu miliar triliun persen rupiah mean means model anomali rules rule flag flags code codes kode nilai ulang ulangi lagi saja saya kami kita anda kamu mereka ini itu tersebut hari jam menit
  rincian rinci laporan lapor peluang pegawai pekan pelaku pilih pindah premi produk profil program pulih putus rusak sabit salam sama sakti satu selama senin selasa rabu kamis jumat sabtu seri serius sesuai sisa status surat susun
`));
