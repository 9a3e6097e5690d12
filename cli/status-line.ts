/** Tells over and over how work stands that has no end of its own. */
export interface StatusLine {
  show(text: string): void;
  /** Makes room for a line of text, and ends the line at the end. */
  pause(): void;
}

const rewriteMs = 200;
const lineMs = 5000;

/** One line that is written anew in its place on a terminal; elsewhere a line every five seconds where it is another. */
export function createStatusLine(stream: NodeJS.WriteStream): StatusLine {
  let [shownAt, isOpen, last] = [Number.NEGATIVE_INFINITY, false, ''];
  return {
    show(text) {
      const now = performance.now();
      if (text === last || now - shownAt < (stream.isTTY ? rewriteMs : lineMs)) return;
      [shownAt, last] = [now, text];
      if (stream.isTTY) stream.write(`\r\u001B[K${text.slice(0, stream.columns - 1)}`);
      else stream.write(`${text}\n`);
      isOpen = stream.isTTY;
    },
    pause() {
      if (isOpen) stream.write('\n');
      isOpen = false;
    },
  };
}
