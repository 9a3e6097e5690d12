import { type AroundQuery, CasemindError } from '#engine';

export interface SnapshotHealth {
  readonly around: AroundQuery;
  /** Why the snapshot that serves could not be read of late; undefined where it could. */
  failure(): CasemindError | undefined;
}

/** How long one failed read keeps the service unready: it is tried again by whoever asks next. Milliseconds. */
const rememberedMs = 10_000;

/** Remembers that the file of the snapshot could not be read, so that the service says so and ops are told. */
export function createSnapshotHealth({ clock }: { readonly clock: () => Date }): SnapshotHealth {
  let last: { readonly error: CasemindError; readonly at: number } | undefined;
  return {
    async around(_name, run) {
      try {
        return await run();
      } catch (error) {
        if (error instanceof CasemindError && error.code === 'SNAPSHOT_INVALID') last = { error, at: clock().getTime() };
        throw error;
      }
    },
    failure: () => (last && clock().getTime() - last.at < rememberedMs ? last.error : undefined),
  };
}
