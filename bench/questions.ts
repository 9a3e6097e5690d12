/** What people ask, from counts to groups of groups; `{claim}` stands for the id of a claim, `klaim ini` for the claim that is open. */
export const questions: readonly string[] = [
  'berapa klaim rawat inap di bali', '10 klaim termahal di jawa timur', 'rata-rata biaya per provinsi', 'tren klaim per bulan di jawa barat', 'berapa persen klaim rawat inap yang berindikasi', 'median lama rawat stroke di jawa tengah',
  'rumah sakit dengan total biaya tertinggi di jawa barat', 'bandingkan rata-rata biaya bali dan jawa timur', 'jumlah klaim per kelas rumah sakit dan jenis layanan', 'pasangan klaim berulang di dki jakarta', 'total biaya klaim berat tahun 2022',
  'klaim {claim}', 'mengapa klaim ini ditandai?', 'bagaimana biaya klaim ini dibandingkan pembandingnya?', 'klaim serupa dengan klaim ini', 'apa itu z-score', 'apa arti kode E11.9', 'refresh terakhir kapan?',
  'how many claims above 50 million in East Java excluding outpatient', 'top 5 facilities by number of flagged claims', 'mean length of stay by severity', 'claims admitted in November 2022 paid less than half of the amount claimed',
  'klaim tanpa top-up dengan z-score di atas 3', 'indikasi apa yang paling sering muncul', 'berapa peserta di bali', 'klaim duplikat di sumatera utara',
];
