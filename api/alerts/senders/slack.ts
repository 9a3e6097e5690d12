import type { AlertTargetOf } from '#config';

import type { AlertMessage } from '../alert-message.ts';
import { post } from './post.ts';

/** Characters of a section that Slack takes. */
const longestSection = 3000;

/** Posts in the form of Slack’s incoming webhooks, which others take too. */
export async function sendSlack({ url }: AlertTargetOf<'slack'>, { subject, lines }: AlertMessage, { signal }: { readonly signal: AbortSignal }): Promise<void> {
  const section = escaped(lines.join('\n')).slice(0, longestSection);
  await post(url, JSON.stringify({ text: escaped(subject), blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `*${escaped(subject)}*` } }, { type: 'section', text: { type: 'mrkdwn', text: section } }] }), { signal });
}

/** The three characters that Slack reads as markup of its own. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
