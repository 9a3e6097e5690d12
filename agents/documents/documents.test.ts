import { type ScoredClaim, findRuleset, knownRules, formatDate, formatNumber, formatRupiah, qualityMarks } from '#engine';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { anyText } from '../../tests/support/any-text.ts';
import { checkOfOtherMarks, checks, checksOfMarks } from '../../tools/checklist-texts.ts';
import { type DocumentFixture, openDocumentFixture, textsOf } from './documents.test-support.ts';
import { letterFactIds, letterFacts } from './letter.ts';
import { ownWords } from './document.ts';
import { purposes, purposesOfChecks } from './requests.ts';

const languages = ['id', 'en'] as const;
const ruleset = findRuleset('RULESET_v1');

let fixture: DocumentFixture;
beforeAll(async () => {
  fixture = await openDocumentFixture();
});
afterAll(() => fixture?.close());

async function addressee(claimId: string): Promise<readonly string[]> {
  return (await fixture.document(claimId)).blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : []));
}

function totalOf(claims: readonly ScoredClaim[]): string {
  return formatRupiah(claims.reduce((total, { amount_claimed }) => total + amount_claimed, 0), 'id');
}

/** What stays in the house: words of judging and comparing, rules, and everything of other claims and facilities. */
function keptBack(claim: ScoredClaim): string[] {
  const others = fixture.claims.filter(({ claim_id }) => claim_id !== claim.claim_id);
  const own = new Set([claim.amount_claimed, claim.tariff_amount, claim.topup_amount]);
  const amounts = [claim.peer_p90, claim.peer_mean, claim.peer_std, claim.amount_paid, claim.amount_gap].flatMap((amount) => (amount === null || own.has(amount) || amount === 0 ? [] : languages.map((language) => formatRupiah(amount, language))));
  const rules = ruleset.rules.flatMap(({ id, label }) => [id, label.id, label.en]);
  return [...rules, ...amounts, ...others.flatMap(({ claim_id, facility_key }) => [claim_id, ...(facility_key === null || facility_key === claim.facility_key ? [] : [facility_key])])];
}

describe('a letter to the hospital', () => {
  test.each(languages)('tells no score, indication, rule, peer figure or anything of another claim or facility, whatever the claim: %s', async (language) => {
    for (const claim of fixture.claims) {
      const text = textsOf(await fixture.document(claim.claim_id, { language })).join('\n');
      expect([claim.claim_id, keptBack(claim).filter((secret) => text.includes(secret))]).toEqual([claim.claim_id, []]);
      expect(text).not.toMatch(/skor|score|indikasi|indication|\bflag|tanda mutu|quality mark|P90|pembanding|\bpeer|z-score|peringkat|\brank|anomal|model|aturan|\brule|duplik|repeat|berulang|fraud|curang/i);
    }
  });

  test.each(languages)('holds no figure but those of the claim that may leave, and its own: %s', async (language) => {
    for (const claim of fixture.claims) {
      const request = await fixture.document(claim.claim_id, { language });
      const told = [claim.claim_id, claim.facility_key, claim.facility_name, claim.facility_class, claim.dx_primary_code, claim.dx_primary_label, claim.inacbg_code, ...claim.dx_secondary_codes, ...claim.procedure_codes, ...claim.topup_codes].join(' ');
      const amounts = [claim.amount_claimed, claim.tariff_amount ?? 0, claim.topup_amount].map((amount) => formatRupiah(amount, language));
      const days = [claim.admit_date, claim.discharge_date, '2026-11-30', '2026-12-14'].map((day) => formatDate(day, language));
      const known = [told, ...amounts, ...days, formatNumber(claim.los, language), '14', `${Math.max(0, claim.dx_secondary_codes.length - 5)}`, `${Math.max(0, claim.procedure_codes.length - 5)}`].join(' ').replaceAll(/[.,]/g, '');
      for (const figure of textsOf(request).join(' ').match(/\p{N}[\p{N}.,]*/gu) ?? []) expect([claim.claim_id, known]).toEqual([claim.claim_id, expect.stringContaining(figure.replaceAll(/[.,]/g, ''))]);
    }
  });

  test('is written from facts that hold nothing else, whatever is read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('claim.claim_id', 'claim.los', 'claim.risk_score', 'claim.flags', 'claim.peer_p90', 'claim.duplicate_claim_ids', 'rule.duplicate_pattern.status', 'twin.1.claim_id', 'mark.DX_MISSING', 'claim.amount_paid')), (ids) => {
        const facts = letterFacts(ids.map((id) => ({ id, label: id, value: 'A1', unit: 'code' })), 'id');
        for (const id of ids) expect(facts.item(id) !== undefined).toBe(letterFactIds.includes(id));
      }),
    );
    const named = Object.values(purposes).flatMap(({ why }) => languages.flatMap((language) => [...why[language].matchAll(/\{([\w.]+)\}/g)].map(([, id]) => id)));
    expect(named.filter((id) => !letterFactIds.includes(id ?? ''))).toEqual([]);
  });

  test('asks for each document once, each with what it is for, and leaves no gap to fill', async () => {
    for (const claim of fixture.claims) {
      const { blocks } = await fixture.document(claim.claim_id);
      const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
      expect(items.length).toBeGreaterThan(0);
      expect(new Set(items.map(({ text }) => text)).size).toBe(items.length);
      for (const { details = [] } of items) expect(details.length).toBeGreaterThan(0);
      expect(textsOf({ blocks }).join(' ')).not.toMatch(/[{}]|tidak ada data|tidak ditampilkan/);
    }
  });

  test('knows of every check that a claim can have what it needs from the hospital', () => {
    const ofRules = knownRules.flatMap(({ id, followUpQuestions }) => followUpQuestions.id.map((_, i) => `rule.${id}.${i + 1}`));
    const ofMarks = Object.keys(checksOfMarks).map((mark) => `mark.${mark}`);
    expect(Object.keys(purposesOfChecks).toSorted()).toEqual([...ofRules, ...ofMarks, ...Object.keys(checks), 'mark'].toSorted());
    expect(Object.keys(checksOfMarks).filter((mark) => !(mark in qualityMarks))).toEqual([]);
    expect(checkOfOtherMarks.id).not.toBe('');
  });

  test('counts its deadline from the day in Jakarta on which it is written', async () => {
    const text = textsOf(await fixture.document('C0124V000001', { place: 'Jakarta', deadlineDays: 30 })).join('\n');
    expect(text).toContain('Jakarta, 30 November 2026');
    expect(text).toContain('paling lambat tanggal 30 Desember 2026 (30 hari kalender');
  });

  test('goes to the facility by name where that is known, else by its key', async () => {
    expect(await addressee('C0124V000001')).toEqual(['Kepada Yth.', 'Direktur RSUD Contoh Menteng', 'Kode fasilitas 0301R001, RS Kelas B', 'Jakarta Pusat, Provinsi DKI JAKARTA']);
    expect((await addressee('C0124V000003')).slice(0, 2)).toEqual(['Kepada Yth.', 'Pimpinan fasilitas kesehatan']);
  });
});

describe('an audit note', () => {
  test.each(languages)('names every active indication and every rule that was not evaluated, and what it stands on: %s', async (language) => {
    for (const claim of fixture.claims) {
      const text = textsOf(await fixture.document(claim.claim_id, { kind: 'note', language })).join('\n');
      const labels = ruleset.rules.filter(({ id }) => claim.flags.includes(id) || claim.rules_not_evaluated.includes(id)).map(({ label }) => label[language]);
      expect([claim.claim_id, labels.filter((label) => !text.includes(label))]).toEqual([claim.claim_id, []]);
      for (const part of [claim.claim_id, 'utama', 'snapshot-fixture', 'iso_v1', 'RULESET_v1', '30 November 2026']) expect(text).toContain(part);
      expect(text).not.toMatch(/[{}]/);
    }
  });

  test('tells of a decision where there is one, and says so where there is none', async () => {
    const decided = textsOf(await fixture.document('C0124V000001', { kind: 'note', outcomesOf: async () => [{ decision: 'rejected', correctionRatio: 1, reason: null, decidedAt: '2026-11-20T01:00:00.000Z', notes: '' }] })).join('\n');
    expect(decided).toContain('Keputusan rejected pada 20 November 2026');
    expect(textsOf(await fixture.document('C0124V000001', { kind: 'note' })).join('\n')).toContain('Belum ada keputusan audit');
  });
});

describe('own words', () => {
  test.each(['request', 'note'] as const)('of a %s stand in a field of their own and nowhere else', async (kind) => {
    const document = await fixture.document('C0124V000001', { kind, words: 'Mohon\n\nlembar triase' });
    expect(document.blocks.filter((block) => block.kind === 'quote').map(({ lines }) => lines)).toEqual([['Mohon', '', 'lembar triase']]);
    const without = await fixture.document('C0124V000001', { kind });
    expect(document.blocks.filter((block) => block.kind !== 'quote')).toEqual(without.blocks);
  });

  test('hide nothing: control, invisible and direction characters are gone', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 200 }), (words) => {
        expect(ownWords('x', words).lines.join('')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}/u);
      }),
    );
  });
});

describe('a list for a meeting', () => {
  test('says how it was read, holds the claims in their order and adds them up', async () => {
    const { document, claimIds } = await fixture.list({ subject: 'claims', order: [{ field: 'amount_claimed' }], limit: 10 });
    const largest = fixture.claims.toSorted((a, b) => b.amount_claimed - a.amount_claimed || a.risk_rank - b.risk_rank);
    expect(claimIds).toEqual(largest.slice(0, 10).map(({ claim_id }) => claim_id));
    const text = textsOf(document).join('\n');
    for (const part of ['Dibaca: daftar klaim · dari biaya tagih terbesar', '10 dari 40', `10 klaim, biaya tagih ${totalOf(largest.slice(0, 10))}`, `40 klaim, biaya tagih ${totalOf(largest)}`]) expect(text).toContain(part);
  });

  test('says so where no claim matches, and has no table then', async () => {
    const { document, claimIds } = await fixture.list({ subject: 'claims', where: [{ field: 'los', op: '>', value: 1000 }] });
    expect(claimIds).toEqual([]);
    expect(textsOf(document).join('\n')).toContain('Tidak ada klaim yang cocok');
    expect(document.blocks.some(({ kind }) => kind === 'table')).toBe(false);
  });

  test('holds no claim out of scope, and says which scope it is of', async () => {
    const { document, claimIds } = await fixture.list({ subject: 'claims', limit: 200 }, { scope: { provinces: ['31'] } });
    expect(claimIds.toSorted()).toEqual(fixture.claims.filter(({ province_code }) => province_code === '31').map(({ claim_id }) => claim_id).toSorted());
    expect(textsOf(document).join('\n')).toContain('provinsi dengan kode BPS 31');
  });
});
