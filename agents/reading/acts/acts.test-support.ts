import type { ReadingOptions } from '../read-question.ts';
import type { Act, ClaimRef, ClaimTopic, DocumentKind, NoticeCode, Operation } from './act.ts';

type Pointing = Pick<ReadingOptions, 'openClaim' | 'shown'>;

export const open: Pointing = { openClaim: true };
export const shown = (n: number): Pointing => ({ shown: n });

export const opened: ClaimRef = { kind: 'open' };
export const place = (n: number): ClaimRef => ({ kind: 'place', place: n });
export const named = (id: string): ClaimRef => ({ kind: 'id', id });

export const about = (topics: readonly ClaimTopic[], fields: readonly string[] = [], claim: ClaimRef = opened): Act => ({ kind: 'claim', claim, topics, fields });
export const notice = (code: NoticeCode, concept?: string): Act => ({ kind: 'notice', notice: code, ...(concept !== undefined && { about: concept }) });
export const operation = (of: Operation, from?: string): Act => ({ kind: 'operation', about: of, ...(from !== undefined && { period: { from } }) });
export const document = (of: DocumentKind, claim?: ClaimRef): Act => ({ kind: 'document', document: of, ...(claim && { claim }) });
export const investigate = (where: Extract<Act, { kind: 'investigate' }>['where'] = [], more: Partial<Extract<Act, { kind: 'investigate' }>> = {}): Act => ({ kind: 'investigate', where, ...more });

const id = '100080122V000022';
const ranap = { field: 'service_type', op: '=', value: 'RITL' } as const;
const bali = { field: 'province_name', op: '=', value: 'Bali' } as const;
const jatim = { field: 'province_name', op: '=', value: 'Jawa Timur' } as const;
const days = (from: string, to: string): Partial<Extract<Act, { kind: 'investigate' }>> => ({ period: { date: 'admit_date', from, to } });

export type Case = readonly [message: string, acts: readonly Act[], pointing?: Pointing];

/** Messages as auditors type them, by class, each with the acts that it is. */
export const messages: Readonly<Record<string, readonly Case[]>> = {
  'why a claim is flagged': [
    ['kenapa ditandai?', [about(['flags', 'reasons'])]],
    ['knp klaim ini ditandai?', [about(['flags', 'reasons'])]],
    ['ini kenapa?', [about(['reasons'])], open],
    ['kenapa skornya tinggi?', [about(['score', 'reasons'])], open],
    ['kenapa tidak ditandai?', [about(['flags'])], open],
    ['apa yang aneh di klaim ini?', [about(['reasons'])]],
    ['kenapa yang ketiga ditandai?', [about(['flags', 'reasons'], [], place(3))], shown(4)],
    [`kenapa ${id} ditandai?`, [about(['flags', 'reasons'], [], named(id))]],
    ['indikasi apa aja yg kena?', [about(['flags'], ['flags'])], open],
    ['why is it flagged?', [about(['flags', 'reasons'])]],
    ['the first one, why is it flagged?', [about(['flags', 'reasons'], [], place(1))], shown(2)],
    ['why is this claim so expensive?', [about(['peers', 'reasons'])]],
  ],
  'facts of a claim': [
    ['apakah biayanya wajar?', [about(['peers'], ['amount_claimed'])], open],
    ['yang pertama biayanya wajar ga?', [about(['peers'], ['amount_claimed'], place(1))], shown(3)],
    ['diagnosisnya apa?', [about(['diagnosis'], ['dx_primary_code'])], open],
    ['selisihnya brp', [about(['costs'], ['amount_gap'])]],
    ['tindakannya apa aja?', [about(['procedures'], ['procedure_codes'])], open],
    ['dirawat berapa hari?', [about(['dates'], ['los'])], open],
    ['masuknya kapan, pulangnya kapan?', [about(['dates'], ['admit_date', 'discharge_date'])], open],
    ['kode inacbgnya apa?', [about(['grouping'], ['inacbg_code'])], open],
    ['top-upnya berapa', [about(['topup'], ['topup_amount'])], open],
    ['tarifnya dibanding rs lain?', [about(['tariff_insight', 'tariff'], ['tariff_amount'])], open],
    ['berapa peringkatnya?', [about(['rank'], ['risk_rank'])], open],
    ['mutu datanya gmn?', [about(['marks'], ['quality_marks'])], open],
    ['klaim ini rawat inap?', [about(['identity'], ['service_type'])]],
    ['apakah klaim ini duplikat?', [about(['duplicates'])]],
    [`berapa biaya klaim ${id}?`, [about(['costs'], ['amount_claimed'], named(id))]],
    ['is the cost normal?', [about(['peers'], ['amount_claimed'])], open],
    ['how long was the stay?', [about(['dates'], ['los'])], open],
    ['kenapa ditandai dan diagnosisnya apa?', [about(['flags', 'diagnosis', 'reasons'], ['dx_primary_code'])]],
  ],
  'what is around a claim': [
    [id, [about(['overview'], [], named(id))]],
    [`klaim ${id}`, [about(['overview'], [], named(id))]],
    ['klaim ABC-2022-0012345', [about(['overview'], [], named('ABC-2022-0012345'))]],
    [`${id}, 100080122V000023`, [about(['overview'], [], named(id)), about(['overview'], [], named('100080122V000023'))]],
    ['ringkasin klaim ini dong', [about(['overview'])]],
    ['yg ketiga', [about(['overview'], [], place(3))], shown(5)],
    ['klaim no 2', [about(['overview'], [], place(2))], shown(5)],
    ['yang terakhir', [about(['overview'], [], place(-1))], shown(5)],
    ['the second one', [about(['overview'], [], place(2))], shown(3)],
    ['episode lain pasien ini?', [about(['episodes'])]],
    ['riwayat pasien ini gmn', [about(['episodes'])]],
    ['berapa klaim pasien ini?', [about(['episodes'])]],
    ['other claims of this patient?', [about(['episodes'])]],
    ['klaim serupa', [about(['similar'])], open],
    ['apa yg hrs saya periksa di klaim ini?', [about(['checklist'])]],
    ['what documents should I ask for?', [about(['checklist'])], open],
    ['sudah ada keputusan?', [about(['outcomes'], ['decision'])], open],
    ['klaim ini udah diputus belum?', [about(['outcomes'], ['review_state'])]],
    ['siapa yang memutuskan?', [about(['outcomes'], ['reviewer'])], open],
    ['profil RS ini', [about(['facility'])]],
  ],
  'claims beside each other': [
    ['bandingkan yang pertama dengan yang kedua', [{ kind: 'compare_claims', claims: [place(1), place(2)] }], shown(5)],
    ['apa bedanya yg pertama dan ketiga?', [{ kind: 'compare_claims', claims: [place(1), place(3)] }], shown(3)],
    ['bandingkan keduanya', [{ kind: 'compare_claims', claims: [place(1), place(2)] }], shown(2)],
    ['bandingkan dgn yang kedua', [{ kind: 'compare_claims', claims: [opened, place(2)] }], { ...open, ...shown(3) }],
    [`bandingkan ${id} dengan 100080122V000023`, [{ kind: 'compare_claims', claims: [named(id), named('100080122V000023')] }]],
    ['compare the first and the third', [{ kind: 'compare_claims', claims: [place(1), place(3)] }], shown(3)],
  ],
  operations: [
    ['is another refresh scheduled tonight?', [operation('jobs')]],
    ['kapan refresh berikutnya?', [operation('jobs')]],
    ['which model version is scoring the claims right now', [operation('model')]],
    ['model apa yg lagi dipake?', [operation('model')]],
    ['data ini sampe tgl berapa?', [operation('quality')]],
    ['data per tanggal brp nih', [operation('quality')]],
    ['refresh terakhir kapan?', [operation('refresh')]],
    ['ada alert apa?', [operation('alerts')]],
    ['apa yang berubah sejak kemarin?', [operation('changes', '2026-11-27')]],
    ['data ini sampai tanggal berapa?', [operation('quality')]],
    ['berapa yang dikarantina?', [operation('quality')]],
    ['model versi berapa?', [operation('model')]],
    ['ada job yang gagal?', [operation('jobs')]],
    ['aturan apa saja yang dipakai?', [operation('rules')]],
    ['when was the last refresh?', [operation('refresh')]],
    ['what has changed since yesterday?', [operation('changes', '2026-11-27')]],
  ],
  investigations: [
    ['kenapa RS ini sering muncul?', [investigate([], { of: 'facility' })]],
    ['apa yang janggal di Bali bulan ini?', [investigate([bali], days('2022-12-01', '2022-12-31'))]],
    ['ada yang aneh di klaim rawat inap?', [investigate([ranap])]],
    ['ada yg aneh di rs swasta jatim bulan lalu?', [investigate([{ field: 'facility_ownership', op: '=', value: 'Swasta' }, jatim], days('2022-11-01', '2022-11-30'))]],
    ['kenapa klaim ranap di Bali banyak ditandai?', [investigate([ranap, bali], { outcomes: ['flagged'] })]],
    ['knp rs ini banyak klaim duplikatnya?', [investigate([], { of: 'facility', outcomes: ['duplicate_pattern'] })]],
    ['kenapa biaya di bali tinggi?', [investigate([bali], { outcomes: ['above_p90', 'cost'] })]],
    ['profil rs 173603', [investigate([{ field: 'facility_key', op: '=', value: '173603' }])]],
    ['kenapa rs 173603 sering muncul', [investigate([{ field: 'facility_key', op: '=', value: '173603' }])]],
    ['what is odd about this hospital?', [investigate([], { of: 'facility' })]],
    ['what stands out in inpatient claims in East Java?', [investigate([ranap, jatim])]],
  ],
  'documents and codes': [
    ['buatkan surat permintaan dokumen', [document('request')]],
    ['draf catatan audit utk klaim ini', [document('note', opened)]],
    ['susun daftar untuk rapat', [document('list')]],
    [`surat klarifikasi ke rs ini untuk klaim ${id}`, [document('request', named(id))]],
    ['write a letter requesting documents for this claim', [document('request', opened)]],
    ['apa arti kode E11.9?', [{ kind: 'code', code: 'E11.9' }]],
    ['kode Q-5-44-0 itu apa?', [{ kind: 'code', code: 'Q-5-44-0' }]],
    ['What is INA-CBG I-1-40-III?', [{ kind: 'code', code: 'I-1-40-III' }]],
    ['apa arti I10 dan E11.9', [{ kind: 'code', code: 'I10' }, { kind: 'code', code: 'E11.9' }]],
  ],
  'what the data lack': [
    ['gimana tingkat kepuasan pasien di rs swasta?', [notice('not_in_data', 'no_satisfaction')]],
    ['siapa koder klaim ini?', [notice('not_in_data', 'no_doctor')]],
    ['which coder assigned the INA-CBG codes at facility 173603?', [notice('not_in_data', 'no_doctor')]],
    ['dokter siapa yg nanganin klaim ini', [notice('not_in_data', 'no_doctor')]],
    ['who operated on this patient?', [notice('not_in_data', 'no_doctor')]],
    ['obat apa yg paling sering diresepin buat pasien DM', [notice('not_in_data', 'no_drugs')]],
    ['how long does it take from claim submission until payment?', [notice('not_in_data', 'no_processing_time')]],
    ['minta nama sama no hp pasien yg paling sering klaim', [notice('private')]],
    [`no kartu bpjs pasien di klaim ${id} brp?`, [notice('private')]],
    ['give me the home address of the patient who was readmitted most often', [notice('private')]],
    ['email pasien ini apa?', [notice('private')]],
    ['berapa klaim stroke bulan depan?', [notice('not_in_data', 'no_forecast')]],
    ['dokternya siapa?', [notice('not_in_data', 'no_doctor')]],
    ['klaim dokter di bali', [notice('not_in_data', 'no_doctor')]],
    ['kamar berapa?', [notice('not_in_data', 'no_room_used')], open],
    ['resep obat klaim ini apa?', [notice('not_in_data', 'no_drugs')]],
    ['kapan klaim ini dibayar?', [notice('not_in_data', 'no_payment_proof')]],
    ['kepuasan pasien di bali', [notice('not_in_data', 'no_satisfaction')]],
    ['berapa tempat tidur rs ini?', [notice('not_in_data', 'no_beds')]],
    ['rujukan dari puskesmas mana?', [notice('not_in_data', 'no_referral')]],
    ['which claims had blood pressure in Bali', [notice('not_in_data', 'no_symptoms')]],
    ['siapa nama pasiennya', [notice('private')]],
    ['NIK', [notice('private')]],
    ['who is the patient?', [notice('private')]],
  ],
  'what is not for the reader': [
    [`is claim ${id} fraud?`, [notice('verdict'), about(['flags'], [], named(id))]],
    [`klaim ${id} curang ga?`, [notice('verdict'), about(['flags'], [], named(id))]],
    ['rs kode 173603 curang ga menurutmu', [notice('verdict'), investigate([{ field: 'facility_key', op: '=', value: '173603' }])]],
    [`should we pay ${id} or not?`, [notice('decision'), about(['flags'], [], named(id))]],
    [`menurut km klaim ${id} layak bayar ga?`, [notice('decision'), about(['flags'], [], named(id))]],
    [`klaim ${id} dibayar aja atau ditolak?`, [notice('decision')]],
    [`mark ${id} as reviewed and approved`, [notice('decision')]],
    ['apakah RS ini curang?', [notice('verdict'), investigate([], { of: 'facility' })]],
    ['apakah klaim ini fraud?', [notice('verdict'), about(['flags'])]],
    ['is this hospital cheating?', [notice('verdict'), investigate([], { of: 'facility' })]],
    ['tolak klaim ini', [notice('decision')]],
    ['approve semua', [notice('decision')]],
    ['hapus datanya', [notice('decision')]],
    ['apakah sebaiknya ditolak?', [notice('decision')], open],
    ['should i reject this claim?', [notice('decision')]],
    ['apa yang bisa kamu lakukan?', [notice('help')]],
    ['mulai dari mana?', [notice('help')]],
    ['what can you do?', [notice('help')]],
  ],
};
