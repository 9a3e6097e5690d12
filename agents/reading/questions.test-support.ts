import type { ClaimQueryInput } from '#engine';

type Where = NonNullable<ClaimQueryInput['where']>;

const ranap: Where[number] = { field: 'service_type', op: '=', value: 'RITL' };
const rajal: Where[number] = { field: 'service_type', op: '=', value: 'RJTL' };
const bali: Where[number] = { field: 'province_name', op: '=', value: 'Bali' };
const jabar: Where[number] = { field: 'province_name', op: '=', value: 'Jawa Barat' };
const jatim: Where[number] = { field: 'province_name', op: '=', value: 'Jawa Timur' };
const stroke: Where[number] = { field: 'dx_primary_code', op: 'under', value: 'set:stroke' };
const flagged: Where[number] = { field: 'is_flagged', op: '=', value: true };
const igd: Where[number] = { field: 'clinic_name', op: 'in', value: ['INSTALASI GAWAT DARURAT', 'UNIT GAWAT DARURAT'] };
const duplicate: Where[number] = { field: 'flags', op: 'contains', value: 'duplicate_pattern' };
const above = (value: number): Where[number] => ({ field: 'amount_claimed', op: '>', value });
const claims = (where: Where, more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'claims', where, ...more });
const count = (where: Where, more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'groups', where, measures: [{ agg: 'count' }], ...more });
const measure = (agg: 'sum' | 'mean' | 'median' | 'p90' | 'min' | 'max' | 'distinct', field: string, where: Where = [], more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'groups', where, measures: [{ agg, field }], ...more });
const by = (...fields: readonly string[]): Partial<ClaimQueryInput> => ({ by: fields.map((field) => ({ field })) });
const monthly: Partial<ClaimQueryInput> = { by: [{ field: 'admit_date', unit: 'month' }] };
const days = (from?: string, to?: string, date?: 'discharge_date' | 'decided_on'): Partial<ClaimQueryInput> => ({ period: { ...(date && { date }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) } });
const shareOf = (shared: Where, where: Where = [], more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'groups', where, measures: [{ agg: 'count', where: shared, of: 'group' }], ...more });

/** Questions as auditors type them, by class, each with the query that it is. */
export const questions: Readonly<Record<string, readonly (readonly [string, ClaimQueryInput])[]>> = {
  exclusion: [
    ['berapa klaim ranap kecuali jabar', count([ranap, { field: 'province_name', op: '!=', value: 'Jawa Barat' }])],
    ['klaim igd selain bali', claims([igd, { field: 'province_name', op: '!=', value: 'Bali' }])],
    ['klaim ranap kecuali stroke dan kanker', claims([ranap, { field: 'dx_primary_code', op: 'not_under', value: ['set:stroke', 'set:cancer'] }])],
    ['klaim yg tidak dibayar penuh', claims([{ field: 'is_paid_in_full', op: '!=', value: true }])],
    ['klaim bukan pbi di bali', claims([{ field: 'segment', op: 'not_in', value: ['PBI APBN', 'PBI APBD'] }, bali])],
    ['klaim diluar jawa barat biaya > 20 jt', claims([{ field: 'province_name', op: '!=', value: 'Jawa Barat' }, above(20e6)])],
    ['klaim tanpa top-up', claims([{ field: 'has_topup', op: '!=', value: true }])],
    ['klaim yang tidak berindikasi', claims([{ field: 'is_flagged', op: '!=', value: true }])],
    ['klaim tanpa komorbid di bali', claims([{ field: 'dx_secondary_codes', op: 'is_null' }, bali])],
    ['jangan dari rs swasta, klaim ranap aja', claims([{ field: 'facility_ownership', op: '!=', value: 'Swasta' }, ranap])],
    ['claims excluding private hospitals', claims([{ field: 'facility_ownership', op: '!=', value: 'Swasta' }])],
    ['inpatient claims not in Bali or West Java', claims([ranap, { field: 'province_name', op: 'not_in', value: ['Bali', 'Jawa Barat'] }])],
    ['claims without secondary diagnoses', claims([{ field: 'dx_secondary_codes', op: 'is_null' }])],
    ['klaim diagnosis E11 selain E11.9', claims([{ field: 'dx_primary_code', op: 'under', value: 'E11' }, { field: 'dx_primary_code', op: 'not_under', value: 'E119' }])],
  ],
  bounds: [
    ['klaim biaya lbh dr 20 jt', claims([above(20e6)])],
    ['klaim min 30 jt', claims([{ field: 'amount_claimed', op: '>=', value: 30e6 }])],
    ['skor > 0,8', claims([{ field: 'risk_score', op: '>', value: 0.8 }])],
    ['biaya tagih maksimal rp 5.000.000', claims([{ field: 'amount_claimed', op: '<=', value: 5e6 }])],
    ['klaim di bawah 500rb', claims([{ field: 'amount_claimed', op: '<', value: 500e3 }])],
    ['klaim dgn biaya tidak lebih dari 10 juta', claims([{ field: 'amount_claimed', op: '<=', value: 10e6 }])],
    ['biaya dua puluh juta ke atas', claims([{ field: 'amount_claimed', op: '>=', value: 20e6 }])],
    ['biaya antara 5 dan 10 juta', claims([{ field: 'amount_claimed', op: 'between', value: [5e6, 10e6] }])],
    ['biaya 5-10 jt di jatim', claims([{ field: 'amount_claimed', op: 'between', value: [5e6, 10e6] }, jatim])],
    ['biaya >= 20.500.000', claims([{ field: 'amount_claimed', op: '>=', value: 20.5e6 }])],
    ['biaya lebih dari setengah miliar', claims([above(500e6)])],
    ['biaya di atas 2 kali p90', claims([{ field: 'amount_claimed', op: '>', value: { field: 'peer_p90', times: 2 } }])],
    ['biaya di atas p90', claims([{ field: 'is_above_p90', op: '=', value: true }])],
    ['claims costing more than 20 million', claims([above(20e6)])],
    ['claims with a cost of at least 5 million', claims([{ field: 'amount_claimed', op: '>=', value: 5e6 }])],
    ['claims between 5 and 10 million', claims([{ field: 'amount_claimed', op: 'between', value: [5e6, 10e6] }])],
  ],
  'two conditions of a kind': [
    ['flag duplikat dan keparahan tidak sepadan', claims([duplicate, { field: 'flags', op: 'contains', value: 'severity_mismatch' }])],
    ['klaim duplikat atau rawat singkat', claims([{ field: 'flags', op: 'contains', value: ['duplicate_pattern', 'short_stay_high_cost'] }])],
    ['klaim dgn lebih dari satu indikasi', claims([{ field: 'flag_count', op: '>', value: 1 }])],
    ['klaim dengan 2 indikasi', claims([{ field: 'flag_count', op: '=', value: 2 }])],
    ['klaim tbc atau pneumonia', claims([{ field: 'dx_primary_code', op: 'under', value: ['set:tuberculosis', 'set:pneumonia'] }])],
    ['ranap di bali dan jatim', claims([ranap, { field: 'province_name', op: 'in', value: ['Bali', 'Jawa Timur'] }])],
    ['rawat inap atau igd', claims([{ any: [ranap, igd] }])],
    ['klaim E11.9 atau I10', claims([{ field: 'dx_primary_code', op: 'under', value: ['E119', 'I10'] }])],
    ['hemodialisa dan transfusi', claims([{ field: 'procedure_codes', op: 'under', value: 'set:haemodialysis' }, { field: 'procedure_codes', op: 'under', value: 'set:transfusion' }])],
    ['claims with more than one indication', claims([{ field: 'flag_count', op: '>', value: 1 }])],
  ],
  'stay, age, sex, owner and the like': [
    ['ranap los 1-3 hari', claims([ranap, { field: 'los', op: 'between', value: [1, 3] }])],
    ['klaim lama rawat lebih dari 10 hari', claims([{ field: 'los', op: '>', value: 10 }])],
    ['klaim los 0 hari', claims([{ field: 'los', op: '=', value: 0 }])],
    ['pasien perempuan usia di bawah 5 tahun, klaimnya', claims([{ field: 'patient_sex', op: '=', value: 'Perempuan' }, { field: 'patient_age', op: '<', value: 5 }])],
    ['klaim umur 60 tahun ke atas', claims([{ field: 'patient_age', op: '>=', value: 60 }])],
    ['klaim lansia di rsud', claims([{ field: 'age_group', op: '=', value: '60+' }, { field: 'facility_ownership', op: 'in', value: ['PemProv', 'PemKab'] }])],
    ['klaim peserta mandiri yg meninggal', claims([{ field: 'segment', op: '=', value: 'PBPU' }, { field: 'discharge_status', op: '=', value: 'Meninggal' }])],
    ['klaim igd yang pulang paksa', claims([igd, { field: 'discharge_status', op: '=', value: 'Pulang Paksa' }])],
    ['klaim dibayar kurang dari 80%', claims([{ field: 'payment_ratio', op: '<', value: 0.8 }])],
    ['rasio bayar < 0,8', claims([{ field: 'payment_ratio', op: '<', value: 0.8 }])],
    ['klaim z-score lebih dari 3', claims([{ field: 'cost_zscore', op: '>', value: 3 }])],
    ['klaim dengan top-up lebih dari 5 juta', claims([{ field: 'topup_amount', op: '>', value: 5e6 }])],
    ['selisih di atas 1 juta', claims([{ field: 'amount_gap', op: '>', value: 1e6 }])],
    ['klaim hak kelas 1', claims([{ field: 'entitlement_class', op: '=', value: 'Kelas 1' }])],
    ['klaim swasta tipe c', claims([{ field: 'facility_ownership', op: '=', value: 'Swasta' }, { field: 'facility_class', op: 'in', value: ['RS Kelas C', 'RS Swasta Setara Type C'] }])],
    ['klaim keparahan minimal sedang', claims([{ field: 'severity_group', op: '>=', value: 'sedang' }])],
    ['klaim di rs jiwa', claims([{ field: 'facility_class', op: '=', value: 'Khusus Jiwa' }])],
    ['klaim rs 173603', claims([{ field: 'facility_key', op: '=', value: '173603' }])],
    ['claims of women under 5 years old', claims([{ field: 'patient_sex', op: '=', value: 'Perempuan' }, { field: 'patient_age', op: '<', value: 5 }])],
  ],
  'diseases, codes and procedures': [
    ['klaim stroke di bali', claims([stroke, bali])],
    ['klaim ca mammae', claims([{ field: 'dx_primary_code', op: 'under', value: 'set:breast_cancer' }])],
    ['berapa klaim ispa', count([{ field: 'dx_primary_code', op: 'under', value: 'set:ari' }])],
    ['klaim cuci darah', claims([{ field: 'procedure_codes', op: 'under', value: 'set:haemodialysis' }])],
    ['klaim dengan diagnosis sekunder hipertensi', claims([{ field: 'dx_secondary_codes', op: 'under', value: 'set:hypertension' }])],
    ['klaim kode J-4-16-I', claims([{ field: 'inacbg_code', op: 'under', value: 'J-4-16-I' }])],
    ['klaim tindakan 39.95', claims([{ field: 'procedure_codes', op: 'under', value: '3995' }])],
    ['klaim A00-B99', claims([{ field: 'dx_primary_code', op: 'under', value: 'A00-B99' }])],
    ['klaim 100080122V000023', claims([{ field: 'claim_id', op: '=', value: '100080122V000023' }])],
    ['how many claims of pneumonia', count([{ field: 'dx_primary_code', op: 'under', value: 'set:pneumonia' }])],
  ],
  periods: [
    ['klaim november 2022', claims([], days('2022-11-01', '2022-11-30'))],
    ['brp klaim ranap di jatim thn 2022', count([ranap, jatim], days('2022-01-01', '2022-12-31'))],
    ['klaim bulan lalu', claims([], days('2022-11-01', '2022-11-30'))],
    ['klaim bulan ini', claims([], days('2022-12-01', '2022-12-31'))],
    ['klaim 3 bulan terakhir', claims([], days('2022-10-01', '2022-12-31'))],
    ['klaim dari 1 januari 2022 hingga 15 maret 2022', claims([], days('2022-01-01', '2022-03-15'))],
    ['klaim jan s/d mar 2022', claims([], days('2022-01-01', '2022-03-31'))],
    ['klaim sejak oktober 2022', claims([], days('2022-10-01'))],
    ['klaim sebelum 1 maret 2022', claims([], days(undefined, '2022-02-28'))],
    ['klaim minggu pertama november 2022', claims([], days('2022-11-01', '2022-11-07'))],
    ['klaim triwulan 1 2022', claims([], days('2022-01-01', '2022-03-31'))],
    ['klaim semester 2 2022', claims([], days('2022-07-01', '2022-12-31'))],
    ['klaim pulang november 2022', claims([], days('2022-11-01', '2022-11-30', 'discharge_date'))],
    ['klaim 1-15 november 2022', claims([], days('2022-11-01', '2022-11-15'))],
    ['klaim tanggal 5 november 2022', claims([], days('2022-11-05', '2022-11-05'))],
    ['klaim kecuali november 2022', claims([{ any: [{ field: 'admit_date', op: '<', value: '2022-11-01' }, { field: 'admit_date', op: '>', value: '2022-11-30' }] }])],
    ['claims from January to March 2022', claims([], days('2022-01-01', '2022-03-31'))],
    ['inpatient claims last month', claims([ranap], days('2022-11-01', '2022-11-30'))],
  ],
  'the decider’s own': [
    ['klaim yang saya ambil', claims([{ field: 'assignee', op: '=', value: 'me' }])],
    ['klaim yg sy putuskan bulan ini', claims([{ field: 'reviewer', op: '=', value: 'me' }], days('2026-11-01', '2026-11-28', 'decided_on'))],
    ['keputusan saya minggu ini', { subject: 'decisions', where: [{ field: 'reviewer', op: '=', value: 'me' }], ...days('2026-11-23', '2026-11-28', 'decided_on') }],
    ['klaim yang belum ada yang review', claims([{ field: 'review_state', op: '=', value: 'pending' }])],
    ['klaim yang belum ditelaah dan biaya > 50 jt', claims([{ field: 'review_state', op: '=', value: 'pending' }, above(50e6)])],
    ['klaim ditolak di bali', claims([{ field: 'decision', op: '=', value: 'rejected' }, bali])],
    ['claims I have taken', claims([{ field: 'assignee', op: '=', value: 'me' }])],
  ],
  aggregates: [
    ['rata2 biaya ranap di bali', measure('mean', 'amount_claimed', [ranap, bali])],
    ['median los ranap per kelas rs', measure('median', 'los', [ranap], by('facility_class'))],
    ['berapa total biaya klaim stroke', measure('sum', 'amount_claimed', [stroke])],
    ['p90 biaya rawat inap', measure('p90', 'amount_claimed', [ranap])],
    ['biaya tertinggi di bali berapa?', measure('max', 'amount_claimed', [bali])],
    ['berapa rumah sakit di bali', measure('distinct', 'facility_key', [bali])],
    ['jumlah pasien stroke', measure('distinct', 'patient', [stroke])],
    ['berapa provinsi yang ada klaim duplikat', measure('distinct', 'province_name', [duplicate])],
    ['total biaya dan rata-rata los per kelas rs', { subject: 'groups', ...by('facility_class'), measures: [{ agg: 'sum', field: 'amount_claimed' }, { agg: 'mean', field: 'los' }] }],
    ['rata-rata dan median biaya ranap', { subject: 'groups', where: [ranap], measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'median', field: 'amount_claimed' }] }],
    ['berapa total biaya 10 klaim termahal', measure('sum', 'amount_claimed', [], { base: { first: 10, order: [{ field: 'amount_claimed' }] } })],
    ['average length of stay by province', measure('mean', 'los', [], by('province_name'))],
    ['how many patients over 60 years old with stroke', measure('distinct', 'patient', [{ field: 'patient_age', op: '>', value: 60 }, stroke])],
  ],
  shares: [
    ['berapa persen klaim ranap yang berindikasi', shareOf([flagged], [ranap])],
    ['berapa persen klaim ranap yang ditolak di bali bulan lalu', shareOf([{ field: 'decision', op: '=', value: 'rejected' }], [ranap, bali], days('2022-11-01', '2022-11-30'))],
    ['berapa persen klaim yang ditolak dari klaim ranap', shareOf([{ field: 'decision', op: '=', value: 'rejected' }], [ranap])],
    ['persentase klaim berindikasi per provinsi', shareOf([flagged], [], by('province_name'))],
    ['persentase klaim yang tidak dibayar penuh', shareOf([{ field: 'is_paid_in_full', op: '!=', value: true }])],
    ['what percentage of claims in Bali are flagged', shareOf([flagged], [bali])],
    ['what share of inpatient claims are rejected', shareOf([{ field: 'decision', op: '=', value: 'rejected' }], [ranap])],
  ],
  rankings: [
    ['10 klaim termahal di jawa timur', claims([jatim], { order: [{ field: 'amount_claimed' }], limit: 10 })],
    ['klaim yang paling lama dirawat', claims([], { order: [{ field: 'los' }] })],
    ['5 klaim dengan selisih terbesar', claims([], { order: [{ field: 'amount_gap' }], limit: 5 })],
    ['klaim ranap urutkan dari biaya terkecil', claims([ranap], { order: [{ field: 'amount_claimed', direction: 'asc' }] })],
    ['rumah sakit mana yang paling banyak klaim duplikat', { subject: 'facilities', where: [duplicate], measures: [{ agg: 'count' }], order: [{ measure: 0 }] }],
    ['top 10 rs berdasarkan total biaya', { subject: 'facilities', measures: [{ agg: 'sum', field: 'amount_claimed' }], order: [{ measure: 0 }], limit: 10 }],
    ['diagnosis terbanyak di bali', count([bali], { ...by('dx_primary_code'), order: [{ measure: 0 }] })],
    ['3 diagnosis terbanyak per provinsi', count([], { ...by('province_name', 'dx_primary_code'), order: [{ measure: 0 }], top_per: 3 })],
    ['provinsi dengan rata-rata biaya tertinggi', measure('mean', 'amount_claimed', [], { ...by('province_name'), order: [{ measure: 0 }] })],
    ['bulan apa klaim paling banyak', count([], { ...monthly, order: [{ measure: 0 }] })],
    ['pasien dengan lebih dari 3 klaim', { subject: 'patients', measures: [{ agg: 'count' }], having: [{ measure: 0, op: '>', value: 3 }] }],
    ['show me the 10 most expensive claims in West Java', claims([jabar], { order: [{ field: 'amount_claimed' }], limit: 10 })],
    ['top 5 hospitals by total cost', { subject: 'facilities', measures: [{ agg: 'sum', field: 'amount_claimed' }], order: [{ measure: 0 }], limit: 5 }],
    ['which hospitals have the most flagged claims', { subject: 'facilities', where: [flagged], measures: [{ agg: 'count' }], order: [{ measure: 0 }] }],
  ],
  'groups, trends and change': [
    ['jumlah klaim per provinsi dan bulan', count([], { by: [{ field: 'province_name' }, { field: 'admit_date', unit: 'month' }] })],
    ['tren klaim ranap di bali', count([ranap, bali], monthly)],
    ['tren klaim per minggu', count([], { by: [{ field: 'admit_date', unit: 'week' }] })],
    ['perubahan total biaya per bulan', measure('sum', 'amount_claimed', [], { ...monthly, change: 'previous' })],
    ['klaim per jenis kelamin', count([], by('patient_sex'))],
    ['berapa klaim tiap poli di bali', count([bali], by('clinic_name'))],
    ['trend of claims per month in Bali', count([bali], monthly)],
  ],
  comparisons: [
    ['bandingkan rata-rata biaya ranap dan rajal', measure('mean', 'amount_claimed', [], { against: [{ where: [ranap] }, { where: [rajal] }] })],
    ['rata-rata biaya ranap di bali vs jabar vs jatim', measure('mean', 'amount_claimed', [ranap], { against: [{ where: [bali] }, { where: [jabar] }, { where: [jatim] }] })],
    ['jumlah klaim bulan ini dibanding bulan lalu', count([], { against: [{ where: [{ field: 'admit_date', op: 'between', value: ['2022-12-01', '2022-12-31'] }] }, { where: [{ field: 'admit_date', op: 'between', value: ['2022-11-01', '2022-11-30'] }] }] })],
    ['jumlah klaim ranap dibanding rajal per bulan', count([], { ...monthly, against: [{ where: [ranap] }, { where: [rajal] }] })],
    ['compare median cost of inpatient and outpatient', measure('median', 'amount_claimed', [], { against: [{ where: [ranap] }, { where: [rajal] }] })],
  ],
};
