import type { ClaimQueryInput } from '#engine';

import { above, bali, by, claims, count, days, duplicate, facilities, flagged, having, jabar, jatim, java, measure, mine, monthly, patients, rajal, ranap, rejected, shareOf, stroke, under, type Where } from './queries.test-support.ts';

const los = (op: '=' | '<' | '<=' | '>' | '>=', value: number): Where[number] => ({ field: 'los', op, value });
const times = (field: string, op: '=' | '<' | '>' | '>=', other: string, n = 1): Where[number] => ({ field, op, value: { field: other, times: n } });
const children: Where[number] = { field: 'age_group', op: 'in', value: ['0', '1-4', '5-17'] };
const bins = (field: string, width: number): Partial<ClaimQueryInput> => ({ by: [{ field, width }], order: [{ group: 0, direction: 'asc' }] });

/** Questions of classes that were asked back once, by class, each with the query that it is. */
export const harderQuestions: Readonly<Record<string, readonly (readonly [string, ClaimQueryInput])[]>> = {
  'bounds of groups': [
    ['rs dengan lebih dari 50 klaim', facilities(having('>', 50))],
    ['provinsi yang klaimnya lebih dari 1000', count([], { ...by('province_name'), ...having('>', 1000) })],
    ['patients with more than three admissions', patients({ measures: [{ agg: 'count', where: [ranap] }], ...having('>', 3) })],
    ['facilities with at least 20 flagged claims', facilities({ measures: [{ agg: 'count', where: [flagged] }], ...having('>=', 20) })],
    ['rata-rata biaya di atas 10 juta per rs', facilities({ measures: [{ agg: 'mean', field: 'amount_claimed' }], ...having('>', 10e6) })],
    ['rata-rata los per rs di atas 7 hari', facilities({ measures: [{ agg: 'mean', field: 'los' }], ...having('>', 7) })],
    ['rs di jatim dengan rata-rata biaya rawat inap > 8 juta', facilities({ where: [jatim, ranap], measures: [{ agg: 'mean', field: 'amount_claimed' }], ...having('>', 8e6) })],
    ['diagnosis dengan jumlah klaim di atas 100', count([], { ...by('dx_primary_code'), ...having('>', 100) })],
    ['rs dengan lebih dari 30 persen klaim berindikasi', facilities({ measures: [{ agg: 'count', where: [flagged], of: 'group' }], ...having('>', 0.3) })],
    ['rs dengan persentase klaim berindikasi di atas 30%', facilities({ measures: [{ agg: 'count', where: [flagged], of: 'group' }], ...having('>', 0.3) })],
    ['rs dengan lebih dari 100 pasien', facilities({ measures: [{ agg: 'distinct', field: 'patient' }], ...having('>', 100) })],
    ['bulan dengan lebih dari 500 klaim', count([], { ...monthly, ...having('>', 500) })],
    ['berapa rs yang punya lebih dari 50 klaim', facilities(having('>', 50))],
    ['pasien yang berkunjung lebih dari 5 kali', patients(having('>', 5))],
    ['patients with 5 or more claims', patients(having('>=', 5))],
    ['rs mana yang rasio bayarnya rata-rata di bawah 0,8', facilities({ measures: [{ agg: 'mean', field: 'payment_ratio' }], ...having('<', 0.8) })],
    ['patients older than 60 with at least 2 inpatient claims', patients({ where: [{ field: 'patient_age', op: '>', value: 60 }], measures: [{ agg: 'count', where: [ranap] }], ...having('>=', 2) })],
  ],
  'a field against another': [
    ['klaim dibayar kurang dari setengah tagihan', claims([times('amount_paid', '<', 'amount_claimed', 0.5)])],
    ['topup di atas 30% tagihan', claims([times('topup_amount', '>', 'amount_claimed', 0.3)])],
    ['klaim yg bayarnya lebih dari 2x p90 pembanding', claims([times('amount_paid', '>', 'peer_p90', 2)])],
    ['claims paid more than billed', claims([times('amount_paid', '>', 'amount_claimed')])],
    ['selisih lebih dari 10 persen tagihan', claims([times('amount_gap', '>', 'amount_claimed', 0.1)])],
    ['tagihan dua kali lipat rata-rata pembanding', claims([times('amount_claimed', '>=', 'peer_mean', 2)])],
    ['claims with top-ups above a quarter of the bill', claims([times('topup_amount', '>', 'amount_claimed', 0.25)])],
  ],
  'how many, behind what is ranked': [
    ['rata-rata biaya per provinsi urut dr terendah, 5 aja', measure('mean', 'amount_claimed', [], { ...by('province_name'), order: [{ measure: 0, direction: 'asc' }], limit: 5 })],
    ['klaim ranap bali termurah 3', claims([ranap, bali], { order: [{ field: 'amount_claimed', direction: 'asc' }], limit: 3 })],
    ['newest 10 claims', claims([], { order: [{ field: 'admit_date' }], limit: 10 })],
    ['total biaya per rs, tiga teratas', facilities({ measures: [{ agg: 'sum', field: 'amount_claimed' }], limit: 3 })],
    ['inpatient claims in Bali, biggest first', claims([ranap, bali], { order: [{ field: 'amount_claimed' }] })],
    ['lowest 5 provinces by average cost', measure('mean', 'amount_claimed', [], { ...by('province_name'), order: [{ measure: 0, direction: 'asc' }], limit: 5 })],
    ['urutkan rs dari jumlah klaim terkecil, tampilkan 10', facilities({ order: [{ measure: 0, direction: 'asc' }], limit: 10 })],
  ],
  'parts of periods': [
    ['klaim okt-des 2022', claims([], days('2022-10-01', '2022-12-31'))],
    ['klaim sept', claims([], days('2022-09-01', '2022-09-30'))],
    ['klaim smt 2 2022', claims([], days('2022-07-01', '2022-12-31'))],
    ['klaim s1 2022', claims([], days('2022-01-01', '2022-06-30'))],
    ['klaim akhir november 2022', claims([], days('2022-11-21', '2022-11-30'))],
    ['claims mid 2022', claims([], days('2022-05-01', '2022-08-31'))],
    ['klaim januari dan februari 2022', claims([], days('2022-01-01', '2022-02-28'))],
    ['claims in may', claims([], days('2022-05-01', '2022-05-31'))],
    ['klaim dari mei sampai juli', claims([], days('2022-05-01', '2022-07-31'))],
  ],
  'ages and stays': [
    ['klaim anak <18', claims([{ field: 'patient_age', op: '<', value: 18 }])],
    ['klaim balita di bali', claims([{ field: 'age_group', op: 'in', value: ['0', '1-4'] }, bali])],
    ['klaim umur 40an', claims([{ field: 'patient_age', op: 'between', value: [40, 49] }])],
    ['klaim meninggal dlm 2 hari rawat', claims([{ field: 'discharge_status', op: '=', value: 'Meninggal' }, { field: 'los', op: 'between', value: [0, 2] }])],
    ['stay of a day or less', claims([los('<=', 1)])],
    ['klaim rawat 0 hari', claims([los('=', 0)])],
    ['rawat inap lebih dari seminggu', claims([ranap, los('>', 7)])],
    ['inpatient two weeks or longer', claims([ranap, los('>=', 14)])],
    ['klaim menginap semalam', claims([los('=', 1)])],
  ],
  'islands and codes': [
    ['klaim di pulau jawa', claims([java])],
    ['berapa klaim luar jawa', count([{ ...java, op: 'not_in' }])],
    ['klaim di papua', claims([{ field: 'province_name', op: '=', value: 'Papua' }])],
    ['klaim bali nusra', claims([{ field: 'province_name', op: 'in', value: ['Bali', 'Nusa Tenggara Barat', 'Nusa Tenggara Timur'] }])],
    ['klaim group o', claims([{ field: 'inacbg_group', op: '=', value: 'O' }])],
    ['klaim cbg kelompok k', claims([{ field: 'inacbg_group', op: '=', value: 'K' }])],
    ['klaim tingkat iii', claims([{ field: 'severity_group', op: '=', value: 'berat' }])],
    ['severity 2 ke atas', claims([{ field: 'severity_group', op: '>=', value: 'sedang' }])],
    ['klaim diagnosis J', claims([under('J')])],
    ['klaim diagnosis berawalan I6', claims([under('I6')])],
  ],
  'what the caller decided': [
    ['klaim yg saya tolak', claims([mine, rejected])],
    ['claims i rejected', claims([mine, rejected])],
    ['claims rejected by me last week', claims([rejected, mine], days('2026-11-16', '2026-11-22', 'decided_on'))],
    ['klaim yang saya setujui bulan ini', claims([mine, { field: 'decision', op: '=', value: 'approved' }], days('2026-11-01', '2026-11-28', 'decided_on'))],
    ['klaim yg pernah saya periksa', claims([mine])],
    ['klaim belum ditelaah siapapun', claims([{ field: 'review_state', op: '=', value: 'pending' }])],
    ['claims I haven\'t reviewed', claims([{ field: 'reviewer', op: '!=', value: 'me' }])],
    ['claims not reviewed yet', claims([{ field: 'review_state', op: '=', value: 'pending' }])],
  ],
  'spreads and near numbers': [
    ['sebaran umur pasien', count([], bins('patient_age', 10))],
    ['distribusi biaya per 5 juta', count([], bins('amount_claimed', 5e6))],
    ['histogram los', count([], bins('los', 1))],
    ['age distribution of stroke patients', count([stroke], bins('patient_age', 10))],
    ['sebaran klaim per umur', count([], bins('patient_age', 10))],
    ['klaim sekitar 20 juta', claims([{ field: 'amount_claimed', op: 'between', value: [18e6, 22e6] }])],
    ['selisih rata-rata biaya antara ranap dan rajal', measure('mean', 'amount_claimed', [], { against: [{ where: [ranap] }, { where: [rajal] }] })],
    ['rata-rata biaya ranap berapa kali lipat rajal', measure('mean', 'amount_claimed', [], { against: [{ where: [ranap] }, { where: [rajal] }] })],
  ],
  'one wrong letter': [
    ['klaim sroke bali', claims([stroke, bali])],
    ['hospitls with the most claims', facilities({ order: [{ measure: 0 }] })],
    ['klaim prempuan biaya di atas 20 juta', claims([{ field: 'patient_sex', op: '=', value: 'Perempuan' }, above(20e6)])],
    ['persentse klaim duplikat di jabar', shareOf([duplicate], [jabar])],
  ],
};
