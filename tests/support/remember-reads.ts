import type { Snapshot } from '#engine';

/** The snapshot with every read answered once: a statement with the same parameters gives the same rows of what never changes. */
export function rememberReads(snapshot: Snapshot): Snapshot {
  const answers = new Map<string, Promise<unknown>>();
  const once = <T>(key: readonly unknown[], read: () => Promise<T>): Promise<T> => {
    const known = JSON.stringify(key);
    const answer = answers.get(known) ?? read();
    answers.set(known, answer);
    // The same statement has the same type of rows.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return answer as Promise<T>;
  };
  return {
    manifest: snapshot.manifest,
    rowsOfFile: (name, parameters) => once(['file', name, parameters], () => snapshot.rowsOfFile(name, parameters)),
    rows: (sql, parameters) => once(['sql', sql, parameters], () => snapshot.rows(sql, parameters)),
    ranksOf: (claimId) => snapshot.ranksOf(claimId),
  };
}
