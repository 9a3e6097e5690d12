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
  limit('no_patient_name', { id: 'Nama peserta', en: 'Names of participants' }, ['nama pasien', 'nama pasiennya', 'siapa pasien', 'pasiennya siapa', 'identitas', 'data pribadi', 'personal data', 'phone number of', 'whatsapp', 'nomor whatsapp', 'medsos', 'nomor induk', 'tempat lahir', 'name of patient', 'names of patients', 'names of patient', 'identity', 'identity number', 'namanya', 'nama sama', 'nama dan alamat', 'nama dan nik', 'nama dan no hp', 'nama dan nomor hp', 'nama sama no hp', 'nama sama nomor hp', 'nama sama alamat', 'patient names', 'full name', 'full names', 'patient name', 'patient’s name', 'name of the patient', 'names of the patients', 'nama orang', 'nama lengkap', 'siapa pasien ini', 'siapa peserta ini', 'who is the patient', 'who is this patient', 'identitas pasien', 'nik', 'ktp', 'nomor ktp', 'nomor kartu', 'no kartu', 'kartu bpjs', 'no kartu bpjs', 'nomor kartu bpjs', 'nomor kartu peserta', 'no kartu peserta', 'nomor kepesertaan', 'no kepesertaan', 'nomor bpjs', 'no bpjs', 'nomor hp', 'no hp', 'hp pasien', 'nomor telepon', 'no telepon', 'nomor telpon', 'no telpon', 'no telp', 'nomor wa', 'no wa', 'kontak pasien', 'kontak peserta', 'email', 'surel', 'alamat', 'alamat rumah', 'alamat pasien', 'alamat peserta', 'tempat tinggal', 'rekening', 'nomor rekening', 'foto pasien', 'tanggal lahir', 'tgl lahir', 'kartu keluarga', 'anggota keluarga', 'national id', 'id card', 'card number', 'bpjs card', 'bpjs card number', 'bpjs number', 'insurance number', 'passport', 'phone', 'phones', 'phone number', 'phone numbers', 'telephone', 'telephone number', 'mobile number', 'contact details', 'contact number', 'email address', 'e-mail', 'address', 'addresses', 'home address', 'home addresses', 'date of birth', 'birth date', 'address of the patient'], {
    id: 'Nama, NIK, dan alamat peserta tidak ada dalam data, dan nomornya sudah disamarkan.',
    en: 'Names, identity numbers and addresses of participants are not in the data, and their numbers are replaced by pseudonyms.',
  }, ['patient']),
  limit('no_doctor', { id: 'Dokter', en: 'Doctors' }, ['dpjp', 'nama dokter', 'dokter penanggung jawab', 'dokter spesialis', 'perawat', 'bidan', 'koder', 'petugas koding', 'yang mengkode', 'ngoding', 'dokter bedah', 'ahli bedah', 'yang merawat', 'yang menangani', 'nanganin', 'menangani', 'ngoperasi', 'yang mengoperasi', 'dioperasi oleh', 'ditangani oleh', 'ditangani siapa', 'coder', 'coders', 'coder assigned', 'coded by', 'who coded', 'surgeon', 'surgeons', 'operated by', 'operated on', 'operated', 'treated by', 'treating doctor', 'attending doctor', 'midwife', 'doctor', 'physician', 'physicians', 'nurse', 'nurses', 'dokter siapa'], {
    id: 'Dokter penanggung jawab pelayanan (DPJP) dan tenaga kesehatan, koder, atau verifikator tidak ada dalam data klaim; poli yang dikunjungi ada.',
    en: 'The doctor in charge (DPJP) and other staff, coders and verifiers among them, are not in the claims; the clinic visited is.',
  }, ['clinic_name']),
  limit('no_room_used', { id: 'Kamar yang ditempati', en: 'Room actually used' }, ['kelas kamar yang ditempati', 'naik kelas', 'titip rawat', 'kamar', 'kamar rawat', 'nomor kamar', 'bangsal', 'room', 'rooms', 'room used', 'upgrade of class'], {
    id: 'Data memuat hak kelas rawat peserta, bukan kamar yang ditempati; naik kelas dan titip rawat tidak terlihat.',
    en: 'The data hold the class a participant is entitled to, not the room that was used; upgrades and makeshift beds cannot be seen.',
  }, ['entitlement_class']),
  limit('no_medical_record', { id: 'Rekam medis', en: 'Medical records' }, ['rekam medik', 'berkas klaim', 'hasil lab', 'hasil labnya', 'hasil laboratorium', 'hasil penunjang', 'hasil pemeriksaan', 'hasil tes', 'hasil usg', 'hasil ct scan', 'hasil rontgen', 'hasil pa', 'hasil ekg', 'ekg', 'nilai lab', 'trombosit', 'leukosit', 'hemoglobin', 'kadar hb', 'hb', 'hematokrit', 'kreatinin', 'gula darah', 'kadar gula', 'gula darah sewaktu', 'hba1c', 'platelet', 'platelets', 'platelet count', 'platelet counts', 'haemoglobin', 'white cell count', 'blood count', 'blood sugar', 'blood glucose', 'creatinine', 'lab values', 'lab value', 'laboratory results', 'laboratory values', 'test result', 'lab result', 'ecg', 'biopsy', 'berkas tidak lengkap', 'berkas kurang lengkap', 'berkas belum lengkap', 'kelengkapan berkas', 'dokumen tidak lengkap', 'dokumen kurang lengkap', 'incomplete file', 'incomplete files', 'incomplete documents', 'missing documents', 'isi berkas', 'rontgen', 'medical record', 'test results', 'lab results', 'x-ray', 'berkas', 'file', 'claim file'], {
    id: 'Rekam medis, hasil penunjang, dan berkas klaim tidak ada dalam data. Casemind menyebut apa yang perlu diperiksa pada berkas, bukan isinya.',
    en: 'Medical records, test results and claim files are not in the data. Casemind says what to check in a file, not what it holds.',
  }),
  limit('no_payment_proof', { id: 'Bukti dan tanggal pembayaran', en: 'Proof and date of payment' }, ['bukti pembayaran', 'proof of payment', 'tanggal bayar', 'kapan dibayar', 'kapan akan dibayar', 'bukti bayar', 'sudah ditransfer', 'ditransfer', 'payment date', 'date of payment', 'tanggal pembayaran'], {
    id: 'Biaya terverifikasi ada, tetapi kapan dan apakah uangnya ditransfer tidak tercatat.',
    en: 'The verified amount is there; when and whether the money was transferred is not recorded.',
  }, ['amount_paid']),
  limit('no_processing_time', { id: 'Lama proses klaim', en: 'Processing time' }, ['lama proses klaim', 'waktu proses', 'waktu proses klaim', 'lama pembayaran', 'lama verifikasi', 'pengajuan', 'pengajuan klaim', 'diajukan', 'diajukannya', 'tanggal pengajuan', 'kapan diajukan', 'setelah diajukan', 'sejak diajukan', 'processing', 'submission', 'submitted', 'claim submission', 'submission until payment', 'submission to payment', 'from submission until payment', 'time to payment', 'until payment', 'until paid', 'until it is paid', 'until the hospital gets paid', 'until the hospital is paid', 'until hospitals get paid', 'until hospitals are paid', 'until the claim is paid', 'until claims are paid', 'from discharge until', 'from discharge to payment', 'gets paid', 'get paid', 'time to pay', 'days to pay', 'payment delay', 'sampai dibayar', 'sampai cair', 'sampai dibayarkan', 'sampai rs dibayar', 'sampai uangnya cair', 'lama bayar', 'lama cair', 'cairnya', 'pencairan', 'lama pencairan', 'lama dibayar', 'dibayar berapa lama', 'berapa lama dibayar', 'berapa lama cair', 'tunggakan klaim', 'klaim cair', 'turnaround', 'turnaround time'], {
    id: 'Tanggal pengajuan, verifikasi, dan pembayaran klaim tidak ada dalam data, sehingga lama prosesnya tidak dapat dihitung; lama rawat ada.',
    en: 'The days on which claims were submitted, verified and paid are not in the data, so that processing time cannot be worked out; the length of stay can.',
  }, ['los']),
  limit('no_drugs', { id: 'Obat', en: 'Drugs' }, ['resep', 'jumlah obat', 'nama obat', 'diresepkan', 'meresepkan', 'pemakaian obat', 'medicine', 'medicine given', 'drugs given', 'prescribed', 'prescription', 'prescriptions', 'drugs prescribed', 'medicines', 'medication', 'medications', 'drug', 'obat apa', 'obat yang diberikan', 'antibiotik', 'antibiotics', 'dosis', 'dose', 'dosage'], {
    id: 'Obat dan jumlahnya tidak ada dalam data; hanya top-up obat khusus (SD) yang terlihat.',
    en: 'Drugs and their quantities are not in the data; only top-ups of special drugs (SD) can be seen.',
  }, ['topup_sd_amount', 'topup_codes']),
  limit('no_forecast', { id: 'Perkiraan ke depan', en: 'Forecasts' }, ['perkiraan', 'prediksi', 'proyeksi', 'ramalan', 'diperkirakan', 'diprediksi', 'hari depan', 'minggu depan', 'bulan depan', 'tahun depan', 'akan datang', 'forecast', 'prediction', 'predict', 'projection', 'next week', 'next month', 'next year'], {
    id: 'Data memuat klaim yang sudah terjadi; Casemind tidak memperkirakan klaim atau biaya yang akan datang. Tren sampai tanggal data terbaru dapat ditanyakan.',
    en: 'The data hold claims that were made; Casemind forecasts neither claims nor amounts. Trends up to the newest date of the data can be asked for.',
  }, ['admit_date']),
  limit('no_symptoms', { id: 'Gejala dan keadaan klinis', en: 'Symptoms and clinical findings' }, ['gejala', 'keluhan', 'tekanan darah', 'tensi', 'berat badan', 'tinggi badan', 'suhu tubuh', 'suhu badan', 'body temperature', 'height', 'denyut nadi', 'saturasi', 'saturasi oksigen', 'oxygen saturation', 'golongan darah', 'alergi', 'symptom', 'symptoms', 'complaints', 'blood pressure', 'body weight', 'blood type', 'allergy', 'allergies', 'vital signs', 'tanda vital'], {
    id: 'Keluhan, gejala, tanda vital, dan hasil pemeriksaan fisik tidak ada dalam data; yang ada kode diagnosis dan tindakan.',
    en: 'Complaints, symptoms, vital signs and findings are not in the data; codes of diagnoses and procedures are.',
  }, ['dx_primary_code', 'dx_secondary_codes']),
  limit('no_satisfaction', { id: 'Kepuasan dan mutu pelayanan', en: 'Satisfaction and quality of care' }, ['kepuasan', 'tingkat kepuasan', 'puas', 'ulasan', 'testimoni', 'satisfied', 'happy with', 'reviews of', 'kepuasan pasien', 'kepuasan peserta', 'mutu pelayanan', 'kualitas pelayanan', 'komplain', 'pengaduan', 'waktu tunggu', 'satisfaction', 'quality of care', 'waiting time', 'waiting times'], {
    id: 'Kepuasan, pengaduan, waktu tunggu, dan mutu pelayanan tidak tercatat dalam klaim.',
    en: 'Satisfaction, complaints, waiting times and the quality of care are not recorded on claims.',
  }),
  limit('no_finances', { id: 'Anggaran dan keuangan', en: 'Budgets and finances' }, ['anggaran', 'pagu', 'pendapatan rs', 'pendapatan', 'laba', 'rugi', 'gaji', 'modal', 'arus kas', 'budget', 'budgets', 'revenue', 'profit', 'loss', 'salary', 'salaries', 'cash flow'], {
    id: 'Anggaran, pendapatan, laba, dan pengeluaran rumah sakit atau BPJS Kesehatan tidak ada dalam data; yang ada biaya tagih dan biaya terverifikasi tiap klaim.',
    en: 'Budgets, revenue, profit and spending of hospitals or of BPJS Kesehatan are not in the data; the amounts claimed and paid of each claim are.',
  }, ['amount_claimed', 'amount_paid']),
  limit('no_beds', { id: 'Tempat tidur dan sumber daya', en: 'Beds and resources' }, ['tempat tidur', 'jumlah tempat tidur', 'bor', 'okupansi', 'jumlah dokter', 'jumlah perawat', 'beds', 'number of beds', 'bed occupancy', 'occupancy', 'staffing'], {
    id: 'Jumlah tempat tidur, tenaga, dan alat tidak ada dalam data, sehingga tingkat hunian tidak dapat dihitung.',
    en: 'Numbers of beds, staff and equipment are not in the data, so that occupancy cannot be worked out.',
  }, ['los']),
  limit('no_premiums', { id: 'Iuran', en: 'Premiums' }, ['premi', 'tunggakan', 'tunggakan iuran', 'besar iuran', 'pembayaran iuran', 'premium', 'contribution', 'contributions', 'arrears'], {
    id: 'Iuran dan tunggakan peserta tidak ada dalam data; segmen kepesertaan ada.',
    en: 'Contributions and arrears of participants are not in the data; their segment is.',
  }, ['segment']),
  limit('no_referral', { id: 'Asal rujukan dan layanan primer', en: 'Referrals and primary care' }, ['rujukan dari', 'asal rujukan', 'perujuk', 'faskes perujuk', 'surat rujukan', 'nomor rujukan', 'puskesmas', 'fktp', 'kapitasi', 'layanan primer', 'referral', 'referrals', 'referred from', 'referring facility', 'primary care', 'capitation'], {
    id: 'Fasilitas yang merujuk dan pelayanan tingkat pertama (FKTP) tidak ada dalam data Casemind; yang ada klaim FKRTL dan cara pulangnya, termasuk dirujuk ke tempat lain.',
    en: 'The facility that referred and first-level care (FKTP) are not in the data of Casemind; FKRTL claims and how patients left, also to be referred on, are.',
  }, ['discharge_status']),
  limit('no_time_of_day', { id: 'Jam', en: 'Time of day' }, ['jam berapa', 'pukul berapa', 'jam masuk', 'jam pulang', 'what time', 'what hour', 'hour of the day', 'at what hour', 'time of day', 'hour of admission'], {
    id: 'Klaim memuat tanggal masuk dan pulang tanpa jamnya.',
    en: 'Claims hold the days of admission and discharge without the time.',
  }, ['admit_date', 'discharge_date']),
  limit('no_background', { id: 'Latar belakang peserta', en: 'Background of participants' }, ['agama', 'suku', 'pendidikan', 'status perkawinan', 'penghasilan', 'religion', 'ethnicity', 'education', 'marital status', 'income'], {
    id: 'Agama, suku, pendidikan, status perkawinan, dan penghasilan peserta tidak ada dalam data; usia, jenis kelamin, segmen, dan hak kelas ada.',
    en: 'Religion, ethnicity, education, marital status and income of participants are not in the data; age, sex, segment and entitled class are.',
  }, ['patient_age', 'patient_sex', 'segment', 'entitlement_class']),
  limit('no_sep', { id: 'Nomor SEP', en: 'SEP number' }, ['sep', 'no sep', 'surat eligibilitas peserta', 'nomor rekam medis', 'no rm', 'sep numbers'], {
    id: 'Nomor SEP dan nomor rekam medis tidak ada dalam data; klaim dikenali dari ID kunjungannya.',
    en: 'SEP numbers and medical record numbers are not in the data; a claim is known by its visit id.',
  }, ['claim_id']),
];
