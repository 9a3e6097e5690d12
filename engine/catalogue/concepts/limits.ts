import type { Localized } from '../../language.ts';
import type { Concept } from '../concept.ts';

function limit(id: string, label: Localized, synonyms: readonly string[], definition: Localized, fields: readonly string[] = []): Concept {
  return { id, label, synonyms, definition, figures: [], fields, source: 'Metadata of Data Sampel BPJS Kesehatan: the columns of FKRTL and of the membership' };
}

/** What these data cannot say, so that it is said and not guessed. */
export const limitConcepts: readonly Concept[] = [
  limit('data_limits', { id: 'Batas data ini', en: 'Limits of these data' }, ['keterbatasan data', 'apa yang tidak bisa dilihat', 'what the data cannot show', 'batasan data', 'data apa yang tidak ada'], {
    id: 'Data klaim memuat kode, tanggal, dan biaya. Rekam medis, hasil pemeriksaan, nama orang dan dokter, kamar yang ditempati, jumlah obat, serta pembayaran oleh peserta tidak ada di dalamnya.',
    en: 'Claims hold codes, dates and amounts. Medical records, test results, names of people and doctors, rooms used, quantities of drugs and payments by participants are not in them.',
  }),
  limit('no_hospital_name', { id: 'Nama rumah sakit', en: 'Names of hospitals' }, ['nama rs', 'nama faskes', 'hospital names', 'rs apa', 'nama fasilitas'], {
    id: 'Data klaim tidak menyebut nama rumah sakit. Nama diberikan hanya bila tepat satu rumah sakit pada daftar acuan cocok dengan fasilitas itu; selain itu Casemind menyebut calon-calonnya.',
    en: 'Claims do not name hospitals. A name is given only where exactly one hospital of the reference list fits the facility; else Casemind lists the candidates.',
  }, ['facility_name', 'facility_key']),
  limit('no_patient_name', { id: 'Nama peserta', en: 'Names of participants' }, ['nama pasien', 'patient names', 'nama orang', 'nik', 'alamat peserta'], {
    id: 'Nama, NIK, dan alamat peserta tidak ada dalam data, dan nomornya sudah disamarkan.',
    en: 'Names, identity numbers and addresses of participants are not in the data, and their numbers are replaced by pseudonyms.',
  }, ['patient']),
  limit('no_doctor', { id: 'Dokter', en: 'Doctors' }, ['dpjp', 'nama dokter', 'dokter penanggung jawab', 'doctor', 'doctors', 'dokter siapa'], {
    id: 'Dokter penanggung jawab pelayanan (DPJP) tidak ada dalam data klaim; poli yang dikunjungi ada.',
    en: 'The doctor in charge (DPJP) is not in the claims; the clinic visited is.',
  }, ['clinic_name']),
  limit('no_room_used', { id: 'Kamar yang ditempati', en: 'Room actually used' }, ['kelas kamar yang ditempati', 'naik kelas', 'titip rawat', 'kamar rawat', 'room used', 'upgrade of class'], {
    id: 'Data memuat hak kelas rawat peserta, bukan kamar yang ditempati; naik kelas dan titip rawat tidak terlihat.',
    en: 'The data hold the class a participant is entitled to, not the room that was used; upgrades and makeshift beds cannot be seen.',
  }, ['entitlement_class']),
  limit('no_medical_record', { id: 'Rekam medis', en: 'Medical records' }, ['rekam medik', 'berkas klaim', 'hasil lab', 'hasil laboratorium', 'hasil penunjang', 'medical record', 'test results', 'berkas'], {
    id: 'Rekam medis, hasil penunjang, dan berkas klaim tidak ada dalam data. Casemind menyebut apa yang perlu diperiksa pada berkas, bukan isinya.',
    en: 'Medical records, test results and claim files are not in the data. Casemind says what to check in a file, not what it holds.',
  }),
  limit('no_payment_proof', { id: 'Pembayaran', en: 'Payment' }, ['tanggal bayar', 'kapan dibayar', 'bukti bayar', 'sudah ditransfer', 'payment date', 'date of payment', 'tanggal pembayaran'], {
    id: 'Biaya terverifikasi ada, tetapi kapan dan apakah uangnya ditransfer tidak tercatat.',
    en: 'The verified amount is there; when and whether the money was transferred is not recorded.',
  }, ['amount_paid']),
  limit('no_drugs', { id: 'Obat', en: 'Drugs' }, ['resep', 'jumlah obat', 'nama obat', 'drugs', 'medicines', 'obat apa'], {
    id: 'Obat dan jumlahnya tidak ada dalam data; hanya top-up obat khusus (SD) yang terlihat.',
    en: 'Drugs and their quantities are not in the data; only top-ups of special drugs (SD) can be seen.',
  }, ['topup_sd_amount', 'topup_codes']),
];
