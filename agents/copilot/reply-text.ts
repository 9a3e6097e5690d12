/** What opens an answer and its sentences as plain text, a line each. */
export function replyText(opening: readonly string[], sentences: readonly { readonly text: string }[]): string {
  return [...opening.filter((line) => line !== ''), ...sentences.map(({ text }) => text)].join('\n');
}
