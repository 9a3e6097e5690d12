import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { SqliteSaver } from '@langchain/langgraph-checkpoint-sqlite';
import type { Checkpoints } from '#store';
import { z } from 'zod';

/** LangGraph's checkpointer on the store, backed up with the store's own tables; its calls fail as those of the store do. */
export async function openCheckpointer(checkpoints: Checkpoints): Promise<BaseCheckpointSaver> {
  const { guarded } = checkpoints;
  if (checkpoints.dialect === 'sqlite') return guardSaver(new SqliteSaver(checkpoints.file), guarded);
  const saver = new PostgresSaver(checkpoints.pool);
  // The saver makes each of its tables and then notes it: two at once, of replicas or of a process killed in the middle, would note one twice.
  await guarded(() => checkpoints.alone(() => saver.setup()));
  return guardSaver(saver, guarded);
}

/** Lets the calls that a graph makes of its saver through `guarded`. */
function guardSaver(saver: BaseCheckpointSaver, guarded: Checkpoints['guarded']): BaseCheckpointSaver {
  const getTuple = saver.getTuple.bind(saver);
  const put = saver.put.bind(saver);
  const putWrites = saver.putWrites.bind(saver);
  const deleteThread = saver.deleteThread.bind(saver);
  saver.getTuple = (...given) => guarded(() => getTuple(...given));
  saver.put = (...given) => guarded(() => put(...given));
  saver.putWrites = (...given) => guarded(() => putWrites(...given));
  saver.deleteThread = (...given) => guarded(() => deleteThread(...given));
  return saver;
}

/** Threads of the checkpointer whose last step was before a time. */
export async function threadsBefore(checkpoints: Checkpoints, saver: BaseCheckpointSaver, time: Date): Promise<string[]> {
  // The first call of the saver makes its tables.
  await saver.getTuple({ configurable: { thread_id: '' } });
  const rows = await checkpoints.guarded(async () => (checkpoints.dialect === 'sqlite' ? checkpoints.file.prepare(lastSteps).all() : (await checkpoints.pool.query(lastSteps)).rows));
  return z.array(threadSchema).parse(rows).filter(({ last_step }) => timeOfStep(last_step) < time.getTime()).map(({ thread_id }) => thread_id);
}

/** Ids of checkpoints are UUIDs of version 6, whose text is in the order of time. */
const lastSteps = 'SELECT thread_id, max(checkpoint_id) AS last_step FROM checkpoints GROUP BY thread_id ORDER BY thread_id';
const threadSchema = z.object({ thread_id: z.string(), last_step: z.string() });

/** 15 October 1582, in milliseconds before 1970. */
const gregorianEpoch = 12_219_292_800_000;

/** Milliseconds since 1970. Source: RFC 9562, 5.6. */
function timeOfStep(checkpointId: string): number {
  const digits = checkpointId.replaceAll('-', '');
  return Number(BigInt(`0x${digits.slice(0, 12)}${digits.slice(13, 16)}`) / 10_000n) - gregorianEpoch;
}
