import type { Language } from '#engine';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { type Choice, readChoice } from './choice.ts';
import { type ReadClaim, readVariedClaims } from './claims.test-support.ts';
import { statementsOf } from './claim-statements.ts';
import { unsupported } from './figures.test-support.ts';
import { candidatesOf, composeFinding, mostCandidates } from './finding.ts';
import { readsTrue } from './read-back.test-support.ts';
import { say } from './render.ts';
import type { Sentence } from './writer.ts';
import { seededRandom } from '../../tests/support/fixture-claims.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const languages: readonly Language[] = ['id', 'en'];
let claims: readonly ReadClaim[];
/** Of every claim, in both languages, by rules and by choices of a model. */
let findings: readonly { readonly finding: readonly Sentence[]; readonly read: ReadClaim; readonly language: Language }[];
let close: () => Promise<void>;
beforeAll(async () => {
  const { claims: read, fixture, reader } = await readVariedClaims(300, 3);
  claims = read;
  findings = claims.flatMap((claim) =>
    languages.flatMap((language) => {
      const writer = claim.writer(language);
      const candidates = candidatesOf(writer);
      return [undefined, ...choices(candidates.length)].map((choice) => ({ finding: composeFinding(writer, candidates, choice), read: claim, language }));
    }),
  );
  close = async () => {
    await reader.close();
    fixture.cleanup();
  };
});
afterAll(() => close());

function findingOf(read: ReadClaim, language: Language, choice?: Choice): Sentence[] {
  const writer = read.writer(language);
  return composeFinding(writer, candidatesOf(writer), choice);
}

function textOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join(' ');
}

/** Choices that a model may make: any numbers in any order, with relations. */
function choices(count: number): Choice[] {
  const random = seededRandom(count);
  const shuffled = Array.from({ length: count }, (_, i) => i + 1).toSorted(() => random() - 0.5);
  const relations = shuffled.map(() => (random() < 0.5 ? ('addition' as const) : ('contrast' as const)));
  return [{ statements: shuffled, relations }, { statements: shuffled.slice(0, 3), relations }, { statements: [count], relations: [] }];
}

function eachFinding(check: (finding: readonly Sentence[], read: ReadClaim, language: Language) => void): void {
  for (const { finding, read, language } of findings) check(finding, read, language);
}

/** Whether each figure stands on what is cited. */
function expectProven(sentence: Sentence, { evidence }: ReadClaim, language: Language): void {
  const cited = sentence.evidence.flatMap((id) => evidence.get(id) ?? []);
  expect([sentence.text, cited.length > 0, cited.length]).toEqual([sentence.text, true, sentence.evidence.length]);
  expect([sentence.text, unsupported(sentence.text, cited, language)]).toEqual([sentence.text, '']);
  expect(sentence.text).not.toMatch(/[{}]|undefined|null|NaN/);
}

describe('the finding on each of 300 claims that lack values everywhere', () => {
  it('names every active indication and every rule that could not be evaluated, whatever a model chooses', () => {
    const seen = { active: 0, missing: 0, none: 0 };
    eachFinding((finding, { score }, language) => {
      const text = textOf(finding);
      for (const { label, status } of score.rules) {
        expect([text, status, text.includes(`“${label[language]}”`)]).toEqual([text, status, status !== 'inactive']);
        if (status !== 'inactive') seen[status === 'active' ? 'active' : 'missing'] += 1;
      }
      if (!score.rules.some(({ status }) => status === 'active')) seen.none += Number(/(?:Tidak|tidak) ada indikasi yang aktif|[Nn]o indication is active/.test(text));
    });
    expect(Math.min(seen.active, seen.missing, seen.none)).toBeGreaterThan(100);
  });

  it('has at most 150 words', () => {
    eachFinding((finding) => {
      const text = textOf(finding);
      expect([text, text.split(/\s+/).length <= 150]).toEqual([text, true]);
    });
  });

  it('tells an amount above the peers with its distance, who they are, and that the comparison is weak where it is', () => {
    let weak = 0;
    eachFinding((finding, { claim: { amount_claimed, peer_level, peer_n, peer_p90 } }, language) => {
      if (peer_p90 === null || peer_n === null || peer_level === null || amount_claimed <= peer_p90) return;
      const text = textOf(finding);
      const rupiah = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 0 }).format(Math.round((amount_claimed - peer_p90) * 10) / 10);
      expect(finding[0]?.text).toContain(`Rp ${rupiah}`);
      expect(text).toContain(`n = ${peer_n}`);
      expect(text).toContain(language === 'id' ? `(tingkat ${peer_level})` : `(level ${peer_level})`);
      expect([finding[0]?.text, readsTrue(finding[0]?.text ?? '')]).toEqual([finding[0]?.text, true]);
      const isWeak = peer_n < 100 || peer_level >= 4;
      weak += Number(isWeak);
      expect([text, /perbandingan ini lemah|the comparison is weak/.test(text)]).toEqual([text, isWeak]);
    });
    expect(weak).toBeGreaterThan(100);
  });

  it('asks first about the grouping where the bill is tariff and top-ups and above the peers, about the top-ups where they alone make it so, never about the components of the bill', () => {
    const seen = { grouping: 0, topup: 0 };
    for (const read of claims)
      for (const language of languages) {
        const { amount_claimed, dx_primary_code, peer_p90, severity_group, tariff_amount, topup_amount } = read.claim;
        const isOfTariff = tariff_amount !== null && amount_claimed === tariff_amount + topup_amount;
        const writer = read.writer(language);
        const questions = say(writer, statementsOf(writer.facts).follow_up);
        expect(questions.length).toBeGreaterThanOrEqual(3);
        expect(questions.length).toBeLessThanOrEqual(5);
        expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
        expect(questions.every(({ text }) => text.endsWith('?'))).toBe(true);
        if (!isOfTariff) continue;
        expect(textOf(questions)).not.toMatch(/[Kk]omponen|component|rincian biaya|cost details/);
        if (peer_p90 === null || amount_claimed <= peer_p90 || (dx_primary_code === null && severity_group === null)) continue;
        const isByTopup = tariff_amount <= peer_p90;
        seen[isByTopup ? 'topup' : 'grouping'] += 1;
        const [question, cause] = isByTopup
          ? [/[Tt]op-ups? /, /berasal dari (?:pengelompokan atau )?top-up|comes from the (?:grouping or the )?top-ups/]
          : [/didukung resume medis dan hasil penunjang\?$|^Do the discharge summary and test results support/, /berasal dari pengelompokan|comes from the grouping/];
        expect(questions[0]?.text).toMatch(question);
        expect(textOf(findingOf(read, language))).toMatch(cause);
      }
    expect(seen.grouping).toBeGreaterThan(50);
    expect(seen.topup).toBeGreaterThan(10);
  });

  it('says that nothing stands out where nothing does, and nowhere else', () => {
    const seen = { quiet: 0, other: 0 };
    eachFinding((finding, { claim }) => {
      const { amount_claimed, flags, ml_score_normalized, peer_p90, tariff_amount, topup_amount } = claim;
      const isQuiet = flags.length === 0 && !(peer_p90 !== null && amount_claimed > peer_p90) && (tariff_amount === null || amount_claimed === tariff_amount + topup_amount) && ml_score_normalized < 0.6;
      seen[isQuiet ? 'quiet' : 'other'] += 1;
      expect([textOf(finding), /tidak ada yang menonjol|nothing stands out/i.test(textOf(finding))]).toEqual([textOf(finding), isQuiet]);
    });
    expect(Math.min(seen.quiet, seen.other)).toBeGreaterThan(100);
  });

  it('cites evidence of the run in each sentence, and every figure is a value of that or follows from it; so do the six sections', () => {
    for (const read of claims.slice(0, 60))
      for (const language of languages) {
        const writer = read.writer(language);
        const candidates = candidatesOf(writer);
        expect(candidates.length).toBeLessThanOrEqual(mostCandidates);
        for (const choice of [undefined, ...choices(candidates.length)]) for (const sentence of composeFinding(writer, candidates, choice)) expectProven(sentence, read, language);
        for (const statements of Object.values(statementsOf(writer.facts))) for (const sentence of say(writer, statements)) expectProven(sentence, read, language);
      }
  });

  it('has the same words each time', () => {
    for (const read of claims.slice(0, 50)) for (const language of languages) expect(findingOf(read, language)).toEqual(findingOf(read, language));
  });
});

describe('a choice', () => {
  it('keeps numbers that there are, once each, and relations of the closed set between neighbours', () => {
    expect(readChoice({ statements: [3, 1, 3, 99, 2, 0, -1, 1.5, '2', null], relations: ['addition', 'because', 'contrast', 'addition'] }, 5)).toEqual({ statements: [3, 1, 2], relations: ['addition', undefined] });
    expect(readChoice({ statements: [2, 1], relations: 'contrast' }, 5)).toEqual({ statements: [2, 1], relations: [undefined] });
  });

  it.each([undefined, null, 'text', 7, [], {}, { statements: [] }, { statements: 'one' }, { statements: [9] }, { statements: { 0: 1 } }])('is none where nothing can be read: %j', (value) => {
    expect(readChoice(value, 5)).toBeNull();
  });
});
