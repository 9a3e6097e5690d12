import type { FieldValue, ValueGroup } from '../field.ts';
import { each, numeralsOf } from '../words.ts';
import { groupOf, labelled, named } from './define.ts';

const hospitals = ['hospital', 'hospitals', 'facility', 'facilities'] as const;
const rsWords = ['rs', 'rumah sakit', 'rs khusus', 'rumah sakit khusus', 'rumkit'] as const;

/** A type without an owner: a public hospital of the rank, or a private one. */
const ofRank = (rank: string): readonly string[] => [
  ...each(['kelas', 'kls', 'tipe', 'type', 'class', 'rs tipe', 'rs type', 'rs kls', 'kelas rs', 'tipe rs', 'rumah sakit kelas', 'rumah sakit tipe', 'kelas rumah sakit', 'tipe rumah sakit', 'faskes kelas', 'faskes tipe', 'fasilitas kelas', 'hospital class', 'hospital type', 'facility class', 'hospitals of class', 'hospitals of type', 'hospital of class'], [rank]),
  ...each([`class ${rank}`, `type ${rank}`, `${rank} class`], hospitals),
].filter((word) => word !== `class ${rank} hospital`);
const ofPrivate = (rank: string): readonly string[] => [...ofRank(rank), ...each(['swasta setara', 'swasta setara tipe', 'swasta setara type', 'swasta setara kelas', 'setara tipe', 'setara type', 'setara kelas', 'rs swasta setara tipe', 'rs swasta setara kelas', 'rs swasta setara', 'private equivalent to class', 'private equivalent to type'], [rank])];
const ofArmedForces = (number: number): readonly string[] => [
  'rs tni polri', 'rs tni/polri', 'rumah sakit tni polri', 'rs tni dan polri', 'rs tni atau polri', 'tni/polri', 'tni polri', 'tni-polri', 'armed forces hospital', 'armed forces hospitals', 'armed forces or police hospital', 'armed forces or police hospitals', 'armed forces or police', 'military or police hospital', 'military or police hospitals', 'military and police hospitals',
  ...each(['tni polri kelas', 'rs tingkat', 'rs tk', 'rs tni kelas', 'rs tni tingkat', 'rs polri kelas', 'rs polri tingkat', 'rs tni polri tingkat', 'rs tni polri tk', 'rs tni polri', 'rumah sakit tni polri kelas', 'rumah sakit tni polri tingkat', 'armed forces hospital class', 'armed forces hospitals of class', 'military hospital class', 'military hospitals of class', 'military hospital of class', 'tni polri tingkat'], numeralsOf(number)),
];

/** A hospital of one speciality: what it is for, in both languages. */
function special(value: string, en: string, id: readonly string[], names: readonly string[], ...synonyms: readonly string[]): FieldValue {
  const own = [...each(rsWords, id), ...each(names, hospitals), 'rs khusus', 'rumah sakit khusus', 'specialised hospital', 'specialised hospitals', 'special hospital', 'special hospitals', 'specialist hospital', 'specialist hospitals', ...synonyms];
  return named(value, en, ...new Set(own.filter((name) => name !== en.toLowerCase())));
}

/** Public owners, by how people say that a hospital is one’s of the state, at any level. */
const publicly = ['pemerintah', 'milik pemerintah', 'punya pemerintah', 'rs pemerintah', 'rumah sakit pemerintah', 'faskes pemerintah', 'negeri', 'rs negeri', 'rumah sakit negeri', 'government', 'governments', 'public', 'government-owned', 'government-run', 'publicly owned', 'public-sector', 'public sector', ...each(['government', 'public', 'government-owned', 'government-run', 'publicly owned'], hospitals)] as const;
const locally = ['pemda', 'pemerintah daerah', 'milik pemda', 'rs pemda', 'rsud', 'rs daerah', 'rumah sakit daerah', 'rumah sakit umum daerah', 'local government', 'local governments', 'regional government', ...each(['local government', 'regional', 'local public'], hospitals)] as const;
/** Words for a local government or its hospital, before the level that it is of. */
const local = ['pemda', 'milik pemda', 'rs pemda', 'rsud', 'pemerintah', 'milik pemerintah', 'pemerintah daerah'] as const;
const military = ['tni', 'rs tni', 'rumah sakit tni', 'milik tni', 'tentara', 'rs tentara', 'militer', 'rs militer', 'military', 'armed forces', ...each(['military'], hospitals)] as const;
/** The owner as an adjective before the hospital. */
const ownedBy = (...names: readonly string[]): readonly string[] => [...names, ...each(names, ['hospital', 'hospitals', 'facilities'])];

/** Owners of FKL07. TNI and Polri are public owners, BUMN is not: as the Ministry of Health counts hospitals. */
export const ownerships: readonly FieldValue[] = [
  labelled('Vertikal', 'Vertikal (Kementerian Kesehatan)', 'Ministry of Health', 'vertikal', 'vertikal/pusat', 'rs vertikal', 'rumah sakit vertikal', 'rsup', 'kemenkes', 'kementerian kesehatan', 'rs kemenkes', 'milik kemenkes', 'rs pusat', 'pemerintah pusat', 'milik pemerintah pusat', ...ownedBy('central government', 'moh', 'health ministry'), 'ministry of health hospitals', ...publicly),
  labelled('PemProv', 'Pemerintah provinsi', 'Provincial government', 'pemprov', 'milik pemprov', 'rs pemprov', 'rs provinsi', 'milik provinsi', ...each(local, ['provinsi', 'prov']), 'provincial governments', ...ownedBy('provincial', 'provincial government-owned'), 'provincial government hospital', 'provincial government hospitals', ...locally, ...publicly),
  labelled('PemKab', 'Pemerintah kabupaten/kota', 'District government', 'pemkab', 'pemkot', 'pemkab/pemkot', 'pemkab/kota', 'milik pemkab', 'milik pemkot', 'rs pemkab', 'rs pemkot', ...each(local, ['kabupaten', 'kab', 'kota', 'kabupaten/kota', 'kab/kota']), 'district governments', 'regency government', 'city government', 'municipal government', ...ownedBy('municipal'), 'district government hospital', 'district government hospitals', 'district hospital', 'district hospitals', ...locally, ...publicly),
  labelled('POLRI', 'Polri', 'National police', 'rs polri', 'rumah sakit polri', 'milik polri', 'rs bhayangkara', 'bhayangkara', 'polisi', 'rs polisi', 'kepolisian', 'milik kepolisian', ...ownedBy('police', 'police-owned'), ...publicly),
  named('TNI AD', 'Army', 'ad', 'rs tni ad', 'rumah sakit tni ad', 'rs ad', 'milik tni ad', 'tni angkatan darat', 'angkatan darat', 'rs angkatan darat', 'tniad', ...each(['army'], hospitals), ...military, ...publicly),
  named('TNI AL', 'Navy', 'al', 'rs tni al', 'rumah sakit tni al', 'rs al', 'milik tni al', 'tni angkatan laut', 'angkatan laut', 'rs angkatan laut', 'tnial', ...each(['navy', 'naval'], hospitals), ...military, ...publicly),
  named('TNI AU', 'Air force', 'au', 'rs tni au', 'rumah sakit tni au', 'rs au', 'milik tni au', 'tni angkatan udara', 'angkatan udara', 'rs angkatan udara', 'tniau', ...each(['air force'], hospitals), ...military, ...publicly),
  named('BUMN', 'State-owned company', 'rs bumn', 'rumah sakit bumn', 'milik bumn', 'badan usaha milik negara', 'state-owned enterprise', 'state-owned enterprises', 'state-owned companies', 'state enterprise', 'state enterprises', 'state company', 'state companies', 'soe', 'soes', ...ownedBy('state-owned', 'bumn')),
  named('Swasta', 'Private', 'rs swasta', 'rumah sakit swasta', 'faskes swasta', 'fasilitas swasta', 'milik swasta', 'punya swasta', 'rs privat', 'privat', 'non pemerintah', 'bukan pemerintah', 'yayasan', 'milik yayasan', 'partikelir', 'private sector', 'private-sector', 'non-government', 'non-governmental', 'privates', ...ownedBy('privately owned', 'privately run', 'private-sector'), ...each(['private'], hospitals)),
];

/** Owners that are asked for together. */
export const ownershipGroups: readonly ValueGroup[] = [groupOf(ownerships, 'pemerintah', 'Fasilitas milik pemerintah', 'Government-owned facilities'), groupOf(ownerships, 'tni', 'Fasilitas TNI', 'Armed forces facilities')];

/** Kinds of facility of FKL08. */
export const facilityKinds: readonly FieldValue[] = [
  named('Rumah sakit', 'Hospital'),
  named('Klinik Utama', 'Specialist clinic', 'klinik', 'clinic', 'main clinic', 'main clinics', 'specialist clinics'),
  named('Klinik Pratama', 'Primary clinic', 'klinik', 'clinic', 'primary clinics'),
];

/** Classes and types of facility of FKL09. */
export const facilityClasses: readonly FieldValue[] = [
  named('RS Kelas A', 'Class A hospital', ...ofRank('a')),
  named('RS Kelas B', 'Class B hospital', ...ofRank('b')),
  named('RS Kelas C', 'Class C hospital', ...ofRank('c')),
  named('RS Kelas D', 'Class D hospital', ...ofRank('d')),
  named('RS Swasta Setara Type A', 'Private hospital equivalent to type A', ...ofPrivate('a')),
  named('RS Swasta Setara Type B', 'Private hospital equivalent to type B', ...ofPrivate('b')),
  named('RS Swasta Setara Type C', 'Private hospital equivalent to type C', ...ofPrivate('c')),
  named('RS Swasta Setara Type D', 'Private hospital equivalent to type D', ...ofPrivate('d')),
  named('RS TNI Polri Kelas I', 'Armed forces or police hospital, class I', ...ofArmedForces(1)),
  named('RS TNI Polri Kelas II', 'Armed forces or police hospital, class II', ...ofArmedForces(2)),
  named('RS TNI Polri Kelas III', 'Armed forces or police hospital, class III', ...ofArmedForces(3)),
  named('RS TNI Polri Kelas IV', 'Armed forces or police hospital, class IV', ...ofArmedForces(4)),
  special('Khusus Bedah', 'Surgical hospital', ['bedah'], ['surgical', 'surgery']),
  special('Khusus Gigi dan Mulut', 'Dental hospital', ['gigi dan mulut', 'gigi', 'gigi mulut'], ['dental', 'dental and oral'], 'rsgm'),
  special('Khusus Hemodialisa', 'Haemodialysis centre', ['hemodialisa', 'hemodialisis', 'cuci darah', 'ginjal'], ['haemodialysis', 'dialysis', 'kidney'], 'klinik hemodialisa', 'klinik hd', 'klinik utama hemodialisa', 'haemodialysis centres', 'dialysis centre', 'dialysis centres', 'dialysis center', 'dialysis centers'),
  special('Khusus Ibu dan Anak', 'Mother and child hospital', ['ibu dan anak', 'ibu & anak', 'ibu anak', 'bersalin', 'anak dan bunda', 'bunda dan anak'], ['mother and child', 'mother-and-child', 'maternity', 'women and children', 'maternal and child'], 'rsia', 'rsab', 'rsb', 'ibu dan anak'),
  special('Khusus Jantung', 'Heart hospital', ['jantung', 'jantung dan pembuluh darah'], ['heart', 'cardiac', 'cardiovascular'], 'rsjpd'),
  special('Khusus Jiwa', 'Psychiatric hospital', ['jiwa', 'kesehatan jiwa'], ['psychiatric', 'mental', 'mental health'], 'rsj', 'rskj'),
  special('Khusus Kanker Onkologi', 'Cancer hospital', ['kanker', 'onkologi', 'kanker onkologi'], ['cancer', 'oncology', 'oncological']),
  special('Khusus Kusta', 'Leprosy hospital', ['kusta'], ['leprosy']),
  special('Khusus Mata', 'Eye hospital', ['mata'], ['eye', 'ophthalmic']),
  special('Khusus Paru', 'Lung hospital', ['paru', 'paru-paru'], ['lung', 'pulmonary']),
  special('Khusus Stroke', 'Stroke hospital', ['stroke'], ['stroke']),
  special('Khusus Tulang', 'Orthopaedic hospital', ['tulang', 'ortopedi', 'orthopedi'], ['orthopaedic', 'bone']),
  named('Klinik Non Rawat Inap', 'Clinic without beds', 'klinik tanpa rawat inap', 'klinik rawat jalan', 'clinics without beds', 'clinic without inpatient care', 'non-inpatient clinic', 'non-inpatient clinics'),
  special('Khusus Lain', 'Other specialised hospital', [], ['other specialised', 'other special'], 'rs khusus lain', 'rs khusus lainnya', 'rumah sakit khusus lain', 'rumah sakit khusus lainnya'),
  named('RS Non Provider GawatDarurat', 'Hospital without a BPJS contract, for emergencies', 'non provider', 'non provider gawatdarurat', 'rs non provider', 'rs bukan provider', 'rs tidak bekerja sama', 'non-provider', 'non-provider hospital', 'non-provider hospitals', 'non-contracted hospital', 'non-contracted hospitals', 'tidak bekerja sama'),
];
