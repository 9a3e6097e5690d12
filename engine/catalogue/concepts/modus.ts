import type { Localized } from '../../language.ts';
import type { Concept } from '../concept.ts';

const source = 'The 20-modus list that audits of JKN use';

function modus(id: string, label: Localized, synonyms: readonly string[], definition: Localized, fields: readonly string[]): Concept {
  return { id, label, synonyms, definition, figures: [], fields, source };
}

/** What audits of JKN look for, with the number of the common list. Each is looked for, never presumed. */
export const modusConcepts: readonly Concept[] = [
  modus('upcoding', { id: 'Upcoding (4)', en: 'Upcoding (4)' }, ['upcoding', 'up-coding', 'up coding', 'manipulasi diagnosis', 'modus 4'], {
    id: 'Diagnosis, tindakan, atau keparahan dikodekan lebih berat daripada yang ada dalam rekam medis sehingga tarifnya lebih tinggi. Data klaim hanya memberi indikasi, misalnya biaya yang tidak sepadan dengan keparahan; pembuktiannya pada resume medis.',
    en: 'Diagnoses, procedures or severity are coded heavier than the medical record has them, so that the tariff is higher. Claims can only indicate it, for instance by a cost out of line with severity; the medical summary decides.',
  }, ['severity_group', 'dx_primary_code', 'dx_secondary_codes', 'amount_claimed']),
  modus('cloning', { id: 'Kloning klaim (5)', en: 'Cloning (5)' }, ['cloning', 'kloning', 'klaim kloning', 'copy paste klaim', 'modus 5'], {
    id: 'Klaim dibuat dengan menyalin klaim peserta lain. Indikasinya banyak klaim dengan diagnosis, tindakan, lama rawat, dan biaya yang sama persis di satu fasilitas.',
    en: 'A claim is made by copying that of another participant. The sign is many claims at one facility that are the same in diagnosis, procedures, stay and cost.',
  }, ['facility_key', 'dx_primary_code', 'procedure_codes', 'los', 'amount_claimed']),
  modus('phantom_billing', { id: 'Phantom billing (6)', en: 'Phantom billing (6)' }, ['phantom', 'klaim fiktif', 'tagihan fiktif', 'klaim palsu', 'modus 6'], {
    id: 'Pelayanan ditagihkan padahal tidak pernah diberikan. Data klaim tidak dapat membuktikannya; yang terlihat hanya kejanggalan, seperti rawat inap yang bertumpang tindih atau lonjakan kunjungan.',
    en: 'Services are billed that were never given. Claims cannot prove it; they only show what is odd, such as overlapping stays or a burst of visits.',
  }, ['admit_date', 'discharge_date', 'patient']),
  modus('inflated_bill', { id: 'Tagihan digelembungkan (7)', en: 'Inflated bill (7)' }, ['inflated bills', 'penggelembungan tagihan', 'tagihan dinaikkan', 'mark up tagihan', 'markup', 'modus 7'], {
    id: 'Biaya ditagihkan lebih tinggi daripada yang seharusnya. Indikasinya biaya jauh di atas pembanding, top-up yang tidak lazim, atau tagihan yang bukan tarif ditambah top-up.',
    en: 'More is billed than is due. Signs are a cost far above the peers, unusual top-ups, or a bill that is not the tariff plus top-ups.',
  }, ['amount_claimed', 'peer_p90', 'topup_amount', 'quality_marks']),
  modus('episode_splitting', { id: 'Pemecahan episode (8)', en: 'Episode splitting (8)' }, ['pecah episode', 'pemecahan episode', 'memecah episode', 'service fragmentation', 'fragmentasi', 'modus 8'], {
    id: 'Satu episode ditagihkan sebagai beberapa klaim, misalnya beberapa rawat jalan pada hari yang sama atau rawat jalan di dalam masa rawat inap. Terapi yang boleh ditagihkan per kunjungan, seperti dialisis dan kemoterapi, dikecualikan.',
    en: 'One episode is billed as several claims, such as several outpatient visits on one day or a visit within an inpatient stay. Therapies that may be billed per visit, such as dialysis and chemotherapy, are exempt.',
  }, ['admit_date', 'facility_key', 'service_type', 'patient']),
  modus('unbundling', { id: 'Unbundling (9)', en: 'Unbundling (9)' }, ['pemecahan paket', 'unbundle', 'memecah paket', 'modus 9'], {
    id: 'Pelayanan yang seharusnya satu paket ditagihkan terpisah-pisah untuk memperoleh bayaran lebih besar.',
    en: 'Services that belong to one package are billed apart to be paid more.',
  }, ['procedure_codes', 'inacbg_code']),
  modus('self_referral', { id: 'Rujukan sendiri (10)', en: 'Self-referral (10)' }, ['self referral', 'merujuk sendiri', 'rujukan semu', 'modus 10'], {
    id: 'Peserta diarahkan kembali ke fasilitas atau praktik yang menguntungkan perujuknya. Data klaim FKRTL tidak menyebut dokter, sehingga hal ini sulit terlihat.',
    en: 'Participants are referred on to where the referrer gains. FKRTL claims name no doctor, so that it is hard to see.',
  }, ['discharge_status']),
  modus('repeat_billing', { id: 'Tagihan berulang (11)', en: 'Repeat billing (11)' }, ['tagihan ganda', 'penagihan berulang', 'repeated billing', 'double billing', 'klaim dobel', 'modus 11'], {
    id: 'Pelayanan yang sama ditagihkan lebih dari satu kali. Indikasinya klaim peserta yang sama dengan diagnosis dan tindakan yang sama dalam waktu berdekatan.',
    en: 'The same service is billed more than once. The sign is claims of one participant with the same diagnosis and procedures close in time.',
  }, ['duplicate_pattern', 'duplicate_claim_ids']),
  modus('prolonged_stay', { id: 'Perpanjangan lama rawat (12)', en: 'Prolonged stay (12)' }, ['lama rawat diperpanjang', 'perpanjangan rawat inap', 'prolonged length of stay', 'modus 12'], {
    id: 'Peserta dirawat lebih lama daripada yang diperlukan. Indikasinya lama rawat yang jauh melebihi klaim dengan kelompok INA-CBG yang sama.',
    en: 'The participant is kept longer than needed. The sign is a stay far longer than those of the same INA-CBG.',
  }, ['los', 'inacbg_code']),
  modus('room_class', { id: 'Manipulasi kelas perawatan (13)', en: 'Manipulated room class (13)' }, ['manipulasi kelas', 'manipulasi kelas rawat', 'type of room charge', 'modus 13'], {
    id: 'Kelas perawatan yang ditagihkan lebih tinggi daripada hak atau kamar yang ditempati. Kamar yang benar-benar ditempati tidak ada dalam data.',
    en: 'A ward class is billed above the entitlement or the room that was used. The room actually used is not in the data.',
  }, ['entitlement_class']),
  modus('not_performed', { id: 'Tindakan tidak dilakukan (14)', en: 'Billed but not done (14)' }, ['tindakan fiktif', 'tidak dilakukan', 'billed not done', 'services not performed', 'modus 14'], {
    id: 'Tindakan ditagihkan padahal tidak dilakukan. Pembuktiannya memerlukan laporan tindakan dan rekam medis.',
    en: 'A procedure is billed that was not done. Proof needs the operative report and the medical record.',
  }, ['procedure_codes']),
  modus('not_indicated', { id: 'Tanpa indikasi medis (15)', en: 'Not medically indicated (15)' }, ['tidak ada indikasi medis', 'tanpa indikasi', 'not indicated', 'unnecessary care', 'rawat inap tanpa indikasi', 'modus 15'], {
    id: 'Pelayanan diberikan dan ditagihkan padahal keadaan peserta tidak memerlukannya. Penilaiannya klinis dan memerlukan rekam medis.',
    en: 'Care is given and billed though the participant’s condition does not call for it. It is a clinical judgement and needs the medical record.',
  }, ['dx_primary_code', 'procedure_codes', 'service_type']),
  modus('reduced_drugs', { id: 'Pengurangan obat (18)', en: 'Reduced drugs (18)' }, ['obat dikurangi', 'pengurangan jumlah obat', 'reduced drug quantities', 'modus 18'], {
    id: 'Obat atau alat kesehatan diberikan kurang dari yang seharusnya. Data klaim tidak memuat jumlah obat, sehingga tidak dapat dilihat di sini.',
    en: 'Less medicine or material is given than is due. Claims hold no quantities of drugs, so that it cannot be seen here.',
  }, []),
  modus('illegal_charge', { id: 'Iur biaya tidak sah (19)', en: 'Illegal charge (19)' }, ['pungutan', 'pungutan liar', 'iur biaya', 'illegal charges', 'tarikan biaya', 'modus 19'], {
    id: 'Peserta diminta membayar di luar ketentuan. Data klaim tidak memuat pembayaran oleh peserta, sehingga tidak dapat dilihat di sini.',
    en: 'Participants are made to pay outside the rules. Claims hold no payments by participants, so that it cannot be seen here.',
  }, []),
  modus('faked_results', { id: 'Hasil pemeriksaan palsu (20)', en: 'Faked results (20)' }, ['hasil palsu', 'pemalsuan hasil', 'fake results', 'modus 20'], {
    id: 'Hasil pemeriksaan penunjang dibuat-buat untuk mendukung klaim. Hasil pemeriksaan tidak ada dalam data, sehingga tidak dapat dilihat di sini.',
    en: 'Test results are made up to support a claim. Test results are not in the data, so that it cannot be seen here.',
  }, []),
];
