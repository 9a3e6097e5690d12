/** Words that stand for another inside a name, as speakers vary it: each before the colon is read as each of those behind it, where the names have that one at the same place. */
const table = `
faskes, rumkit, fasilitas, provider, fasyankes, penyedia, fktl: rs
klas, kls: kelas
level, derajat, taraf: tingkat
strata, segmen, kisaran, jenjang, interval, tingkatan, klasifikasi: kelompok
macam, kategori, bentuk, tipe, ragam, klasifikasi, golongan: jenis
macam, kategori, bentuk, jenis, ragam: tipe
kategori, bagian: unit
pelayanan, penanganan: layanan
layanan, rawatan: pelayanan
perawatan, rawatan, dirawat, perawatannya: rawat
durasi, panjang, lamanya: lama
nominal, besaran, besarnya, besar: nilai
nilai, besarnya, nominal: besaran
umur: usia
diagnosa, dx, diag, penyakit, dignosa: diagnosis
prosedur, intervensi, treatment: tindakan
penyerta, tambahan, kedua, ikutan: sekunder
pertama, primer, pokok, prinsipal: utama
peserta, px, penderita, orang, anggota: pasien
pasien, anggota, member: peserta
keluar, kepulangan: pulang
kondisi, keadaan, bagaimana: status
tanda, sinyal, temuan: indikasi
resiko, risk, kerawanan: risiko
poin, score, nilai, rating: skor
wanita, kaum: perempuan
category, sort, class: type
category, sort: kind
category, level, tier: grade
category, level, tier: class
provider, facility, institution, healthcare, clinic: hospital
hospital, provider, institution: facility
cohort, bracket, interval, class, segment, bin: band
cohort, bracket, interval, span, bin: group
duration, span: length
expenditure, expense, outlay, spend: cost
sum, value, money: amount
billed, charged, invoiced, requested: claimed
reimbursed, settled, disbursed, remitted: paid
accompanying, coexisting, associated: secondary
leading, chief, foremost: primary
illness, disease, condition, dx, ailment: diagnosis
surgery, operation, intervention, treatment: procedure
patient, member, enrollee, beneficiary: participant
participant, member, enrollee, beneficiary: patient
insurance, enrolment, enrollment, participant: membership
disposition, mode, manner, outcome, way: status
hazard: risk
rating, points, mark, value: score
`;

const meant = new Map<string, string[]>();
for (const line of table.trim().split('\n')) {
  const [words = '', others = ''] = line.split(':');
  for (const word of words.split(',')) meant.set(word.trim(), [...(meant.get(word.trim()) ?? []), ...others.split(',').map((other) => other.trim())]);
}

/** The words that one may stand for inside a name. */
export function alikeOf(word: string): readonly string[] {
  return meant.get(word) ?? [];
}
