import type { FieldValue } from '../field.ts';
import { each, numeralsOf } from '../words.ts';
import { labelled, named } from './define.ts';

/** Service types of FKL10. */
export const serviceTypes: readonly FieldValue[] = [
  labelled('RJTL', 'Rawat jalan (RJTL)', 'Outpatient (RJTL)', 'rawat jalan', 'rawat jalan tingkat lanjutan', 'rawat jalan tingkat lanjut', 'rajal', 'rj', 'rwt jalan', 'rwt jln', 'rawat jln', 'berobat jalan', 'outpatient', 'outpatients', 'out-patient', 'ambulatory', 'jalan', 'pelayanan rawat jalan', 'layanan rawat jalan', 'outpatient care', 'outpatient services', 'ambulatory care', 'opd', 'rajal/rjtl', 'rjtl/rajal'),
  labelled('RITL', 'Rawat inap (RITL)', 'Inpatient (RITL)', 'rawat inap', 'rawat inap tingkat lanjutan', 'rawat inap tingkat lanjut', 'ranap', 'ri', 'rwt inap', 'rwt inp', 'rawat inp', 'opname', 'diopname', 'mondok', 'dirawat inap', 'inpatient', 'inpatients', 'in-patient', 'hospitalised', 'hospitalized', 'admissions', 'hospital admissions', 'inpatient admissions', 'hospitalisations', 'hospitalizations', 'inpatient stays', 'inap', 'pelayanan rawat inap', 'layanan rawat inap', 'rawat nginap', 'hospitalisasi', 'diopnamekan', 'inpatient care', 'inpatient stay', 'inpatient services', 'hospitalisation', 'hospital stays', 'hospital stay', 'hospital admission', 'inpatient admission', 'ranap/ritl', 'ritl/ranap', 'ipd'),
];

/** How the patient left, FKL14. */
export const dischargeStatuses: readonly FieldValue[] = [
  named('Sehat', 'Discharged well', 'sembuh', 'pulang sehat', 'pulang sembuh', 'recovered', 'discharged alive and well', 'membaik', 'pulang membaik', 'keadaan sehat', 'kondisi sehat', 'pulang dalam keadaan sehat', 'atas persetujuan dokter', 'pulang atas persetujuan dokter', 'persetujuan dokter', 'healthy', 'cured', 'discharged healthy', 'discharged home', 'went home well', 'improved'),
  labelled('Rujuk', 'Dirujuk', 'Referred', 'di rujuk', 'rujukan keluar', 'pulang dirujuk', 'referred elsewhere', ...each(['ended in', 'ended in a', 'ending in', 'resulted in', 'resulted in a', 'ended with a', 'discharged by', 'discharge by', 'berakhir', 'berakhir dengan', 'berujung'], ['referral', 'rujukan']), 'transferred', 'dirujuk keluar', 'dirujuk ke rs lain', 'dirujuk ke rumah sakit lain', 'dirujuk ke faskes lain', 'dirujuk ke tempat lain', 'dirujuk lanjut', 'dirujuk lagi', 'pindah rs', 'pindah rumah sakit', 'dipindahkan', 'dirujuknya', 'referred out', 'referred on', 'referred onward', 'referred to another hospital', 'referred to another facility', 'referral out', 'transferred out', 'transferred to another hospital', 'transfer', 'transfers'),
  named('Meninggal', 'Died', 'meninggal dunia', 'wafat', 'mati', 'kematian', 'deceased', 'dead', 'death', 'deaths', 'berakhir kematian', 'tutup usia', 'tewas', 'exitus', 'died in hospital', 'passed away', 'dying', 'fatal', 'fatalities', 'fatality', 'die', 'dies', 'expired', 'in-hospital death', 'in-hospital deaths', 'patient deaths'),
  named('Pulang Paksa', 'Left against medical advice', 'aps', 'pulang aps', 'atas permintaan sendiri', 'pulang atas permintaan sendiri', 'against medical advice', 'against advice', 'ama', 'dama', 'paksa', 'minta pulang', 'minta pulang sendiri', 'pulang atas permintaan', 'pulang atas kemauan sendiri', 'pulang atas keinginan sendiri', 'permintaan sendiri', 'pulang tanpa persetujuan dokter', 'pulang paksaan', 'left against advice', 'discharged against medical advice', 'discharge against medical advice', 'discharged against advice', 'self-discharge', 'self-discharged', 'self discharges', 'forced discharge'),
  named('Tidak Tahu', 'Not known', 'tidak diketahui', 'status tidak diketahui', 'unknown', 'discharge status unknown', 'unknown discharge status'),
];

/** Severities of FKL23, which the suffix of the INA-CBG code decides. */
const ofSeverity = (number: number): readonly string[] =>
  each(['keparahan', 'severity', 'severity level', 'severity group', 'level', 'tingkat', 'tingkat keparahan', 'level keparahan', 'derajat keparahan', 'level severity', 'tingkat severity', 'sev', 'tk keparahan'], numeralsOf(number));

export const severities: readonly FieldValue[] = [
  named('rawat jalan', 'outpatient'),
  named('ringan', 'mild', ...ofSeverity(1), 'low severity', 'keparahan rendah', 'severity rendah', 'severity ringan', 'mildly severe', 'mild severity'),
  named('sedang', 'moderate', ...ofSeverity(2), 'severity sedang', 'moderately severe', 'medium severity', 'moderate severity'),
  named('berat', 'severe', ...ofSeverity(3), 'high severity', 'parah', 'keparahan tinggi', 'severity tinggi', 'severity berat'),
];

const emergency = ['igd', 'ugd', 'igd/ugd', 'ugd/igd', 'igd atau ugd', 'igd dan ugd', 'er', 'ed', 'a&e', 'casualty', 'poli igd', 'poli ugd', 'emergencies', 'emergency care', 'ruang gawat darurat', 'poli gawat darurat', 'emergency', 'emergency department', 'emergency room', 'emergency unit', 'gawat darurat', 'unit gawat darurat', 'instalasi gawat darurat'] as const;

const clinicWords = ['poli', 'poliklinik', 'klinik', 'spesialis', 'poli spesialis', 'poli klinik'] as const;

/** A clinic, which people call `poli`, `klinik` or the specialty, in English `clinic`, `department` or `outpatients`. */
function clinic(value: string, id: string, en: string, ...synonyms: readonly string[]): FieldValue {
  const bare = [id, ...synonyms].flatMap((name) => /^poli (?<of>.+)$/iu.exec(name)?.groups?.['of']?.toLowerCase() ?? []);
  const english = /(?:clinic|unit|department)$/u.test(en) ? [] : each([en.toLowerCase()], ['clinic', 'clinics', 'department', 'outpatient clinic']);
  const own = each(clinicWords, bare).filter((name) => name !== id.toLowerCase());
  return labelled(value, id, en, ...new Set([...synonyms, ...own, ...english]));
}

/** Clinics of FKL11 that have a name of their own; the other codes of the codebook are abbreviations that it does not explain. */
export const clinics: readonly FieldValue[] = [
  clinic('INSTALASI GAWAT DARURAT', 'Instalasi gawat darurat', 'Emergency department', ...emergency),
  clinic('UNIT GAWAT DARURAT', 'Unit gawat darurat', 'Emergency unit', ...emergency),
  clinic('PENYAKIT DALAM', 'Poli penyakit dalam', 'Internal medicine', 'poli dalam', 'poli interna', 'interna', 'ilmu penyakit dalam', 'pdl', 'spesialis dalam', 'internis', 'internal medicine clinic', 'dalam/interna', 'poli internis'),
  clinic('ILMU PENYAKIT DALAM', 'Poli ilmu penyakit dalam', 'Internal medicine', 'poli penyakit dalam', 'poli dalam', 'poli interna', 'interna', 'penyakit dalam', 'pdl', 'spesialis dalam', 'internis', 'internal medicine clinic', 'poli internis'),
  clinic('BEDAH', 'Poli bedah', 'Surgery clinic', 'poli bedah umum', 'klinik bedah', 'surgical clinic', 'surgical', 'surgery', 'bedah umum', 'general surgery'),
  clinic('BEDAH SARAF', 'Poli bedah saraf', 'Neurosurgery', 'bedah syaraf'),
  clinic('BEDAH PLASTIK', 'Poli bedah plastik', 'Plastic surgery'),
  clinic('BEDAH ANAK', 'Poli bedah anak', 'Paediatric surgery', 'pediatric surgery'),
  clinic('BEDAH TULANG', 'Poli bedah tulang', 'Orthopaedic surgery', 'poli tulang'),
  clinic('BTKV (BEDAH THORAX KARDIOVASKU', 'Poli bedah toraks dan kardiovaskular', 'Cardiothoracic surgery', 'btkv', 'btkv (bedah thorax kardiovaskuler)', 'bedah thorax', 'bedah toraks'),
  clinic('SARAF', 'Poli saraf', 'Neurology', 'poli syaraf', 'neurologi', 'poli neurologi', 'saraf', 'syaraf', 'neurolog', 'nerve clinic'),
  clinic('MATA', 'Poli mata', 'Ophthalmology', 'klinik mata', 'eye clinic', 'poli mata', 'eye', 'eye clinics', 'ophthalmologist'),
  labelled('HEMODIALISA', 'Poli hemodialisa', 'Haemodialysis unit', 'poliklinik hemodialisa', 'ruang hd', 'unit hemodialisa', 'unit hd', 'poli hd', 'poli cuci darah', 'unit cuci darah', 'ruang hemodialisa', 'instalasi hemodialisa', 'dialysis unit', 'dialysis clinic', 'haemodialysis clinic', 'unit hemodialisis', 'poli hemodialisis'),
  clinic('OBGYN', 'Poli kebidanan dan kandungan', 'Obstetrics and gynaecology', 'poli kandungan', 'poli obgyn', 'poli kebidanan', 'obgin', 'obstetri ginekologi', 'obsgyn', 'poli obsgyn', 'ob-gyn', 'obgyn', 'kandungan', 'kebidanan dan kandungan', 'obstetrics', 'gynaecology', 'ginekologi', 'poli ginekologi', 'poli obgin', 'poli kebidanan kandungan', 'poli kia', 'maternity clinic', 'gynaecology clinic', 'obstetric clinic'),
  clinic('FISIOTERAPI', 'Poli fisioterapi', 'Physiotherapy clinic', 'klinik fisioterapi', 'poli fisio', 'unit fisioterapi', 'instalasi fisioterapi', 'physio clinic'),
  clinic('REHABILITASI MEDIK', 'Poli rehabilitasi medik', 'Medical rehabilitation', 'rehab medik', 'poli rehab medik', 'poli rehab', 'rehabmedik', 'rehabilitasi medis', 'rehab medis', 'rehabilitasi', 'rehab', 'irm', 'kfr', 'kedokteran fisik dan rehabilitasi', 'poli kedokteran fisik dan rehabilitasi', 'poli rehabilitasi', 'poli rehab medis', 'medical rehab', 'rehab clinic', 'rehabilitation', 'rehabilitation clinic', 'medical rehabilitation clinic'),
  clinic('ANAK', 'Poli anak', 'Paediatrics', 'klinik anak', 'pediatrics', 'ilmu kesehatan anak', 'paediatric clinic', 'children’s clinic', 'paediatric'),
  clinic('ILMU KESEHATAN ANAK', 'Poli ilmu kesehatan anak', 'Paediatrics', 'klinik anak', 'pediatrics', 'poli anak', 'paediatric clinic', 'children’s clinic', 'paediatric'),
  clinic('JANTUNG DAN PEMBULUH DARAH', 'Poli jantung dan pembuluh darah', 'Cardiology', 'poli jantung', 'kardiologi', 'poli kardiologi', 'jantung dan pembuluh darah', 'poli jantung & pembuluh darah', 'heart clinic', 'cardiac clinic', 'cardiologist', 'kardio'),
  clinic('GIGI', 'Poli gigi', 'Dental clinic', 'klinik gigi', 'dokter gigi', 'dental', 'poli gigi umum', 'poli gigi dan mulut', 'gigi dan mulut', 'dentist', 'dentistry', 'dental care', 'dental clinics'),
  clinic('GIGI BEDAH MULUT', 'Poli bedah mulut', 'Oral surgery', 'bedah mulut', 'poli gigi bedah mulut', 'oral surgeon'),
  clinic('GIGI ENDODONSI', 'Poli konservasi gigi', 'Endodontics', 'konservasi gigi', 'endodonsi', 'poli endodonsi', 'poli gigi endodonsi', 'konservasi'),
  clinic('GIGI ORTHODONTI', 'Poli ortodonti', 'Orthodontics', 'ortodonti', 'orthodonti'),
  clinic('GIGI PERIODONTI', 'Poli periodonti', 'Periodontics', 'periodonti'),
  clinic('GIGI PEDODONTIS', 'Poli gigi anak', 'Paediatric dentistry', 'gigi anak'),
  clinic('GIGI PROSTHODONTI', 'Poli prostodonti', 'Prosthodontics', 'prostodonti'),
  clinic('PARU', 'Poli paru', 'Pulmonology', 'klinik paru', 'pulmonologi', 'lung clinic', 'chest clinic', 'pulmonary clinic', 'pulmonary'),
  clinic('PULMONOLOGI', 'Poli pulmonologi', 'Pulmonology', 'poli paru', 'lung clinic', 'chest clinic', 'pulmonary clinic', 'pulmonary'),
  clinic('THT-KL', 'Poli THT', 'Ear, nose and throat', 'tht', 'tht kl', 'ent', 'poli tht-kl', 'poli telinga hidung tenggorok', 'telinga hidung tenggorokan', 'ear nose throat', 'ent clinic', 'otolaryngology'),
  clinic('ORTHOPEDI', 'Poli ortopedi', 'Orthopaedics', 'ortopedi', 'orthopaedi', 'poli tulang', 'orthopedics', 'orthopedi', 'orthopaedic', 'orthopaedic clinic', 'bone clinic', 'poli ortopedi dan traumatologi', 'poli bedah ortopedi'),
  clinic('JIWA', 'Poli jiwa', 'Psychiatry', 'psikiatri', 'poli psikiatri', 'klinik jiwa', 'psychiatric clinic', 'mental health clinic', 'psychiatric', 'kesehatan jiwa', 'poli kesehatan jiwa'),
  clinic('JIWA DEWASA', 'Poli jiwa dewasa', 'Adult psychiatry', 'psikiatri', 'poli psikiatri', 'psychiatric clinic', 'mental health clinic', 'psychiatric'),
  clinic('JIWA ANAK DAN REMAJA', 'Poli jiwa anak dan remaja', 'Child and adolescent psychiatry', 'psikiatri', 'poli psikiatri', 'psikiatri anak', 'psychiatric clinic', 'mental health clinic', 'psychiatric'),
  clinic('KULIT KELAMIN', 'Poli kulit dan kelamin', 'Dermatology and venereology', 'poli kulit', 'kulit dan kelamin', 'dermatologi', 'poli kulit kelamin', 'kulit & kelamin', 'dermatology', 'dermatology clinic', 'skin clinic', 'skin'),
  clinic('UROLOGI', 'Poli urologi', 'Urology', 'urologist', 'poli urologi'),
  clinic('SARANA RADIOTERAPI', 'Sarana radioterapi', 'Radiotherapy unit', 'unit radioterapi'),
  clinic('RADIOTERAPI', 'Radioterapi', 'Radiotherapy unit', 'unit radioterapi'),
  clinic('RADIOTERAPI/NUKLIR', 'Radioterapi/nuklir', 'Radiotherapy and nuclear medicine', 'unit radioterapi'),
  clinic('KEDOKTERAN NUKLIR', 'Kedokteran nuklir', 'Nuclear medicine', 'poli nuklir'),
  clinic('SARANA KEMOTERAPI', 'Sarana kemoterapi', 'Chemotherapy unit', 'unit kemoterapi'),
  clinic('HEMATOLOGI', 'Poli hematologi', 'Haematology', 'hematology', 'poli darah', 'haematology clinic'),
  clinic('GINJAL', 'Poli ginjal', 'Nephrology', 'nefrologi', 'poli ginjal hipertensi', 'kidney clinic', 'poli nefrologi', 'poli ginjal dan hipertensi'),
  clinic('ENDOKRIN', 'Poli endokrin', 'Endocrinology', 'endokrinologi'),
  clinic('DIABETES MELITUS', 'Poli diabetes melitus', 'Diabetes clinic', 'poli diabetes', 'poli dm', 'poli kencing manis', 'diabetes clinics'),
  clinic('GERIATRI', 'Poli geriatri', 'Geriatrics', 'poli lansia', 'geriatric clinic', 'geriatric'),
  clinic('GASTRO', 'Poli gastroenterologi', 'Gastroenterology', 'gastroenterologi'),
  clinic('RHEUMATOLOGI', 'Poli reumatologi', 'Rheumatology', 'reumatologi', 'poli rematik', 'rheumatology clinic'),
  clinic('HEPATOLOGI', 'Poli hepatologi', 'Hepatology'),
  clinic('RADIOLOGI', 'Radiologi', 'Radiology', 'rontgen', 'unit radiologi', 'instalasi radiologi', 'poli radiologi'),
  clinic('LABORATORIUM', 'Laboratorium', 'Laboratory', 'lab', 'unit laboratorium', 'instalasi laboratorium', 'lab clinic'),
  clinic('PATOLOGI ANATOMI', 'Patologi anatomi', 'Anatomical pathology'),
  clinic('PATOLOGI KLINIK', 'Patologi klinik', 'Clinical pathology'),
  clinic('UNIT PELAYANAN CAPD', 'Unit pelayanan CAPD', 'Peritoneal dialysis unit', 'capd', 'unit capd'),
  clinic('GIZI KLINIK', 'Poli gizi klinik', 'Clinical nutrition', 'poli gizi'),
  clinic('INTENSIVE CARE UNIT', 'Perawatan intensif (ICU)', 'Intensive care unit', 'icu'),
  clinic('HIGH CARE UNIT', 'High care unit (HCU)', 'High care unit', 'hcu'),
  clinic('INSTALASI FARMASI', 'Instalasi farmasi', 'Pharmacy', 'farmasi'),
  clinic('APOTIK', 'Apotek', 'Dispensary', 'apotek'),
  clinic('ALERGI', 'Poli alergi', 'Allergy clinic'),
  clinic('VCT', 'Poli VCT', 'HIV counselling and testing'),
  clinic('AKUPUNTUR MEDIK', 'Poli akupunktur medik', 'Medical acupuncture', 'akupunktur'),
  clinic('ANDROLOGI', 'Poli andrologi', 'Andrology'),
  clinic('ANASTESI', 'Poli anestesi', 'Anaesthesiology', 'anestesi', 'anesthesia', 'anaesthesia'),
  clinic('POLI ESEKUTIF', 'Poli eksekutif', 'Executive clinic', 'poliklinik eksekutif'),
  clinic('KEDOKTERAN OKUPASI', 'Poli kedokteran okupasi', 'Occupational medicine', 'okupasi'),
  clinic('KEDOKTERAAN OLAHRAGA', 'Poli kedokteran olahraga', 'Sports medicine', 'kedokteran olahraga'),
  clinic('UMUM', 'Poli umum', 'General clinic', 'klinik umum', 'general practice'),
];
