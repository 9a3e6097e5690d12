import { describe, expect, test } from 'vitest';

import { type ScoredClaim, findRuleset } from '#engine';
import * as fc from 'fast-check';

import { fixtureClaim } from '../../tests/support/fixture-claims.ts';
import { suggestionsFor } from './suggestions.ts';

const changes = fc.record<Partial<ScoredClaim>>(
  {
    flags: fc.subarray(findRuleset('RULESET_v1').rules.map(({ id }) => id)),
    duplicate_claim_ids: fc.constantFrom([], ['claim-2']),
    peer_level: fc.constantFrom(null, 2),
    risk_score: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: [] },
);

describe('questions to begin with', () => {
  test('are four to six different ones in either language, for every claim and without one', () => {
    fc.assert(
      fc.property(fc.option(changes, { nil: undefined }), fc.integer({ min: 1, max: 500 }), fc.constantFrom('id' as const, 'en' as const), (changed, claimNo, language) => {
        const claim = changed && fixtureClaim(claimNo, 7, changed);
        const given = suggestionsFor(claim, language);
        expect(given.length).toBeGreaterThanOrEqual(4);
        expect(given.length).toBeLessThanOrEqual(6);
        expect(new Set(given).size).toBe(given.length);
        expect(suggestionsFor(claim, language)).toEqual(given);
      }),
    );
  });

  test('ask about what the claim has', () => {
    const bare = suggestionsFor(fixtureClaim(1, 7, { flags: [], duplicate_claim_ids: [], peer_level: null, risk_score: 0.1 }), 'id').join('\n');
    expect(bare).not.toMatch(/ditandai|duplikat|pembanding/);
    const telling = suggestionsFor(fixtureClaim(1, 7, { flags: ['duplicate_pattern'], duplicate_claim_ids: ['claim-2'], peer_level: 1 }), 'id').join('\n');
    expect(telling).toMatch(/ditandai[^]*duplikat[^]*pembanding/);
  });
});
