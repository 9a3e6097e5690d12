import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { SqliteSaver } from '@langchain/langgraph-checkpoint-sqlite';
import type { Checkpoints } from '#store';

/**
 * LangGraph's checkpointer on the store: its tables lie beside the store's own, and are backed up with them.
 * Its calls fail as those of the store do.
 */
export async function openCheckpointer(checkpoints: Checkpoints): Promise<BaseCheckpointSaver> {
  const { guarded } = checkpoints;
  if (checkpoints.dialect === 'sqlite') return guardSaver(new SqliteSaver(checkpoints.file), guarded);
  const saver = new PostgresSaver(checkpoints.pool);
  await guarded(async () => {
    try {
      await saver.setup();
    } catch {
      // Another replica made the same tables at the same moment.
      await saver.setup();
    }
  });
  return guardSaver(saver, guarded);
}

/** Lets the calls that a graph makes of its saver through `guarded`. */
function guardSaver(saver: BaseCheckpointSaver, guarded: Checkpoints['guarded']): BaseCheckpointSaver {
  const getTuple = saver.getTuple.bind(saver);
  const put = saver.put.bind(saver);
  const putWrites = saver.putWrites.bind(saver);
  saver.getTuple = (...given) => guarded(() => getTuple(...given));
  saver.put = (...given) => guarded(() => put(...given));
  saver.putWrites = (...given) => guarded(() => putWrites(...given));
  return saver;
}
