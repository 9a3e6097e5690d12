import { inflateRawSync } from 'node:zlib';

const entrySignature = 0x02014b50;

/** The parts of a Word or Excel file, by name: read from the directory at the end of the archive. */
export function docxParts(file: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (let at = file.readUInt32LE(file.length - 6); file.readUInt32LE(at) === entrySignature; ) {
    const [size, nameLength, extra, comment, start] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const body = file.subarray(data, data + size);
    parts.set(file.toString('utf8', at + 46, at + 46 + nameLength), (file.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

/** What a Word file shows, a line for each paragraph. */
export function docxText(file: Buffer): string {
  const xml = docxParts(file).get('word/document.xml') ?? '';
  return [...xml.matchAll(/<w:p[ >][^]*?<\/w:p>/g)].map(([paragraph]) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => unescaped(text ?? '')).join('')).join('\n');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}
