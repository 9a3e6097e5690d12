/**
 * JSON between the markers of data. Angle brackets within are written as escapes, so that no text
 * of a claim can close the markers, and the JSON stays the same JSON.
 */
export function dataBlock(value: unknown): string {
  return `<data>${dataText(value)}</data>`;
}

/** The JSON alone, for a prompt that has the markers. */
export function dataText(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

/** The last block of data in a text, or undefined where there is none or it is no JSON. */
export function readDataBlock(text: string): unknown {
  const match = [...text.matchAll(/<data>([^<>]*)<\/data>/g)].at(-1);
  if (!match) return undefined;
  try {
    return JSON.parse(match[1] ?? '');
  } catch {
    return undefined;
  }
}
