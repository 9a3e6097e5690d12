import { parseJson } from '#engine';

const longestAnswer = 200_000;

/** The JSON object in a model's text, alone or fenced; undefined where there is none. */
export function readObject(text: string): unknown {
  if (text.length > longestAnswer) return undefined;
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (start < 0 || end < start) return undefined;
  return parseJson(text.slice(start, end + 1));
}
