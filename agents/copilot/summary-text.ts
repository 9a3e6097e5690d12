import type { ClaimSummary } from './answer.ts';

/** The finding as a paragraph and the sections as lists, under Markdown headings, closed by how the text was made. */
export function summaryText({ finding, sections, disclosure }: Pick<ClaimSummary, 'finding' | 'sections' | 'disclosure'>): string {
  const opening = `## ${finding.title}\n\n${finding.sentences.map(({ text }) => text).join(' ')}`;
  const parts = sections.map(({ title, sentences }) => `## ${title}\n\n${sentences.map(({ text }) => `- ${text}`).join('\n')}`);
  return `${[opening, ...parts].join('\n\n')}\n\n${disclosure}\n`;
}
