import type { ClaimQueryInput } from '#engine';

import { bali, by, claims, count, duplicate, facilities, flagged, having, jatim, measure, patients, rajal, ranap, shareOf, stroke } from './queries.test-support.ts';

const sameDay = (op: '>' | '>=' | '=', value: number): ClaimQueryInput => claims([{ field: 'same_day_claim_count', op, value }]);
const before = (op: '>' | '>=', value: number, days: 30 | 365 = 30): ClaimQueryInput => claims([{ field: `claim_count_${days}_days_before`, op, value }]);
const paid = (times: number): ClaimQueryInput => claims([{ field: 'amount_paid', op: '<', value: { field: 'amount_claimed', times } }]);
const severity = { field: 'flags', op: 'contains', value: 'severity_mismatch' } as const;
const secondary = (value: string) => ({ field: 'dx_secondary_codes', op: 'under', value }) as const;

/** Bounds of groups, counts of a person's claims, and measures of one field, in the places where people put them. */
export const countedQuestions: Readonly<Record<string, readonly (readonly [string, ClaimQueryInput])[]>> = {
  'bounds of groups in all positions': [
    ['rata-rata biaya per poli, yang klaimnya minimal 30 saja', measure('mean', 'amount_claimed', [], { ...by('clinic_name'), measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 30 }] })],
    ['median cost by clinic, only clinics with at least 50 claims', measure('median', 'amount_claimed', [], { ...by('clinic_name'), measures: [{ agg: 'median', field: 'amount_claimed' }, { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 50 }] })],
    ['rata-rata biaya per rs, hanya rs dengan minimal 100 klaim ranap', facilities({ measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'count', where: [ranap] }], having: [{ measure: 1, op: '>=', value: 100 }] })],
    ['rata-rata biaya per rs dengan minimal 20 klaim ranap di bali', facilities({ where: [bali], measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'count', where: [ranap] }], having: [{ measure: 1, op: '>=', value: 20 }] })],
    ['rs mana yg rata2 biaya ranapnya paling tinggi? ambil yg klaim ranapnya min 50', facilities({ where: [ranap], measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'count', where: [ranap] }], having: [{ measure: 1, op: '>=', value: 50 }], order: [{ measure: 0 }] })],
    ['total top-up amount by province, highest first, only provinces that have any', measure('sum', 'topup_amount', [], { ...by('province_name'), ...having('>', 0), order: [{ measure: 0 }] })],
  ],
  'bounds on what groups come to, whose field the unit says': [
    ['rumah sakit mana yang totalnya lewat 1 miliar', facilities({ measures: [{ agg: 'sum', field: 'amount_claimed' }], ...having('>', 1e9) })],
    ['provinsi dengan rata-rata > 5 jt', measure('mean', 'amount_claimed', [], { ...by('province_name'), ...having('>', 5e6) })],
    ['patients who cost more than 100 million in total', patients({ measures: [{ agg: 'sum', field: 'amount_claimed' }], ...having('>', 100e6) })],
    ['hospitals averaging more than 20 million per inpatient claim', facilities({ where: [ranap], measures: [{ agg: 'mean', field: 'amount_claimed' }], ...having('>', 20e6) })],
    ['provinsi yang totalnya lebih dari 500 klaim', count([], { ...by('province_name'), ...having('>', 500) })],
  ],
  'two counts in one question': [
    ['how many RITL and how many RJTL claims above 10 million in Bali?', count([{ field: 'amount_claimed', op: '>', value: 10e6 }, bali], { against: [{ where: [ranap] }, { where: [rajal] }] })],
    ['berapa klaim ranap dan berapa klaim rajal', count([], { against: [{ where: [ranap] }, { where: [rajal] }] })],
    ['berapa klaim ranap di atas 10 juta dan berapa klaim rajal di bawah 1 juta', { subject: 'groups', measures: [{ agg: 'count', where: [ranap, { field: 'amount_claimed', op: '>', value: 10e6 }] }, { agg: 'count', where: [rajal, { field: 'amount_claimed', op: '<', value: 1e6 }] }] }],
    ['berapa yang duplikat dan berapa yang rawat inap di bali', { subject: 'groups', where: [bali], measures: [{ agg: 'count', where: [duplicate] }, { agg: 'count', where: [ranap] }] }],
    ['how many claims were flagged and how many were not?', { subject: 'groups', measures: [{ agg: 'count', where: [flagged] }, { agg: 'count', where: [{ ...flagged, op: '!=' }] }] }],
  ],
  'persons and amounts behind bounds': [
    ['patients seen at more than one facility: how many?', patients({ measures: [{ agg: 'distinct', field: 'facility_key' }], ...having('>', 1) })],
    ['How many patients were seen at three or more different facilities?', patients({ measures: [{ agg: 'distinct', field: 'facility_key' }], ...having('>=', 3) })],
    ['klaim duplikat brp rupiah', measure('sum', 'amount_claimed', [duplicate])],
    ['selisih antara yg ditagih dan yg dibayar utk ranap totalnya brp', measure('sum', 'amount_gap', [ranap])],
    ['persentase klaim rawat inap menurut tingkat keparahan', { subject: 'groups', where: [ranap], ...by('severity_group'), measures: [{ agg: 'count', of: 'matching' }] }],
    ['rata-rata tagihan RS Swasta Setara Type B vs Type C', measure('mean', 'amount_claimed', [], { against: ['B', 'C'].map((type) => ({ where: [{ field: 'facility_class', op: '=', value: `RS Swasta Setara Type ${type}` }] })) })],
    ['jumlah klaim per indikasi', count([{ field: 'flags', op: 'not_null' }], by('flags'))],
  ],
  'claims of a person, counted': [
    ['klaim yg lebih dari satu di hari yg sama', sameDay('>', 0)],
    ['klaim dengan lebih dari 2 klaim di hari yang sama', sameDay('>', 1)],
    ['claims of patients with more than one claim on the same day', sameDay('>', 0)],
    ['klaim yg dlm 30 hari sblmnya udah klaim > 3x', before('>', 3)],
    ['klaim pasien yang sudah berkunjung lebih dari 3 kali dalam 30 hari sebelumnya', before('>', 3)],
    ['claims with at least 2 visits in the 30 days before', before('>=', 2)],
    ['klaim dengan minimal 8 klaim dalam setahun sebelumnya', before('>=', 8, 365)],
  ],
  'measures of one field': [
    ['which clinic has the highest average claim?', measure('mean', 'amount_claimed', [{ field: 'clinic_name', op: 'not_null' }], { ...by('clinic_name'), order: [{ measure: 0 }] })],
    ['mean vs median claim amount of inpatients', { subject: 'groups', where: [ranap], measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'median', field: 'amount_claimed' }] }],
    ['rata-rata vs p90 biaya klaim ranap', { subject: 'groups', where: [ranap], measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'p90', field: 'amount_claimed' }] }],
    ['which single day had the most deaths?', count([{ field: 'discharge_status', op: '=', value: 'Meninggal' }], { by: [{ field: 'admit_date', unit: 'day' }], order: [{ measure: 0 }] })],
    ['rata-rata los stroke dan pneumonia masing-masing', measure('mean', 'los', [ranap], { against: [{ where: [stroke] }, { where: [{ field: 'dx_primary_code', op: 'under', value: 'set:pneumonia' }] }] })],
    ['berapa klaim rajal dan ranap masing-masing', count([], { against: [{ where: [rajal] }, { where: [ranap] }] })],
    ['persen klaim yg kena flag per kelas rs', shareOf([flagged], [], by('facility_class'))],
    ['persen klaim duplikat per rs swasta', facilities({ where: [{ field: 'facility_ownership', op: '=', value: 'Swasta' }], measures: [{ agg: 'count', where: [duplicate], of: 'group' }] })],
  ],
  'conditions with their own count or bound': [
    ['klaim dgn dua flag sekaligus: duplikat & keparahan tidak sepadan', claims([duplicate, severity])],
    ['claims where the secondary diagnoses include both I10 and E11', claims([secondary('I10'), secondary('E11')])],
    ["15 female patients' claims, riskiest first", claims([{ field: 'patient_sex', op: '=', value: 'Perempuan' }], { order: [{ field: 'risk_score' }], limit: 15 })],
    ['claims paid less than 95% of what was billed', paid(0.95)],
    ['klaim yang dibayar kurang dari 90% tagihan', paid(0.9)],
    ['klaim 5 jt s/d 10 jt (termasuk batasnya)', claims([{ field: 'amount_claimed', op: 'between', value: [5e6, 10e6] }])],
    ['klaim di bawah 5 juta (termasuk batasnya)', claims([{ field: 'amount_claimed', op: '<=', value: 5e6 }])],
    ['klaim ranap di luar yg udah kena flag apapun', claims([ranap, { field: 'is_flagged', op: '!=', value: true }])],
    ['klaim stroke / pneumonia di bali / jatim', claims([{ field: 'dx_primary_code', op: 'under', value: ['set:stroke', 'set:pneumonia'] }, { field: 'province_name', op: 'in', value: ['Bali', 'Jawa Timur'] }])],
    ['klaim dengan dua indikasi di jatim', claims([{ field: 'flag_count', op: '=', value: 2 }, jatim])],
  ],
  'how often something was, which sets no two things against each other': [
    ['transfusi darah berapa kali di rs swasta', count([{ field: 'procedure_codes', op: 'under', value: 'set:transfusion' }, { field: 'facility_ownership', op: '=', value: 'Swasta' }])],
    ['di bali berapa kali transfusi darah', count([bali, { field: 'procedure_codes', op: 'under', value: 'set:transfusion' }])],
    ['how many times was dialysis done in Bali', count([{ field: 'procedure_codes', op: 'under', value: 'set:haemodialysis' }, bali])],
    ['pasien paling sering berapa kali?', patients({ order: [{ measure: 0 }] })],
    ['biaya ranap berapa kali biaya rajal', measure('mean', 'amount_claimed', [], { against: [{ where: [ranap] }, { where: [rajal] }] })],
  ],
  'so many times within one day': [
    ['jumlah peserta yang berobat lebih dari satu kali dalam satu hari', measure('distinct', 'patient', [{ field: 'same_day_claim_count', op: '>', value: 0 }])],
    ['berapa klaim pasien yang berobat minimal 3 kali dalam sehari', count([{ field: 'same_day_claim_count', op: '>=', value: 2 }])],
    ['claims of patients with more than one visit in one day', sameDay('>', 0)],
  ],
};
