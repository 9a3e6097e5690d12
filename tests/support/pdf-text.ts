import { inflateSync } from 'node:zlib';

/** What a PDF shows, from its own content streams: a line for each piece of text it places. */
export function pdfText(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\n([^]*?)\nendstream/g)].map(([, body]) => inflated(Buffer.from(body ?? '', 'latin1')));
  return streams
    .flatMap((content) => [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts]) => [...(parts ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => new TextDecoder('windows-1252').decode(Buffer.from(hex ?? '', 'hex'))).join('')))
    .join('\n');
}

function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
}
