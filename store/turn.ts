/** Milliseconds of one turn of the event loop after which further statements wait for the next. */
const longestTurnMs = 10;

let began: number | undefined;

/**
 * Resolves at once in a young turn of the event loop, else in the next turn. SQLite answers within the turn that asks, so
 * statements that follow one another, of any number of callers, would keep everybody else waiting until the last.
 */
export function inTurn(): Promise<void> | undefined {
  const now = performance.now();
  if (began === undefined) {
    began = now;
    setImmediate(() => (began = undefined));
    return undefined;
  }
  return now - began < longestTurnMs ? undefined : new Promise((next) => void setImmediate(next));
}
