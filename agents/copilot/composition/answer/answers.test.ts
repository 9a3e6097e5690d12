import { type Language, type ScoredClaim, SnapshotReader, everywhere, findRuleset } from '#engine';
import { type EvidenceItem, createToolContext, createTools } from '#tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { type FixtureHome, createFixtureHome } from '../../../../tests/support/fixture-snapshot.ts';
import { checkSentence } from '../../../grounding/index.ts';
import { composeReply } from '../../../offline/compose-from-messages.ts';
import { planQuestion } from '../../../offline/plan-question.ts';
import type { ComposedReply } from '../../answer.ts';
import type { QuestionRequest, Turn } from '../../question.ts';
import { citable } from '../../../statements/facts.ts';
import type { ToolReading } from './compose-answer.ts';

const { rules } = findRuleset('RULESET_v1');
const jatim = { facility_key: '1302R003', province_code: '35', province_name: 'Jawa Timur', district_code: '3578', district_name: 'Kota Surabaya', facility_class: 'RS Kelas A' } as const;
const jabar = { facility_key: '1001R002', province_code: '32', province_name: 'Jawa Barat', district_code: '3273', district_name: 'Kota Bandung', facility_class: 'RS Kelas C', facility_name: null } as const;
const peers = { peer_level: 2, peer_key: 'J18|ringan|RS Kelas A', peer_n: 90, peer_mean: 1_500_000, peer_p90: 2_000_000, peer_std: 300_000 };
const pneumonia = { dx_primary_group: 'J18', dx_primary_code: 'J189', dx_primary_label: 'Pneumonia, unspecified', inacbg_code: 'J-4-16-I', inacbg_label: 'SIMPLE PNEUMONIA', severity_group: 'ringan', service_type: 'RITL' } as const;
const claims: readonly Partial<ScoredClaim>[] = [
  { ...jatim, ...pneumonia, ...peers, claim_id: '1302R0031124V000901', patient_key: 'same', admit_date: '2024-11-20', discharge_date: '2024-11-21', los: 1, amount_claimed: 9_000_000, amount_paid: 9_000_000, duplicate_claim_ids: ['1302R0031124V000902'], quality_marks: ['BILLED_NOT_SUM'] },
  { ...jatim, ...pneumonia, ...peers, claim_id: '1302R0031124V000902', patient_key: 'same', admit_date: '2024-11-22', discharge_date: '2024-11-25', los: 3, amount_claimed: 9_000_000, amount_paid: 8_000_000, duplicate_claim_ids: ['1302R0031124V000901'] },
  { ...jabar, ...pneumonia, claim_id: '1001R0021124V000903', admit_date: '2024-11-22', discharge_date: '2024-11-29', los: 7, amount_claimed: 61_000_000, amount_paid: null, peer_level: null, peer_key: null, peer_n: null, peer_mean: null, peer_p90: null, peer_std: null },
  { ...jabar, claim_id: '1001R0021224V000904', admit_date: '2024-12-20', discharge_date: '2024-12-30', los: 10, amount_claimed: 500_000, amount_paid: 600_000, dx_primary_code: null, dx_primary_label: null, dx_primary_group: null, inacbg_code: null, severity_group: null },
];

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ claims, count: 300 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader.close();
  fixture.cleanup();
});

interface Asked {
  readonly claim?: string | undefined;
  readonly language?: Language;
  readonly history?: readonly Turn[];
  readonly named?: readonly string[];
}

interface Answered {
  readonly reply: ComposedReply;
  readonly text: string;
  readonly evidence: ReadonlyMap<string, EvidenceItem>;
  readonly turn: Turn;
}

/** The answer that planning, the tools and composing give to a question, with all that the tools showed. */
async function answer(question: string, { claim, language = 'id', history = [], named = [] }: Asked = {}): Promise<Answered> {
  return reader.read(async (snapshot) => {
    const { data_date } = snapshot.manifest;
    const tools = createTools(
      createToolContext({
        snapshot, claimId: claim, scope: everywhere, namedClaims: named,
        outcomesOf: async () => [{ decision: 'partial', correctionRatio: 0.25, reason: 'code_without_evidence', decidedAt: '2024-12-01T00:00:00Z', notes: 'Berkas lengkap' }],
      }),
    );
    const request: QuestionRequest = { task: 'question', language, question, claim_id: claim ?? null, data_date, history: [...history] };
    const evidence = new Map<string, EvidenceItem>();
    const readings: ToolReading[] = [];
    for (let round = 0; round < 2; round += 1)
      for (const { name, args } of planQuestion(request, new Set(tools.names), readings.map(({ tool, args: given, ok, data }) => ({ tool, args: given, ok, data })))) {
        const given = z.record(z.string(), z.unknown()).parse(JSON.parse(args));
        const outcome = await tools.call(name, given);
        expect([question, name, given, outcome.ok || outcome.error]).toEqual([question, name, given, true]);
        if (!outcome.ok) continue;
        for (const item of outcome.evidence) evidence.set(item.id, item);
        readings.push({ tool: name, args: given, ok: true, data: outcome.data, evidence: citable(outcome.evidence, language) });
      }
    const reply = composeReply(request, readings);
    return { reply, evidence, text: reply.sentences.map(({ text }) => text).join('\n'), turn: { question, calls: readings.map(({ tool, args }) => ({ tool, args: { ...args } })), answer: reply.sentences.map(({ text }) => text).join('\n') } };
  });
}

/** What the check finds in the sentences of an answer; nothing where each is proven by what it cites. */
function findingsIn({ reply, evidence }: Answered, language: Language): unknown[] {
  return reply.sentences.flatMap(({ text, evidence: ids }) => {
    const cited = ids.flatMap((id) => evidence.get(id) ?? []);
    const unknown = ids.length === 0 || cited.length < ids.length ? [{ text, code: 'EVIDENCE_MISSING' }] : [];
    return [...unknown, ...checkSentence({ text, cited, language, rules }).findings.map((finding) => ({ ...finding, text: `${finding.text}: ${text}` }))];
  });
}

const ofClaim = [
  'Ringkas klaim ini', 'Berapa biaya tagihnya?', 'Berapa selisihnya?', 'Ada top-up?', 'Berapa tarif INA-CBG-nya?', 'Berapa lama rawatnya?', 'Kapan masuk dan pulang?', 'Apa diagnosisnya?', 'Apa saja tindakannya?', 'Kelompok INA-CBG apa?',
  'Berapa umur pasien?', 'Bagaimana mutu data klaim ini?', 'Kenapa skornya tinggi?', 'Indikasi apa yang aktif pada klaim ini?', 'Apa alasan model?', 'Peringkat berapa klaim ini?', 'Apakah biayanya wajar?', 'Berapa P90 pembandingnya?',
  'Tampilkan klaim serupa', 'Pernah dirawat sebelumnya?', 'Apakah ini klaim ganda?', 'Kenapa RS ini sering muncul?', 'Bagaimana tarif CBG ini di RS lain?', 'Bagaimana tagihan INA-CBG ini dibanding RS lain?', 'Sudah pernah diputus?', 'Apa yang harus saya periksa?',
  'Berapa klaim RS ini tahun 2024?', 'Bagaimana tren klaim RS ini?', 'Apakah ini fraud?', 'Apakah RS ini curang?', 'Berapa biaya dan berapa lama rawatnya?', 'Kenapa klaim ini pending?',
];

const acrossClaims = [
  '10 klaim tertinggi', '5 klaim termahal di Jawa Timur', 'klaim dengan selisih terbesar bulan lalu', 'klaim dengan z-score tertinggi', 'klaim terbaru di Jawa Barat', 'klaim pneumonia di atas 5 juta', 'klaim antara 1 dan 2 juta', 'klaim skor di atas 0,5', 'klaim skor model tertinggi',
  'klaim rawat inap kelas A tahun 2024', 'klaim keparahan ringan segmen PBPU', 'klaim dengan indikasi lama rawat singkat', 'klaim yang pulang bulan ini', 'klaim di Kota Surabaya', 'klaim di RS 1302R003 bulan lalu', 'klaim tanggal 22 November 2024', 'klaim di Papua', 'klaim di atas 900 juta',
  'berapa klaim rawat inap di Jawa Barat bulan lalu', 'berapa klaim di Papua?', 'berapa klaim hari ini?', 'berapa klaim di Jawa Barat dan Jawa Timur?', 'total biaya tagih di Jawa Timur', 'total selisih tahun ini', 'total biaya di Papua', 'rata-rata lama rawat inap', 'median biaya RS kelas C', 'berapa persen klaim berindikasi?',
  'casemix menurut keparahan', 'casemix per segmen di Jawa Timur', 'sebaran klaim per kelas RS', 'casemix per provinsi', 'casemix di Papua', '5 diagnosis terbanyak', 'INA-CBG apa yang paling sering?', 'tren klaim per bulan', 'tren biaya di Jawa Timur tahun 2024', 'tren di Papua',
  'provinsi mana dengan biaya tertinggi?', 'provinsi dengan rata-rata skor risiko tertinggi', 'provinsi dengan median biaya tertinggi', 'RS mana yang paling banyak indikasi?', 'RS dengan biaya terendah', 'RS mana yang paling banyak indikasi lama rawat singkat?', 'indikasi apa yang paling sering?', 'proporsi indikasi di Jawa Timur',
  'daftar klaim ganda', 'klaim ringan tapi biaya tinggi', 'regional tarif', 'tarif J-4-16-I di RS lain', 'tarif INA-CBG mana yang selisihnya paling besar?', 'profil RS 1302R003', 'profil RSUD Contoh Menteng', 'profil RS Contoh', 'apa arti J18.9', 'kode J-4-16-I itu apa', 'apa arti Z99.9', 'kode untuk pneumonia',
  'bandingkan Jawa Barat dan Jawa Timur', 'bandingkan bulan ini dengan bulan lalu', 'bandingkan rawat inap dan rawat jalan', 'biaya 2023 vs 2024', 'RS mana yang paling banyak fraud?', 'klaim RS swasta di Jawa Timur',
];

describe('every sentence of an answer is proven by what it cites', () => {
  it.each(ofClaim)('%s', async (question) => {
    for (const { claim_id: claim } of claims)
      for (const language of ['id', 'en'] as const) {
        const answered = await answer(question, { claim, language });
        expect(findingsIn(answered, language)).toEqual([]);
        expect([claim, answered.reply.notice ?? null, answered.reply.sentences.length > 0]).toEqual([claim, answered.reply.notice ?? null, true]);
        expect(answered.text).not.toMatch(/[{}]|undefined|null|NaN/);
      }
  });

  it.each(acrossClaims)('%s', async (question) => {
    for (const language of ['id', 'en'] as const) {
      const answered = await answer(question, { language });
      expect(findingsIn(answered, language)).toEqual([]);
      expect([question, answered.reply.sentences.length > 0]).toEqual([question, true]);
      expect(answered.text).not.toMatch(/[{}]|undefined|null|NaN/);
    }
  });

  it.each([
    ['10 klaim tertinggi', '5 lagi'], ['10 klaim tertinggi', 'bandingkan dengan bulan lalu'], ['berapa klaim di Jawa Timur?', 'kalau di Jawa Barat?'], ['berapa klaim di Jawa Timur bulan ini?', 'bandingkan dengan bulan lalu'], ['total biaya di Jawa Timur', 'bandingkan dengan Jawa Barat'],
    ['indikasi apa yang paling sering?', 'kalau di Jawa Barat?'], ['tren klaim per bulan', 'yang rawat inap saja'], ['RS mana yang paling banyak indikasi?', 'urutkan menurut biaya'],
  ])('%s, then %s', async (first, second) => {
    for (const language of ['id', 'en'] as const) {
      const { turn } = await answer(first, { language });
      const answered = await answer(second, { language, history: [turn] });
      expect(findingsIn(answered, language)).toEqual([]);
      expect([second, answered.reply.sentences.length > 0]).toEqual([second, true]);
    }
  });
});
