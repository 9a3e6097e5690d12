import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyText } from '../tests/support/any-text.ts';
import { longestText, neutralText } from './neutral-text.ts';

describe('neutralText', () => {
  it.each([
    ['Essential (primary) hypertension', 'Essential (primary) hypertension'],
    ['\u001B[31mred\u001B[0m', 'red'],
    ['\u001B]8;;https://a.b\u0007link\u001B]8;;\u0007', 'link'],
    ['![x](https://a.b/?q=1) label', 'label'],
    ['[text](https://a.b)', 'text'],
    ['<img src=x onerror=alert(1)>label', 'label'],
    ['a\u200Bb\u202Ec\u00ADd', 'abcd'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['lines\r\nand\ttabs', 'lines and tabs'],
    ['birth weight <1500 g', 'birth weight ‹1500 g'],
    ['iso_v1|SEVERITY_MISSING', 'iso_v1|SEVERITY_MISSING'],
  ])('%j', (text, expected) => {
    expect(neutralText(text)).toBe(expected);
  });

  it('leaves no control, format or markup character, is bounded, and does nothing twice', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 400 }), (text) => {
        const clean = neutralText(text);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}<>`*#~\\{}[\]^$]/u);
        expect(Array.from(clean).length).toBeLessThanOrEqual(longestText);
        expect(neutralText(clean)).toBe(clean);
      }),
    );
  });
});
