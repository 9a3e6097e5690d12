import { formatInstant } from '#engine';

import { type PdfPages, fonts, ink, openPdf } from '../../documents/pdf-pages.ts';
import type { ConversationRecord, EvidenceNote, RecordedAnswer } from './conversation-record.ts';
import { headerOf, provenanceOf, remarkOn, words } from './texts.ts';

/** The record as a PDF in A4. The same record gives the same bytes. @param hash of the content, shown at its end. */
export async function pdfOf(record: ConversationRecord, hash: string): Promise<Buffer> {
  const { language, title, lastAt, turns, notes } = record;
  const pages = openPdf({ title, language, at: new Date(lastAt) });
  const { pdf, write } = pages;
  write(words.title[language], { color: ink.faint, gap: 2 });
  write(title, { font: fonts.bold, size: 16, gap: 8 });
  for (const [label, value] of headerOf(record)) write(`${label}: ${value}`, { gap: 1 });
  pdf.y += 6;
  write(words.indication[language], { font: fonts.slanted, color: ink.faint, gap: 10 });
  turns.forEach(({ question, askedAt, answer }, i) => {
    write(`${i + 1}. ${words.question[language]} – ${formatInstant(askedAt, language)}`, { font: fonts.bold, size: 11 });
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
  return pages.end();
}

function writeAnswer(write: PdfPages['write'], answer: RecordedAnswer, language: ConversationRecord['language']): void {
  write(`${words.answer[language]} – ${formatInstant(answer.answeredAt, language)}`, { font: fonts.bold, indent: 12 });
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
