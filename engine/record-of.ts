/** A record with a value for each key. */
export function recordOf<Key extends string, Value>(keys: readonly Key[], make: (key: Key) => Value): Record<Key, Value> {
  // Every key is given a value.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Value>;
}

/** The keys of a record, in their order. */
export function keysIn<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  // A record of these keys has no others where it is written out.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.keys(record) as Key[];
}
