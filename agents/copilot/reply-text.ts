/** Notice and sentences as plain text, a line each. */
export function replyText(notice: string | null, sentences: readonly { readonly text: string }[]): string {
  return [...(notice === null ? [] : [notice]), ...sentences.map(({ text }) => text)].join('\n');
}
