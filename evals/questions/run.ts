import { createCopilot, type CopilotAnswer, type CopilotOptions, type Turn } from '#agents';
import { type SnapshotReader, everywhere, readQcSummary } from '#engine';
import { DuckDBInstance } from '@duckdb/node-api';

import { type Row, type Verdict, judge } from './judge.ts';
import type { Question } from './question.ts';

export interface Judged {
  readonly question: Question;
  readonly verdict: Verdict;
  readonly answer: CopilotAnswer;
  readonly milliseconds: number;
}

/** Asks each question in its conversation, and judges the answer by the SQL over the snapshot's own file. */
export async function askAll(reader: SnapshotReader, questions: readonly Question[], options: Pick<CopilotOptions, 'model' | 'route' | 'deadlineMs'> = {}): Promise<Judged[]> {
  const agent = createCopilot({ reader, quality: async (id) => readQcSummary(reader.home, id), ...options });
  await agent.warmUp();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const judged: Judged[] = [];
  try {
    await connection.run(`ATTACH '${reader.home.snapshots}/${reader.manifest?.snapshot_id ?? ''}/snapshot.duckdb' AS snapshot (READ_ONLY)`);
    await connection.run('CREATE VIEW claims AS SELECT * FROM snapshot.claims_scored');
    const rowsOf = async (sql: string): Promise<Row[]> => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    let history: Turn[] = [];
    let conversation = '';
    for (const question of questions) {
      if (question.conversation !== conversation) history = [];
      conversation = question.conversation;
      const meant = [...(question.sql ? [question.sql] : []), ...(question.readings ?? []).map(({ sql }) => sql)];
      const expected = await Promise.all(meant.flatMap((sql) => [...new Set([sql, withOccurring(sql)])]).map(rowsOf));
      const started = performance.now();
      const answer = await agent.ask({ question: question.text, scope: everywhere, history, caller: 'auditor' });
      const milliseconds = performance.now() - started;
      const turned = async (choice: number): Promise<CopilotAnswer> => agent.ask({ question: question.text, scope: everywhere, history, caller: 'auditor', choice });
      judged.push({ question, verdict: await judgeTold(question, answer, expected, turned), answer, milliseconds });
      history = [...history, { question: question.text, isAskedBack: answer.notice?.code === 'unclear', queries: answer.queries, claims: claimsIn(answer), ...groupsIn(answer) }];
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return judged;
}

/** As the answer is judged, or as told where one of the other readings that it offers is what was meant. */
async function judgeTold(question: Question, answer: CopilotAnswer, expected: readonly (readonly Row[])[], turned: (choice: number) => Promise<CopilotAnswer>): Promise<Verdict> {
  const verdict = judge(question, answer, expected);
  if (verdict !== 'wrong' || answer.assumed.length === 0) return verdict;
  for (const choice of answer.choices.keys()) if (judge(question, await turned(choice + 1), expected) === 'right') return 'told';
  return verdict;
}

/** A median between two values is either of two common definitions: halfway, or a value that occurs. */
function withOccurring(sql: string): string {
  return sql.replaceAll(/\bmedian\(([^()]+)\)/giu, 'quantile_disc($1, 0.5)').replaceAll(/\bquantile_cont\(/giu, 'quantile_disc(');
}

function claimsIn({ claim_id, evidence }: CopilotAnswer): string[] {
  const listed = evidence.flatMap(({ id, value }) => (/\.\d+\.claim_id$/.test(id) && typeof value === 'string' ? [value] : []));
  return listed.length === 0 && claim_id !== null ? [claim_id] : [...new Set(listed)];
}

/** The groups that an answer listed, as the service hands them on. */
function groupsIn({ queries, evidence }: CopilotAnswer): Pick<Turn, 'groups'> {
  const query = queries.at(-1);
  const by = query?.by[0];
  const field = query?.subject === 'facilities' ? 'facility_key' : by?.unit === undefined && by?.width === undefined && by?.edges === undefined ? by?.field : undefined;
  const values = field === undefined ? [] : evidence.flatMap(({ id, value }) => (id.endsWith(`.${field}`) && /query\.\d+\.\w+$/.test(id) && value !== null && !Array.isArray(value) ? [value] : []));
  return field === undefined || values.length === 0 ? {} : { groups: { field, values } };
}
