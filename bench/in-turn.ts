/** What some work gives for 0, 1, …, one after the other. */
export async function inTurn<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let i = 0; i < count; i += 1) done.push(await work(i));
  return done;
}
