import Pdf from 'pdfkit';

import type { ConversationRecord, EvidenceNote, RecordedAnswer } from './conversation-record.ts';
import { headerOf, jakartaTime, provenanceOf, remarkOn, words } from './texts.ts';
import { winAnsi } from './win-ansi.ts';

const margin = 56;
const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', slanted: 'Helvetica-Oblique' } as const;
const ink = { text: '#111111', faint: '#555555' } as const;

/** The record as a PDF in A4. The same record gives the same bytes. @param hash of the content, shown at its end. */
export async function pdfOf(record: ConversationRecord, hash: string): Promise<Buffer> {
  const { language, title, lastAt, turns, notes } = record;
  const at = new Date(lastAt);
  const pdf = new Pdf({
    size: 'A4',
    margins: { top: margin, bottom: margin + 16, left: margin, right: margin },
    bufferPages: true,
    lang: language,
    info: { Title: winAnsi(title), Producer: 'Casemind', Creator: 'Casemind', CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const write = (text: string, { font = fonts.plain, size = 10, color = ink.text, gap = 4, indent = 0 }: { font?: string; size?: number; color?: string; gap?: number; indent?: number } = {}): void => {
    pdf.font(font).fontSize(size).fillColor(color).text(winAnsi(text), margin + indent, pdf.y, { width: pdf.page.width - 2 * margin - indent });
    pdf.y += gap;
  };

  write(words.title[language], { color: ink.faint, gap: 2 });
  write(title, { font: fonts.bold, size: 16, gap: 8 });
  for (const [label, value] of headerOf(record)) write(`${label}: ${value}`, { gap: 1 });
  pdf.y += 6;
  write(words.indication[language], { font: fonts.slanted, color: ink.faint, gap: 10 });
  turns.forEach(({ question, askedAt, answer }, i) => {
    write(`${i + 1}. ${words.question[language]} – ${jakartaTime(askedAt, language)}`, { font: fonts.bold, size: 11 });
    for (const line of question.split('\n')) write(line, { indent: 12, gap: 2 });
    pdf.y += 4;
    if (answer) writeAnswer(write, answer, language);
    else write(words.noAnswer[language], { indent: 12 });
    pdf.y += 8;
  });
  if (notes.length > 0) write(words.evidence[language], { font: fonts.bold, size: 11 });
  for (const note of notes) write(noteText(note), { size: 8.5, gap: 2 });
  pdf.y += 8;
  write(`${words.hashOfMarkdown[language]}: ${hash}`, { size: 8, color: ink.faint });
  numberPages(pdf, language);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

type Write = (text: string, how?: { font?: string; size?: number; color?: string; gap?: number; indent?: number }) => void;

function writeAnswer(write: Write, answer: RecordedAnswer, language: ConversationRecord['language']): void {
  write(`${words.answer[language]} – ${jakartaTime(answer.answeredAt, language)}`, { font: fonts.bold, indent: 12 });
  if (answer.notice !== null) write(answer.notice, { indent: 12 });
  for (const { text, notes } of answer.sentences) write(`${text}${notes.length === 0 ? '' : ` [${notes.join(', ')}]`}`, { indent: 12 });
  const remark = remarkOn(answer, language);
  if (remark !== undefined) write(remark, { font: fonts.slanted, indent: 12 });
  if (answer.isWithheld) return;
  for (const line of provenanceOf(answer, language)) write(line, { size: 8.5, color: ink.faint, indent: 12, gap: 1 });
}

function noteText({ number, label, shown, table, column, keys, snapshot }: EvidenceNote): string {
  return `[${number}] ${label}: ${shown} (${[`${table}.${column}`, ...keys.map(([name, value]) => `${name} = ${value}`), snapshot].join('; ')})`;
}

/** Below the text of each page, once it is known how many there are. */
function numberPages(pdf: PDFKit.PDFDocument, language: ConversationRecord['language']): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Writing below the margin would otherwise begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.font(fonts.plain).fontSize(8).fillColor(ink.faint);
    pdf.text(`${words.page[language]} ${page + 1} ${words.of[language]} ${count}`, margin, pdf.page.height - margin, { width: pdf.page.width - 2 * margin, align: 'right', lineBreak: false });
  }
}
