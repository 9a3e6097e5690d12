import type { Language } from '#engine';

import { activeRules, statementsOf } from '../statements/claim-statements.ts';
import { candidatesOf, composeFinding } from '../statements/finding.ts';
import { say } from '../statements/render.ts';
import { tellChecklist, tellOutcomes } from '../statements/topics/records.ts';
import type { Sentence, Writer } from '../statements/writer.ts';
import { type AuditDocument, type Block, type Field, ownWords } from './document.ts';
import { noteTexts as texts, originTexts, signatureFields } from './texts.ts';

interface NoteParts {
  readonly language: Language;
  readonly madeAt: string;
  /** Who made it and what it stands on. */
  readonly origin: readonly Field[];
  /** What the checklist gave. */
  readonly checklist: unknown;
  readonly words: string | undefined;
}

/** A claim for the audit file: what stands out, all that is said of it, and what is still to be checked. */
export function composeNote(writer: Writer, { language, madeAt, origin, checklist, words }: NoteParts): AuditDocument {
  const { facts, write } = writer;
  const statements = statementsOf(facts);
  const notEvaluated = say(writer, statements.flags.filter(({ kind }) => kind === 'not_evaluated'));
  const title = write(texts.title).text;
  return {
    kind: 'note',
    language,
    title,
    madeAt,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'fields', fields: [[originTexts.claim[language], write({ id: '{claim.claim_id}', en: '{claim.claim_id}' }).text], ...origin] },
      { kind: 'heading', level: 2, text: texts.finding[language] },
      { kind: 'paragraph', text: composeFinding(writer, candidatesOf(writer)).map(({ text }) => text).join(' ') },
      ...told(texts.identity[language], say(writer, statements.identity)),
      ...told(texts.active[language], say(writer, activeRules(facts))),
      ...(notEvaluated.length > 0 ? told(texts.notEvaluated[language], notEvaluated) : told(texts.notEvaluated[language], [{ text: texts.allEvaluated[language], evidence: [] }])),
      ...told(texts.peers[language], say(writer, statements.peers)),
      ...told(texts.decision[language], tellOutcomes(writer)),
      ...told(texts.checklist[language], tellChecklist(writer, checklist), true),
      ...(words === undefined || words === '' ? [] : [ownWords(texts.ownWords[language], words)]),
      { kind: 'paragraph', look: 'faint', text: texts.indication[language] },
      { kind: 'signatures', parties: [{ title: texts.signer[language], fields: signatureFields.map((field) => field[language]) }] },
    ],
  };
}

function told(title: string, sentences: readonly Sentence[], isNumbered = false): Block[] {
  return sentences.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, { kind: 'list', isNumbered, items: sentences.map(({ text }) => ({ text })) }];
}
