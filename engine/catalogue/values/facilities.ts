import type { FieldValue } from '../field.ts';
import { labelled, named } from './define.ts';

/** A type without an owner: a public hospital of the rank, or a private one. */
const ofRank = (rank: string): readonly string[] => [`kelas ${rank}`, `kls ${rank}`, `tipe ${rank}`, `type ${rank}`, `class ${rank}`, `rs tipe ${rank}`, `rs type ${rank}`, `rumah sakit kelas ${rank}`, `rumah sakit tipe ${rank}`];
const ofArmedForces = (rank: string): readonly string[] => ['rs tni polri', 'rs tni/polri', 'rumah sakit tni polri', `tni polri kelas ${rank}`, `rs tingkat ${rank}`, `rs tk ${rank}`];
const special = ['rs khusus', 'rumah sakit khusus', 'specialised hospital', 'special hospital'] as const;

/** Owners of FKL07. TNI and Polri are public owners, BUMN is not: as the Ministry of Health counts hospitals. */
export const ownerships: readonly FieldValue[] = [
  labelled('Vertikal', 'Vertikal (Kementerian Kesehatan)', 'Ministry of Health', 'vertikal', 'vertikal/pusat', 'rs vertikal', 'rsup', 'kemenkes', 'pemerintah pusat', 'pemerintah', 'milik pemerintah', 'rs pemerintah', 'negeri', 'government', 'public'),
  labelled('PemProv', 'Pemerintah provinsi', 'Provincial government', 'pemprov', 'pemda', 'pemerintah daerah', 'rsud', 'rs daerah', 'local government', 'pemerintah', 'milik pemerintah', 'rs pemerintah', 'negeri', 'government', 'public'),
  labelled('PemKab', 'Pemerintah kabupaten/kota', 'District government', 'pemkab', 'pemerintah kab/kota', 'pemkot', 'pemda', 'pemerintah kabupaten', 'pemerintah kota', 'pemerintah daerah', 'rsud', 'rs daerah', 'local government', 'pemerintah', 'milik pemerintah', 'rs pemerintah', 'negeri', 'government', 'public'),
  labelled('POLRI', 'Polri', 'National police', 'rs polri', 'rs bhayangkara', 'bhayangkara', 'polisi', 'kepolisian', 'police', 'milik pemerintah', 'pemerintah', 'rs pemerintah', 'negeri', 'government', 'public'),
  named('TNI AD', 'Army', 'ad', 'rs tni ad', 'rumah sakit tni ad', 'army hospital', 'tni angkatan darat', 'tni', 'rs tni', 'angkatan darat', 'tentara', 'militer', 'military', 'milik pemerintah', 'pemerintah', 'rs pemerintah', 'negeri', 'government', 'public'),
  named('TNI AL', 'Navy', 'al', 'rs tni al', 'rumah sakit tni al', 'navy hospital', 'tni angkatan laut', 'tni', 'rs tni', 'angkatan laut', 'tentara', 'militer', 'military', 'milik pemerintah', 'pemerintah', 'rs pemerintah', 'negeri', 'government', 'public'),
  named('TNI AU', 'Air force', 'au', 'rs tni au', 'rumah sakit tni au', 'air force hospital', 'tni angkatan udara', 'tni', 'rs tni', 'angkatan udara', 'tentara', 'militer', 'military', 'milik pemerintah', 'pemerintah', 'rs pemerintah', 'negeri', 'government', 'public'),
  named('BUMN', 'State-owned company', 'rs bumn', 'badan usaha milik negara', 'state-owned', 'state owned'),
  named('Swasta', 'Private', 'rs swasta', 'rumah sakit swasta', 'milik swasta', 'non pemerintah', 'privately owned', 'private hospital', 'partikelir'),
];

/** Kinds of facility of FKL08. */
export const facilityKinds: readonly FieldValue[] = [
  named('Rumah sakit', 'Hospital'),
  named('Klinik Utama', 'Specialist clinic', 'klinik', 'clinic', 'main clinic'),
  named('Klinik Pratama', 'Primary clinic', 'klinik', 'clinic'),
];

/** Classes and types of facility of FKL09. */
export const facilityClasses: readonly FieldValue[] = [
  named('RS Kelas A', 'Class A hospital', ...ofRank('a')),
  named('RS Kelas B', 'Class B hospital', ...ofRank('b')),
  named('RS Kelas C', 'Class C hospital', ...ofRank('c')),
  named('RS Kelas D', 'Class D hospital', ...ofRank('d')),
  named('RS Swasta Setara Type A', 'Private hospital equivalent to type A', ...ofRank('a'), 'swasta setara a', 'swasta setara tipe a', 'swasta setara kelas a', 'setara tipe a'),
  named('RS Swasta Setara Type B', 'Private hospital equivalent to type B', ...ofRank('b'), 'swasta setara b', 'swasta setara tipe b', 'swasta setara kelas b', 'setara tipe b'),
  named('RS Swasta Setara Type C', 'Private hospital equivalent to type C', ...ofRank('c'), 'swasta setara c', 'swasta setara tipe c', 'swasta setara kelas c', 'setara tipe c'),
  named('RS Swasta Setara Type D', 'Private hospital equivalent to type D', ...ofRank('d'), 'swasta setara d', 'swasta setara tipe d', 'swasta setara kelas d', 'setara tipe d'),
  named('RS TNI Polri Kelas I', 'Armed forces or police hospital, class I', ...ofArmedForces('i')),
  named('RS TNI Polri Kelas II', 'Armed forces or police hospital, class II', ...ofArmedForces('ii')),
  named('RS TNI Polri Kelas III', 'Armed forces or police hospital, class III', ...ofArmedForces('iii')),
  named('RS TNI Polri Kelas IV', 'Armed forces or police hospital, class IV', ...ofArmedForces('iv')),
  named('Khusus Bedah', 'Surgical hospital', ...special, 'rs bedah', 'rs khusus bedah', 'rumah sakit bedah'),
  named('Khusus Gigi dan Mulut', 'Dental hospital', ...special, 'rsgm', 'rs gigi', 'rs gigi dan mulut', 'rumah sakit gigi dan mulut', 'rumah sakit gigi'),
  named('Khusus Hemodialisa', 'Haemodialysis centre', ...special, 'klinik hemodialisa', 'klinik hd'),
  named('Khusus Ibu dan Anak', 'Mother and child hospital', ...special, 'rsia', 'rs ibu dan anak', 'rumah sakit ibu dan anak', 'rsab'),
  named('Khusus Jantung', 'Heart hospital', ...special, 'rs jantung', 'rumah sakit jantung', 'cardiac hospital'),
  named('Khusus Jiwa', 'Psychiatric hospital', ...special, 'rsj', 'rs jiwa', 'rumah sakit jiwa', 'mental hospital'),
  named('Khusus Kanker Onkologi', 'Cancer hospital', ...special, 'rs kanker', 'rumah sakit kanker', 'rs onkologi'),
  named('Khusus Kusta', 'Leprosy hospital', ...special, 'rs kusta', 'rumah sakit kusta'),
  named('Khusus Mata', 'Eye hospital', ...special, 'rs mata', 'rumah sakit mata', 'rs khusus mata'),
  named('Khusus Paru', 'Lung hospital', ...special, 'rs paru', 'rumah sakit paru'),
  named('Khusus Stroke', 'Stroke hospital', ...special, 'rs stroke', 'rumah sakit stroke'),
  named('Khusus Tulang', 'Orthopaedic hospital', ...special, 'rs tulang', 'rs ortopedi', 'rs orthopedi', 'rumah sakit ortopedi', 'orthopedic hospital'),
  named('Klinik Non Rawat Inap', 'Clinic without beds', 'klinik tanpa rawat inap'),
  named('Khusus Lain', 'Other specialised hospital', ...special, 'rs khusus lain', 'rs khusus lainnya'),
  named('RS Non Provider GawatDarurat', 'Hospital without a BPJS contract, for emergencies', 'non provider', 'non provider gawatdarurat', 'rs non provider', 'non-provider', 'tidak bekerja sama'),
];
