import type { FieldValue } from '../field.ts';
import { labelled, named } from './define.ts';

/** Service types of FKL10. */
export const serviceTypes: readonly FieldValue[] = [
  labelled('RJTL', 'Rawat jalan (RJTL)', 'Outpatient (RJTL)', 'rawat jalan', 'rawat jalan tingkat lanjutan', 'rawat jalan tingkat lanjut', 'rajal', 'rj', 'rwt jalan', 'rwt jln', 'rawat jln', 'berobat jalan', 'outpatient', 'outpatients', 'out-patient', 'ambulatory'),
  labelled('RITL', 'Rawat inap (RITL)', 'Inpatient (RITL)', 'rawat inap', 'rawat inap tingkat lanjutan', 'rawat inap tingkat lanjut', 'ranap', 'ri', 'rwt inap', 'rwt inp', 'rawat inp', 'opname', 'diopname', 'mondok', 'dirawat inap', 'inpatient', 'inpatients', 'in-patient', 'hospitalised', 'hospitalized', 'admissions', 'hospital admissions', 'inpatient admissions', 'hospitalisations', 'hospitalizations', 'inpatient stays'),
];

/** How the patient left, FKL14. */
export const dischargeStatuses: readonly FieldValue[] = [
  named('Sehat', 'Discharged well', 'sembuh', 'pulang sehat', 'pulang sembuh', 'recovered', 'discharged alive and well'),
  labelled('Rujuk', 'Dirujuk', 'Referred', 'di rujuk', 'rujukan keluar', 'pulang dirujuk', 'referred elsewhere', 'transferred'),
  named('Meninggal', 'Died', 'meninggal dunia', 'wafat', 'mati', 'kematian', 'deceased', 'dead', 'death', 'deaths'),
  named('Pulang Paksa', 'Left against medical advice', 'aps', 'pulang aps', 'atas permintaan sendiri', 'pulang atas permintaan sendiri', 'against medical advice', 'against advice', 'ama', 'dama'),
  named('Tidak Tahu', 'Not known', 'tidak diketahui', 'status tidak diketahui', 'unknown'),
];

/** Severities of FKL23, which the suffix of the INA-CBG code decides. */
export const severities: readonly FieldValue[] = [
  named('rawat jalan', 'outpatient'),
  named('ringan', 'mild', 'keparahan i', 'keparahan 1', 'severity i', 'severity 1', 'severity level i', 'severity level 1', 'level i', 'level 1', 'tingkat i', 'tingkat 1', 'tingkat keparahan i', 'tingkat keparahan 1', 'low severity'),
  named('sedang', 'moderate', 'keparahan ii', 'keparahan 2', 'severity ii', 'severity 2', 'severity level ii', 'severity level 2', 'level ii', 'level 2', 'tingkat ii', 'tingkat 2', 'tingkat keparahan ii', 'tingkat keparahan 2'),
  named('berat', 'severe', 'keparahan iii', 'keparahan 3', 'severity iii', 'severity 3', 'severity level iii', 'severity level 3', 'level iii', 'level 3', 'tingkat iii', 'tingkat 3', 'tingkat keparahan iii', 'tingkat keparahan 3', 'high severity'),
];

const emergency = ['igd', 'ugd', 'emergency', 'emergency department', 'emergency room', 'emergency unit', 'gawat darurat', 'unit gawat darurat', 'instalasi gawat darurat'] as const;

/** Clinics of FKL11 that have a name of their own; the other codes of the codebook are abbreviations that it does not explain. */
export const clinics: readonly FieldValue[] = [
  labelled('INSTALASI GAWAT DARURAT', 'Instalasi gawat darurat', 'Emergency department', ...emergency),
  labelled('UNIT GAWAT DARURAT', 'Unit gawat darurat', 'Emergency unit', ...emergency),
  labelled('PENYAKIT DALAM', 'Poli penyakit dalam', 'Internal medicine', 'poli dalam', 'poli interna', 'interna', 'ilmu penyakit dalam'),
  labelled('ILMU PENYAKIT DALAM', 'Poli ilmu penyakit dalam', 'Internal medicine', 'poli penyakit dalam', 'poli dalam', 'poli interna', 'interna', 'penyakit dalam'),
  labelled('BEDAH', 'Poli bedah', 'Surgery clinic', 'poli bedah umum', 'klinik bedah'),
  labelled('BEDAH SARAF', 'Poli bedah saraf', 'Neurosurgery', 'bedah syaraf'),
  labelled('BEDAH PLASTIK', 'Poli bedah plastik', 'Plastic surgery'),
  labelled('BEDAH ANAK', 'Poli bedah anak', 'Paediatric surgery', 'pediatric surgery'),
  labelled('BEDAH TULANG', 'Poli bedah tulang', 'Orthopaedic surgery', 'poli tulang'),
  labelled('BTKV (BEDAH THORAX KARDIOVASKU', 'Poli bedah toraks dan kardiovaskular', 'Cardiothoracic surgery', 'btkv', 'btkv (bedah thorax kardiovaskuler)', 'bedah thorax', 'bedah toraks'),
  labelled('SARAF', 'Poli saraf', 'Neurology', 'poli syaraf', 'neurologi', 'poli neurologi'),
  labelled('MATA', 'Poli mata', 'Ophthalmology', 'klinik mata', 'eye clinic'),
  labelled('HEMODIALISA', 'Poli hemodialisa', 'Haemodialysis unit', 'unit hemodialisa', 'unit hd', 'poli hd'),
  labelled('OBGYN', 'Poli kebidanan dan kandungan', 'Obstetrics and gynaecology', 'poli kandungan', 'poli obgyn', 'poli kebidanan', 'obgin', 'obstetri ginekologi'),
  labelled('FISIOTERAPI', 'Poli fisioterapi', 'Physiotherapy clinic', 'klinik fisioterapi'),
  labelled('REHABILITASI MEDIK', 'Poli rehabilitasi medik', 'Medical rehabilitation', 'rehab medik', 'poli rehab medik', 'poli rehab'),
  labelled('ANAK', 'Poli anak', 'Paediatrics', 'klinik anak', 'pediatrics', 'ilmu kesehatan anak'),
  labelled('ILMU KESEHATAN ANAK', 'Poli ilmu kesehatan anak', 'Paediatrics', 'klinik anak', 'pediatrics', 'poli anak'),
  labelled('JANTUNG DAN PEMBULUH DARAH', 'Poli jantung dan pembuluh darah', 'Cardiology', 'poli jantung', 'kardiologi', 'poli kardiologi'),
  labelled('GIGI', 'Poli gigi', 'Dental clinic', 'klinik gigi', 'dokter gigi', 'dental'),
  labelled('GIGI BEDAH MULUT', 'Poli bedah mulut', 'Oral surgery', 'bedah mulut'),
  labelled('GIGI ENDODONSI', 'Poli konservasi gigi', 'Endodontics', 'konservasi gigi', 'endodonsi'),
  labelled('GIGI ORTHODONTI', 'Poli ortodonti', 'Orthodontics', 'ortodonti', 'orthodonti'),
  labelled('GIGI PERIODONTI', 'Poli periodonti', 'Periodontics', 'periodonti'),
  labelled('GIGI PEDODONTIS', 'Poli gigi anak', 'Paediatric dentistry', 'gigi anak'),
  labelled('GIGI PROSTHODONTI', 'Poli prostodonti', 'Prosthodontics', 'prostodonti'),
  labelled('PARU', 'Poli paru', 'Pulmonology', 'klinik paru', 'pulmonologi'),
  labelled('PULMONOLOGI', 'Poli pulmonologi', 'Pulmonology', 'poli paru'),
  labelled('THT-KL', 'Poli THT', 'Ear, nose and throat', 'tht', 'tht kl', 'ent'),
  labelled('ORTHOPEDI', 'Poli ortopedi', 'Orthopaedics', 'ortopedi', 'orthopaedi', 'poli tulang', 'orthopedics'),
  labelled('JIWA', 'Poli jiwa', 'Psychiatry', 'psikiatri', 'poli psikiatri', 'klinik jiwa'),
  labelled('JIWA DEWASA', 'Poli jiwa dewasa', 'Adult psychiatry', 'psikiatri', 'poli psikiatri'),
  labelled('JIWA ANAK DAN REMAJA', 'Poli jiwa anak dan remaja', 'Child and adolescent psychiatry', 'psikiatri', 'poli psikiatri', 'psikiatri anak'),
  labelled('KULIT KELAMIN', 'Poli kulit dan kelamin', 'Dermatology and venereology', 'poli kulit', 'kulit dan kelamin', 'dermatologi'),
  labelled('UROLOGI', 'Poli urologi', 'Urology'),
  labelled('SARANA RADIOTERAPI', 'Sarana radioterapi', 'Radiotherapy unit', 'unit radioterapi'),
  labelled('RADIOTERAPI', 'Radioterapi', 'Radiotherapy unit', 'unit radioterapi'),
  labelled('RADIOTERAPI/NUKLIR', 'Radioterapi/nuklir', 'Radiotherapy and nuclear medicine', 'unit radioterapi'),
  labelled('KEDOKTERAN NUKLIR', 'Kedokteran nuklir', 'Nuclear medicine', 'poli nuklir'),
  labelled('SARANA KEMOTERAPI', 'Sarana kemoterapi', 'Chemotherapy unit', 'unit kemoterapi'),
  labelled('HEMATOLOGI', 'Poli hematologi', 'Haematology', 'hematology'),
  labelled('GINJAL', 'Poli ginjal', 'Nephrology', 'nefrologi', 'poli ginjal hipertensi'),
  labelled('ENDOKRIN', 'Poli endokrin', 'Endocrinology', 'endokrinologi'),
  labelled('DIABETES MELITUS', 'Poli diabetes melitus', 'Diabetes clinic', 'poli diabetes', 'poli dm'),
  labelled('GERIATRI', 'Poli geriatri', 'Geriatrics', 'poli lansia'),
  labelled('GASTRO', 'Poli gastroenterologi', 'Gastroenterology', 'gastroenterologi'),
  labelled('RHEUMATOLOGI', 'Poli reumatologi', 'Rheumatology', 'reumatologi'),
  labelled('HEPATOLOGI', 'Poli hepatologi', 'Hepatology'),
  labelled('RADIOLOGI', 'Radiologi', 'Radiology', 'rontgen'),
  labelled('LABORATORIUM', 'Laboratorium', 'Laboratory', 'lab'),
  labelled('PATOLOGI ANATOMI', 'Patologi anatomi', 'Anatomical pathology'),
  labelled('PATOLOGI KLINIK', 'Patologi klinik', 'Clinical pathology'),
  labelled('UNIT PELAYANAN CAPD', 'Unit pelayanan CAPD', 'Peritoneal dialysis unit', 'capd', 'unit capd'),
  labelled('GIZI KLINIK', 'Poli gizi klinik', 'Clinical nutrition', 'poli gizi'),
  labelled('INTENSIVE CARE UNIT', 'Perawatan intensif (ICU)', 'Intensive care unit', 'icu'),
  labelled('HIGH CARE UNIT', 'High care unit (HCU)', 'High care unit', 'hcu'),
  labelled('INSTALASI FARMASI', 'Instalasi farmasi', 'Pharmacy', 'farmasi'),
  labelled('APOTIK', 'Apotek', 'Dispensary', 'apotek'),
  labelled('ALERGI', 'Poli alergi', 'Allergy clinic'),
  labelled('VCT', 'Poli VCT', 'HIV counselling and testing'),
  labelled('AKUPUNTUR MEDIK', 'Poli akupunktur medik', 'Medical acupuncture', 'akupunktur'),
  labelled('ANDROLOGI', 'Poli andrologi', 'Andrology'),
  labelled('ANASTESI', 'Poli anestesi', 'Anaesthesiology', 'anestesi', 'anesthesia', 'anaesthesia'),
  labelled('POLI ESEKUTIF', 'Poli eksekutif', 'Executive clinic', 'poliklinik eksekutif'),
  labelled('KEDOKTERAN OKUPASI', 'Poli kedokteran okupasi', 'Occupational medicine', 'okupasi'),
  labelled('KEDOKTERAAN OLAHRAGA', 'Poli kedokteran olahraga', 'Sports medicine', 'kedokteran olahraga'),
  labelled('UMUM', 'Poli umum', 'General clinic', 'klinik umum'),
];
