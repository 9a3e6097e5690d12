/** Letters after which a paragraph takes no further sentence. */
const longestParagraph = 360;

/** An answer as plain text: sentences run on in paragraphs, rows stand on lines of their own, and what closes it, such as how it was read, comes last. */
export function replyText(notice: string, sentences: readonly { readonly text: string }[], closing: readonly string[]): string {
  const body = sentences.reduce((text, { text: next }, i) => {
    // What opens a list begins a line.
    const isLong = text.length - text.lastIndexOf('\n') > longestParagraph;
    const isRun = i > 0 && !isLong && !next.endsWith(':') && !isRow(next) && !isRow(sentences[i - 1]?.text ?? '');
    return i === 0 ? next : `${text}${isRun ? ' ' : '\n'}${next}`;
  }, '');
  return [notice, body, closing.filter((line) => line !== '').join('\n')].filter((part) => part !== '').join('\n');
}

/** A row of a list, which has a number. */
function isRow(text: string): boolean {
  return /^\d+\. /u.test(text);
}
