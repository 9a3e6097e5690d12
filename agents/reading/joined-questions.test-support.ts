import type { ClaimQueryInput } from '#engine';

import { above, bali, by, claims, count, duplicate, facilities, flagged, having, jabar, jatim, measure, ranap, rejected, shareOf, stroke, under } from './queries.test-support.ts';

const between = (field: string, low: number, high: number) => ({ field, op: 'between' as const, value: [low, high] });
const secondary = (value: string) => ({ field: 'dx_secondary_codes', op: 'under' as const, value });
const at = (op: '=' | '<' | '<=' | '>' | '>=', field: string, value: number) => ({ field, op, value });
const readmitted = at('<=', 'readmission_gap', 30);
const topups = { subject: 'groups' as const, measures: ['sa', 'sp', 'rr', 'si', 'sd'].map((kind) => ({ agg: 'sum' as const, field: `topup_${kind}_amount` })) };

/** Conditions and clauses as people join them, by class. */
export const joinedQuestions: Readonly<Record<string, readonly (readonly [message: string, query: ClaimQueryInput])[]>> = {
  'ranges in every spelling': [
    ...['antara 15 jt sampe 20 jt', 'antara 15 jt sama 20 jt', 'antara 15 sd 20 jt', 'dari 15 jt s/d 20 jt', '15 jt smp 20 jt', 'mulai 15 jt sampai 20 jt', '15 s.d 20 jt'].map((range) => [`klaim biaya ${range}`, claims([between('amount_claimed', 15e6, 20e6)])] as const),
    ['claims costing between 15 million to 20 million', claims([between('amount_claimed', 15e6, 20e6)])],
    ['berapa klaim ranap los antara 3 sampe 7 hari', count([ranap, between('los', 3, 7)])],
    ['claims for women not between 18 and 45', claims([{ field: 'patient_sex', op: '=', value: 'Perempuan' }, { any: [at('<', 'patient_age', 18), at('>', 'patient_age', 45), { field: 'patient_age', op: 'is_null' }] }])],
  ],
  'what numbers, ends and negations are of': [
    ...['from 1 to 7 June 2022', 'mulai 1 sampai 7 juni 2022'].map((period): readonly [string, ClaimQueryInput] => [`claims in Bali ${period}`, claims([bali], { period: { from: '2022-06-01', to: '2022-06-07' } })]),
    ['berapa pasien yang dirawat di lebih dari satu rs', { subject: 'patients', measures: [{ agg: 'distinct', field: 'facility_key' }], having: [{ measure: 0, op: '>', value: 1 }] }],
    ['how many claims per patient in Bali', { subject: 'groups', where: [bali], measures: [{ agg: 'count', of: { agg: 'distinct', field: 'patient' } }] }],
    ['rs dg readmisi tertinggi', facilities({ where: [{ field: 'is_readmission', op: '=', value: true }], order: [{ measure: 0 }] })],
    ['hospitals with no readmission at all', facilities({ measures: [{ agg: 'count' }, { agg: 'count', where: [{ field: 'is_readmission', op: '=', value: true }] }], having: [{ measure: 1, op: '=', value: 0 }] })],
    ['is there any hospital where all inpatient claims are severity I?', facilities({ where: [ranap], measures: [{ agg: 'count' }, { agg: 'count', where: [{ field: 'severity_group', op: '=', value: 'ringan' }], of: 'group' }], having: [{ measure: 1, op: '>=', value: 1 }] })],
    ['klaim rs milik pemda kab/kota', claims([{ field: 'facility_ownership', op: '=', value: 'PemKab' }])],
  ],
  'what a name means': [
    ['median biaya kemoterapi (Z51.1)', measure('median', 'amount_claimed', [under('Z511')])],
    ['klaim hemodialisa (39.95) di bali', claims([{ field: 'procedure_codes', op: 'under', value: '3995' }, bali])],
    ['berapa klaim rawat inap (RITL) di bali', count([ranap, bali])],
    ['klaim stroke (ranap)', claims([stroke, ranap])],
    ['klaim hipertensi (I10) sbg dx sekunder', claims([secondary('I10')])],
    ['klaim stroke dengan diabetes sebagai diagnosis sekunder', claims([stroke, secondary('set:diabetes')])],
    ['berapa klaim bab C', count([under('C')])],
  ],
  'counts, days and differences': [
    ['klaim dengan flag 2 atau lebih', claims([at('>=', 'flag_count', 2)])],
    ['claims with two or more flags', claims([at('>=', 'flag_count', 2)])],
    ['berapa klaim readmisi 30 hari', count([readmitted])],
    ['klaim readmisi ranap kurang dari 30 hari setelah pulang', claims([ranap, at('<', 'readmission_gap', 30)])],
    ['faskes yg readmisi 30 harinya lebih dr 8 klaim', facilities({ where: [readmitted], ...having('>', 8) })],
    ['klaim yg jaraknya 1 hari dari klaim sebelumnya', claims([at('=', 'days_since_previous_claim', 1)])],
    ['how many claims overlap with another stay of the same patient', count([at('>', 'overlapping_claim_count', 0)])],
    ['klaim 3 kali atau lebih sehari di bali', claims([at('>=', 'same_day_claim_count', 2), bali])],
    ['klaim yg selisih tagih vs bayar nya > 500rb', claims([at('>', 'amount_gap', 5e5)])],
    ['top 10 claims by gap between billed and paid', claims([], { order: [{ field: 'amount_gap' }], limit: 10 })],
    ['berapa klaim yang dibayar tidak penuh', count([{ field: 'is_paid_in_full', op: '=', value: false }])],
    ['100 peringkat risiko teratas, berapa yg berindikasi', count([at('<=', 'risk_rank', 100), flagged])],
    ['total top up per jenis', topups],
    ['klaim mana aja yg ada topup obat (sd)', claims([at('>', 'topup_sd_amount', 0)])],
  ],
  'shares as people ask them': [
    ['percentage of PBPU vs PPU inpatient claims readmitted within 30 days', shareOf([readmitted], [ranap], { against: ['PBPU', 'PPU'].map((value) => ({ where: [{ field: 'segment', op: '=', value }] })) })],
    ['clinics with more than 5% of their claims flagged as duplicates', shareOf([duplicate], [], { ...by('clinic_name'), ...having('>', 0.05) })],
    ['klaim ranap tanpa tindakan berapa persen', shareOf([{ field: 'procedure_codes', op: 'is_null' }], [ranap])],
  ],
  'clauses that belong together': [
    ['bandingin jatim sama jabar: jml klaim dan rata2 biaya', { subject: 'groups', measures: [{ agg: 'count' }, { agg: 'mean', field: 'amount_claimed' }], against: [{ where: [jatim] }, { where: [jabar] }] }],
    ['klaim ranap di bali, total dibayarnya brp', measure('sum', 'amount_paid', [ranap, bali])],
    ['klaim stroke di bali ada? brp', count([stroke, bali])],
    ['10 klaim termahal di bali, berapa yang ditolak', { subject: 'groups', where: [bali], measures: [{ agg: 'count', where: [rejected] }], base: { first: 10, order: [{ field: 'amount_claimed' }] } }],
    ['jumlah klaim per provinsi urutkan menurut total biaya', count([], { ...by('province_name'), measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }], order: [{ measure: 1 }] })],
    ['klaim stroke di atas 20 juta yg berisiko, 10 aja', claims([stroke, above(20e6)], { order: [{ field: 'risk_score' }], limit: 10 })],
  ],
};
