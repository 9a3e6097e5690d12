import type { EvidenceItem } from '#tools';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { seededRandom } from '../../../tests/support/fixture-claims.ts';
import { evaluateResult } from './evaluate.ts';
import { type Asked, judge } from './judge.test-support.ts';
import { otherwise } from './otherwise.test-support.ts';
import { faultsOf } from './result-figures.test-support.ts';
import { Results } from './result.ts';
import { randomStatement, statementKinds } from './result-statements.test-support.ts';
import type { ResultStatement } from './statement.ts';
import { resultCandidates, sayResults } from './tell.ts';
import { type Call, askedIn, readVariedResults, shownIn } from './varied-results.test-support.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

interface Run {
  readonly calls: readonly Call[];
  readonly asked: Asked;
  readonly results: Results;
  readonly items: ReadonlyMap<string, EvidenceItem>;
}

let runs: readonly Run[];
beforeAll(async () => {
  const read = await readVariedResults(60, 5);
  runs = read.map((calls) => ({ calls, asked: askedIn(calls), results: new Results(calls), items: new Map(calls.flatMap(({ evidence }) => evidence.map((item) => [item.id, item] as const))) }));
});

/** Random statements, each over one of the runs. */
function statements(count: number, seed: number): { readonly run: Run; readonly statement: ResultStatement }[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const run = runs[Math.floor(random() * runs.length)]!;
    return { run, statement: randomStatement(run.asked, random) };
  });
}

const languages = ['id', 'en'] as const;

describe('of random statements over results of the query tool', () => {
  it('none that is false is told and none that is true is refused, by a judge that shares no code', () => {
    const told = new Set<string>();
    const refused = new Set<string>();
    for (const { run, statement } of statements(4000, 1)) {
      const { isSo, mayRefuse = [] } = judge(statement, run.asked);
      const evaluation = evaluateResult(statement, run.results);
      const isLeftUnsaid = !evaluation.ok && mayRefuse.includes(evaluation.refusal);
      expect([statement, evaluation.ok]).toEqual([statement, isSo && !isLeftUnsaid]);
      (evaluation.ok ? told : refused).add(statement.kind);
    }
    expect([told, refused].map((kinds) => statementKinds.filter((kind) => !kinds.has(kind)))).toEqual([[], []]);
  });

  it('each that is told cites evidence, and every figure and name in it follows from what it cites, in both languages', () => {
    for (const { run, statement } of statements(900, 2)) {
      for (const language of languages) {
        for (const { sentence } of sayResults([{ statement }], shownIn(run.calls, language))) expect([sentence.text, faultsOf(statement, sentence, run.asked, run.items, language)]).toEqual([sentence.text, '']);
      }
    }
  });

  it('every result has something to tell', () => {
    for (const { calls, results } of runs) {
      for (const query of results.ids) {
        const told = resultCandidates(query, results).filter(({ statement, isAlways }) => isAlways && sayResults([{ statement }], shownIn(calls, 'id')).length > 0);
        expect([results.data(query)?.query, told.length > 0]).toEqual([results.data(query)?.query, true]);
      }
    }
  });

  it('each that is told is another, or is told no more, where any value that it cites is another', () => {
    let changed = 0;
    for (const { run, statement } of statements(600, 3)) {
      for (const { sentence: { text, evidence } } of sayResults([{ statement }], shownIn(run.calls, 'id'))) {
        // A part of 0 stays 0 whatever the whole is.
        if (/(?<!\d)0,00?%/.test(text)) continue;
        for (const id of evidence.slice(0, 8)) {
          // Groups that all have the same are cited and not named.
          if (statement.kind === 'tie' && !id.endsWith(`.${statement.column}`)) continue;
          const [again] = sayResults([{ statement }], shownIn(otherwise(run.calls, id), 'id')).map(({ sentence }) => sentence);
          expect([id, text, again?.text === text]).toEqual([id, text, false]);
          changed += 1;
        }
      }
    }
    expect(changed).toBeGreaterThan(200);
  });
});
