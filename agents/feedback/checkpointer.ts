import type { RunnableConfig } from '@langchain/core/runnables';
import type { BaseCheckpointSaver, Checkpoint, CheckpointMetadata, CheckpointTuple, PendingWrite } from '@langchain/langgraph-checkpoint';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { SqliteSaver } from '@langchain/langgraph-checkpoint-sqlite';
import type { Checkpoints } from '#store';

/** LangGraph's checkpointer on the store: its tables lie beside the store's own, and are backed up with them. */
export async function openCheckpointer(checkpoints: Checkpoints): Promise<BaseCheckpointSaver> {
  if (checkpoints.dialect === 'sqlite') return new StoreSqliteSaver(checkpoints);
  const saver = new PostgresSaver(checkpoints.pool);
  try {
    await saver.setup();
  } catch {
    // Another replica made the same tables at the same moment.
    await saver.setup();
  }
  return saver;
}

/** The SQLite saver on the store's one connection, never within a transaction of the store. */
class StoreSqliteSaver extends SqliteSaver {
  readonly #alone: <T>(work: () => Promise<T>) => Promise<T>;

  constructor({ file, alone }: Extract<Checkpoints, { dialect: 'sqlite' }>) {
    super(file);
    this.#alone = alone;
  }

  override getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    return this.#alone(() => super.getTuple(config));
  }

  override put(config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata): Promise<RunnableConfig> {
    return this.#alone(() => super.put(config, checkpoint, metadata));
  }

  override putWrites(config: RunnableConfig, writes: PendingWrite[], taskId: string): Promise<void> {
    return this.#alone(() => super.putWrites(config, writes, taskId));
  }
}
