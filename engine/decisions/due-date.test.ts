import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dueDate, reviewDaysOf } from './due-date.ts';

// A Thursday, 10:00 in Jakarta.
const thursday = new Date('2026-11-26T03:00:00Z');

describe('dueDate', () => {
  test.each([
    ['counts working days from the day after it began', 1, [], '2026-11-27'],
    ['leaves Saturday and Sunday out', 2, [], '2026-11-30'],
    ['leaves days of absence out, both ends with them', 1, [{ from: '2026-11-27', to: '2026-12-01' }], '2026-12-02'],
    ['counts no day twice where absences overlap', 2, [{ from: '2026-11-27', to: '2026-11-30' }, { from: '2026-11-28', to: '2026-12-01' }], '2026-12-03'],
  ])('%s', (_law, days, absences, due) => {
    expect(dueDate(thursday, days, absences)).toBe(due);
  });

  test('the day begins at midnight in Jakarta', () => {
    expect(dueDate(new Date('2026-11-26T16:59:59Z'), 1, [])).toBe('2026-11-27');
    expect(dueDate(new Date('2026-11-26T17:00:00Z'), 1, [])).toBe('2026-11-30');
  });

  test('more days, or an absence more, are never due earlier', () => {
    const date = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 20 }), (began, days, away) => {
        const from = new Date(began.getTime() + 86_400_000).toISOString().slice(0, 10);
        const to = new Date(began.getTime() + (1 + away) * 86_400_000).toISOString().slice(0, 10);
        expect(dueDate(began, days, []) <= dueDate(began, days, [{ from, to }])).toBe(true);
        expect(dueDate(began, days, []) < dueDate(began, days + 1, [])).toBe(true);
      }),
      { seed: 7 },
    );
  });
});

test('the service level is by risk: a score of exactly 0.8 is high, of 0.5 middle', () => {
  const days = { high: 3, middle: 7, low: 14 };
  expect([1, 0.8, 0.79, 0.5, 0.49, 0].map((score) => reviewDaysOf(score, days))).toEqual([3, 3, 7, 7, 14, 14]);
});
