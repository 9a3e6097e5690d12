import type { CopilotAnswer } from '#agents';

import type { Question } from './question.ts';

/**
 * - `right`: the rows are those of the SQL, or the answer is of the kind expected
 * - `asked`: nothing was answered; the words that were not understood are named, or readings are offered
 * - `told`: something else was answered, with the default that it stands on told, and what was meant a click away
 * - `wrong`: something else was answered
 */
export type Verdict = 'right' | 'asked' | 'told' | 'wrong';

/** One row of a result: its cells as they stand. */
export type Row = Readonly<Record<string, unknown>>;

const near = 1e-6;

/** Judges an answer by what it shows and cites alone; shares nothing with the product but the answer's form. */
export function judge(question: Question, answer: CopilotAnswer, expected: readonly (readonly Row[])[]): Verdict {
  const code = answer.notice?.code ?? null;
  if (question.notice) return matchesKind(question.notice, answer) ? 'right' : code === 'unclear' ? 'asked' : 'wrong';
  if (code === 'unclear') return 'asked';
  if (answer.queries.length !== 1) return 'wrong';
  return expected.some((rows) => matchesRows(rows, shownRows(answer))) ? 'right' : 'wrong';
}

function matchesKind(kind: NonNullable<Question['notice']>, answer: CopilotAnswer): boolean {
  const tools = new Set(answer.tool_calls.map(({ tool }) => tool));
  const code = answer.notice?.code ?? null;
  switch (kind) {
    case 'definition':
      return tools.has('define_concept') || tools.has('lookup_code');
    case 'operation':
      // How lists are downloaded is told by the help.
      return tools.has('get_operations') || tools.has('get_quality_status') || (code === 'help' && /\bCSV\b/u.test(answer.notice?.text ?? ''));
    case 'claim':
      return answer.claim_id !== null && tools.has('get_claim');
    case 'small_talk':
      return code === 'greeting' || code === 'thanks' || code === 'help' || code === 'out_of_scope';
    default:
      return code === kind || (kind === 'verdict' && answer.notice?.text.includes('indikasi') === true);
  }
}

interface Shown {
  /** By number, from 1: the cells that a row cites. */
  readonly rows: readonly ReadonlyMap<string, unknown>[];
  readonly matched: number | undefined;
  readonly total: number | undefined;
  /** Whether sides are compared, or groups are bands of a number: what these are called is in the words, not in the cells. */
  readonly hasSides: boolean;
}

/** The rows that the sentences cite. Of a comparison each side is a row. */
function shownRows({ evidence, sentences, queries }: CopilotAnswer): Shown {
  const cited = new Set(sentences.flatMap((sentence) => sentence.evidence));
  const rows = new Map<string, Map<string, unknown>>();
  let [matched, total]: (number | undefined)[] = [];
  for (const { id, value } of evidence.filter((item) => cited.has(item.id))) {
    const [, side = '', row, column = ''] = /^query(?:\.side(\d+))?(?:\.(\d+))?\.(\w+)$/.exec(id) ?? [];
    if (row !== undefined) rows.set(`${side}|${row}`, (rows.get(`${side}|${row}`) ?? new Map()).set(column, value));
    else if (column === 'matched' && typeof value === 'number') matched = value;
    else if (column === 'total' && typeof value === 'number') total = value;
  }
  const ordered = [...rows].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([, cells]) => cells);
  return { rows: ordered, matched, total, hasSides: [...rows.keys()].some((key) => !key.startsWith('|')) || queries.some(({ by }) => by.some(({ edges, width }) => edges !== undefined || width !== undefined)) };
}

function matchesRows(expected: readonly Row[], shown: Shown): boolean {
  const [first] = expected;
  const cells = first && expected.length === 1 ? Object.values(first) : [];
  // Nothing passes: an empty list, or a count of 0.
  const isEmpty = first === undefined || (cells.length > 0 && cells.every((value) => value === null || Number(value) === 0));
  if (shown.rows.length === 0) return (isEmpty && shown.matched === 0) || (cells.length === 1 && isSame(cells[0], shown.matched));
  if (first === undefined) return false;
  // How many groups, or claims of a list, pass stands before them.
  if (cells.length === 1 && shown.rows.length > 1 && isSame(cells[0], shown.rows[0]?.has('claim_id') ? shown.matched : shown.total)) return true;
  // How many rows a single figure is of is told in its sentence.
  if (expected.length === 1 && shown.rows.length === 1) return holds(first, new Map([...(shown.rows[0] ?? []), ['matched', shown.matched]]));
  // The first column names the side or band where measures follow it.
  const names = (row: Row): Row => (shown.hasSides ? Object.fromEntries(Object.entries(row).filter(([, value], i) => (i > 0 || Object.keys(row).length === 1) && (value === null || !Number.isNaN(Number(value))))) : row);
  // The one that leads is told first, whatever follows it.
  if (expected.length === 1 && shown.rows.length > 1 && cells.length > 1) return holds(names(first), shown.rows[0] ?? new Map());
  if (shown.rows.length > expected.length) return false;
  // What is shown may be the first part of a long list; then the whole must be as long as it says.
  const isAll = shown.rows.length === expected.length;
  if (!isAll && shown.matched !== expected.length && shown.total !== expected.length) return false;
  if (shown.rows.every((row, i) => holds(names(expected[i] ?? {}), row))) return true;
  // All rows are there, in an order of the answer's own.
  return isAll && expected.every((row) => shown.rows.some((cellsOf) => holds(names(row), cellsOf)));
}

/** Whether each cell that is expected stands in the row; the claim or group first, then its measures. */
function holds(expected: Row, cells: ReadonlyMap<string, unknown>): boolean {
  const values = [...cells.values()];
  return Object.values(expected).every((value) => value === null || values.some((cell) => isSame(value, cell)));
}

/** Equal as numbers (a percentage as the share that it is), days, or words. */
function isSame(expected: unknown, cell: unknown): boolean {
  if (typeof cell === 'number') {
    const number = Number(expected);
    return expected !== null && expected !== '' && [number, number / 100].some((value) => Math.abs(value - cell) <= near * Math.max(1, Math.abs(value)));
  }
  const [a, b] = [expected, cell].map((value) => String(value).toLowerCase().trim());
  return a === b || (/^\d{4}-\d{2}-\d{2}/.test(b ?? '') && (b ?? '').startsWith((a ?? '').slice(0, 10)) && (a ?? '').length >= 4);
}
