import type { Localized } from '../../language.ts';
import { knownRules } from '../../rules/rulesets.ts';
import type { Concept } from '../concept.ts';

const source = 'The 20-modus list that audits of JKN use';

/** @param number in that list, by which the rules that indicate it name it too: its words stand for them. */
function modus(number: number, id: string, { id: label, en }: Localized, synonyms: readonly string[], definition: Localized, fields: readonly string[]): Concept {
  const indicatedBy = knownRules.filter((rule) => rule.modus.numbers.includes(number)).map((rule) => rule.id);
  return { id, label: { id: `${label} (${number})`, en: `${en} (${number})` }, synonyms: [...synonyms, `modus ${number}`], definition, figures: [], fields, indicatedBy, source };
}

/** What audits of JKN look for, with the number of the common list. Each is looked for, never presumed. */
export const modusConcepts: readonly Concept[] = [
  modus(4, 'upcoding', { id: 'Upcoding', en: 'Upcoding' }, ['upcoding', 'up-coding', 'up coding', 'manipulasi diagnosis'], {
    id: 'Diagnosis, tindakan, atau keparahan dikodekan lebih berat daripada yang ada dalam rekam medis sehingga tarifnya lebih tinggi. Data klaim hanya memberi indikasi, misalnya biaya yang tidak sepadan dengan keparahan; pembuktiannya pada resume medis.',
    en: 'Diagnoses, procedures or severity are coded heavier than the medical record has them, so that the tariff is higher. Claims can only indicate it, for instance by a cost out of line with severity; the medical summary decides.',
  }, ['severity_group', 'dx_primary_code', 'dx_secondary_codes', 'amount_claimed']),
  modus(5, 'cloning', { id: 'Kloning klaim', en: 'Cloning' }, ['cloning', 'kloning', 'cloned', 'copy paste klaim'], {
    id: 'Klaim dibuat dengan menyalin klaim peserta lain. Indikasinya banyak klaim dengan diagnosis, tindakan, lama rawat, dan biaya yang sama persis di satu fasilitas.',
    en: 'A claim is made by copying that of another participant. The sign is many claims at one facility that are the same in diagnosis, procedures, stay and cost.',
  }, ['facility_key', 'dx_primary_code', 'procedure_codes', 'los', 'amount_claimed']),
  modus(6, 'phantom_billing', { id: 'Phantom billing', en: 'Phantom billing' }, ['phantom', 'klaim fiktif', 'tagihan fiktif', 'klaim palsu'], {
    id: 'Pelayanan ditagihkan padahal tidak pernah diberikan. Data klaim tidak dapat membuktikannya; yang terlihat hanya kejanggalan, seperti rawat inap yang bertumpang tindih atau lonjakan kunjungan.',
    en: 'Services are billed that were never given. Claims cannot prove it; they only show what is odd, such as overlapping stays or a burst of visits.',
  }, ['admit_date', 'discharge_date', 'patient']),
  modus(7, 'inflated_bill', { id: 'Tagihan digelembungkan', en: 'Inflated bill' }, ['inflated bills', 'penggelembungan tagihan', 'tagihan dinaikkan', 'mark up tagihan', 'markup'], {
    id: 'Biaya ditagihkan lebih tinggi daripada yang seharusnya. Indikasinya biaya jauh di atas pembanding, top-up yang tidak lazim, atau tagihan yang bukan tarif ditambah top-up.',
    en: 'More is billed than is due. Signs are a cost far above the peers, unusual top-ups, or a bill that is not the tariff plus top-ups.',
  }, ['amount_claimed', 'peer_p90', 'topup_amount', 'quality_marks']),
  modus(8, 'episode_splitting', { id: 'Pemecahan episode', en: 'Episode splitting' }, ['pecah episode', 'pemecahan episode', 'memecah episode', 'service fragmentation', 'fragmentasi'], {
    id: 'Satu episode ditagihkan sebagai beberapa klaim, misalnya beberapa rawat jalan pada hari yang sama atau rawat jalan di dalam masa rawat inap. Terapi yang boleh ditagihkan per kunjungan, seperti dialisis dan kemoterapi, dikecualikan.',
    en: 'One episode is billed as several claims, such as several outpatient visits on one day or a visit within an inpatient stay. Therapies that may be billed per visit, such as dialysis and chemotherapy, are exempt.',
  }, ['admit_date', 'facility_key', 'service_type', 'patient']),
  modus(9, 'unbundling', { id: 'Unbundling', en: 'Unbundling' }, ['pemecahan paket', 'unbundle', 'memecah paket'], {
    id: 'Pelayanan yang seharusnya satu paket ditagihkan terpisah-pisah untuk memperoleh bayaran lebih besar.',
    en: 'Services that belong to one package are billed apart to be paid more.',
  }, ['procedure_codes', 'inacbg_code']),
  modus(10, 'self_referral', { id: 'Rujukan sendiri', en: 'Self-referral' }, ['self referral', 'merujuk sendiri', 'rujukan semu'], {
    id: 'Peserta diarahkan kembali ke fasilitas atau praktik yang menguntungkan perujuknya. Data klaim FKRTL tidak menyebut dokter, sehingga hal ini sulit terlihat.',
    en: 'Participants are referred on to where the referrer gains. FKRTL claims name no doctor, so that it is hard to see.',
  }, ['discharge_status']),
  modus(11, 'repeat_billing', { id: 'Tagihan berulang', en: 'Repeat billing' }, ['tagihan ganda', 'penagihan berulang', 'repeated billing', 'double billing', 'klaim dobel'], {
    id: 'Pelayanan yang sama ditagihkan lebih dari satu kali. Indikasinya klaim peserta yang sama dengan diagnosis dan tindakan yang sama dalam waktu berdekatan.',
    en: 'The same service is billed more than once. The sign is claims of one participant with the same diagnosis and procedures close in time.',
  }, ['duplicate_pattern', 'duplicate_claim_ids']),
  modus(12, 'prolonged_stay', { id: 'Perpanjangan lama rawat', en: 'Prolonged stay' }, ['lama rawat diperpanjang', 'perpanjangan rawat inap', 'prolonged length of stay'], {
    id: 'Peserta dirawat lebih lama daripada yang diperlukan. Indikasinya lama rawat yang jauh melebihi klaim dengan kelompok INA-CBG yang sama.',
    en: 'The participant is kept longer than needed. The sign is a stay far longer than those of the same INA-CBG.',
  }, ['los', 'inacbg_code']),
  modus(13, 'room_class', { id: 'Manipulasi kelas perawatan', en: 'Manipulated room class' }, ['manipulasi kelas', 'manipulasi kelas rawat', 'type of room charge'], {
    id: 'Kelas perawatan yang ditagihkan lebih tinggi daripada hak atau kamar yang ditempati. Kamar yang benar-benar ditempati tidak ada dalam data.',
    en: 'A ward class is billed above the entitlement or the room that was used. The room actually used is not in the data.',
  }, ['entitlement_class']),
  modus(14, 'not_performed', { id: 'Tindakan tidak dilakukan', en: 'Billed but not done' }, ['tindakan fiktif', 'tidak dilakukan', 'billed not done', 'services not performed'], {
    id: 'Tindakan ditagihkan padahal tidak dilakukan. Pembuktiannya memerlukan laporan tindakan dan rekam medis.',
    en: 'A procedure is billed that was not done. Proof needs the operative report and the medical record.',
  }, ['procedure_codes']),
  modus(15, 'not_indicated', { id: 'Tanpa indikasi medis', en: 'Not medically indicated' }, ['tidak ada indikasi medis', 'tanpa indikasi', 'not indicated', 'unnecessary care', 'rawat inap tanpa indikasi'], {
    id: 'Pelayanan diberikan dan ditagihkan padahal keadaan peserta tidak memerlukannya. Penilaiannya klinis dan memerlukan rekam medis.',
    en: 'Care is given and billed though the participant’s condition does not call for it. It is a clinical judgement and needs the medical record.',
  }, ['dx_primary_code', 'procedure_codes', 'service_type']),
  modus(18, 'reduced_drugs', { id: 'Pengurangan obat', en: 'Reduced drugs' }, ['obat dikurangi', 'pengurangan jumlah obat', 'reduced drug quantities'], {
    id: 'Obat atau alat kesehatan diberikan kurang dari yang seharusnya. Data klaim tidak memuat jumlah obat, sehingga tidak dapat dilihat di sini.',
    en: 'Less medicine or material is given than is due. Claims hold no quantities of drugs, so that it cannot be seen here.',
  }, []),
  modus(19, 'illegal_charge', { id: 'Iur biaya tidak sah', en: 'Illegal charge' }, ['pungutan', 'pungutan liar', 'iur biaya', 'illegal charges', 'tarikan biaya'], {
    id: 'Peserta diminta membayar di luar ketentuan. Data klaim tidak memuat pembayaran oleh peserta, sehingga tidak dapat dilihat di sini.',
    en: 'Participants are made to pay outside the rules. Claims hold no payments by participants, so that it cannot be seen here.',
  }, []),
  modus(20, 'faked_results', { id: 'Hasil pemeriksaan palsu', en: 'Faked results' }, ['hasil palsu', 'pemalsuan hasil', 'fake results'], {
    id: 'Hasil pemeriksaan penunjang dibuat-buat untuk mendukung klaim. Hasil pemeriksaan tidak ada dalam data, sehingga tidak dapat dilihat di sini.',
    en: 'Test results are made up to support a claim. Test results are not in the data, so that it cannot be seen here.',
  }, []),
];
