import { formatInstant } from '#engine';

import { plain } from '../../documents/markdown-text.ts';
import { type ConversationRecord, type EvidenceNote, type RecordedAnswer, hashOf } from './conversation-record.ts';
import { headerOf, provenanceOf, remarkOn, words } from './texts.ts';

/** The record as Markdown, above a line that holds the hash of all bytes before it. */
export function markdownOf(record: ConversationRecord): { readonly text: string; readonly hash: string } {
  const content = contentOf(record);
  const hash = hashOf(content);
  return { text: `${content}${words.hash[record.language]}: \`${hash}\`\n`, hash };
}

function contentOf(record: ConversationRecord): string {
  const { language, turns, notes } = record;
  const blocks = [
    `# ${words.title[language]}: ${plain(record.title)}`,
    ['| | |', '| --- | --- |', ...headerOf(record).map(([label, value]) => `| ${label} | ${plain(value)} |`)].join('\n'),
    words.indication[language],
    ...turns.flatMap(({ question, askedAt, answer }, i) => [
      `## ${i + 1}. ${words.question[language]}`,
      `*${formatInstant(askedAt, language)}*`,
      question.split('\n').map((line) => `> ${plain(line)}`.trimEnd()).join('\n'),
      `### ${words.answer[language]}`,
      ...(answer ? answerBlocks(answer, language) : [words.noAnswer[language]]),
    ]),
    ...(notes.length === 0 ? [] : [`## ${words.evidence[language]}`, notes.map((note) => noteLine(note)).join('\n')]),
    '---',
  ];
  return `${blocks.join('\n\n')}\n\n`;
}

function answerBlocks(answer: RecordedAnswer, language: ConversationRecord['language']): string[] {
  const remark = remarkOn(answer, language);
  const body = [
    `*${formatInstant(answer.answeredAt, language)}*`,
    ...(answer.notice === null ? [] : [plain(answer.notice)]),
    ...(answer.sentences.length === 0 ? [] : [answer.sentences.map(({ text, notes }) => `- ${plain(text)}${notes.map((number) => `[^${number}]`).join('')}`).join('\n')]),
    ...(remark === undefined ? [] : [`**${plain(remark)}**`]),
  ];
  return answer.isWithheld ? body : [...body, provenanceOf(answer, language).map((line) => `*${plain(line)}*`).join('\\\n')];
}

function noteLine({ number, label, shown, table, column, keys, snapshot }: EvidenceNote): string {
  const place = [`${table}.${column}`, ...keys.map(([name, value]) => `${name} = ${value}`), snapshot].map((part) => plain(part)).join('; ');
  return `[^${number}]: ${plain(label)}: ${plain(shown)} (${place})`;
}
