import { type Language, formatDate, formatNumber, jakartaDay } from '#engine';

import type { Facts } from '../statements/facts.ts';
import { fragments } from '../statements/texts/words.ts';
import { said } from '../statements/words.ts';
import { type Fragment, type Writer, createWriter, nothing, partIf } from '../statements/writer.ts';
import { fill } from '../reading/texts.ts';
import { type AuditDocument, type Block, type ListItem, ownWords } from './document.ts';
import type { DocumentRequest, LetterStatement } from './letter.ts';
import { documentItems, purposes } from './requests.ts';
import { claimFieldTexts, letterTexts as texts, signatureFields } from './texts.ts';

const blank = '…'.repeat(14);

/** A letter in the language of its reader, from facts that may leave the house. */
export function composeRequest(statements: readonly LetterStatement[], facts: Facts, { language, madeAt }: { readonly language: Language; readonly madeAt: string }): AuditDocument {
  const writer = createWriter(facts, language);
  return { kind: 'request', language, title: writer.write(texts.title).text, madeAt, blocks: statements.flatMap((statement) => blocksOf(statement, writer, madeAt)) };
}

function blocksOf(statement: LetterStatement, writer: Writer, madeAt: string): Block[] {
  const { language, write } = writer;
  switch (statement.kind) {
    case 'head':
      return [{ kind: 'fields', fields: [[texts.number[language], statement.number ?? blank], [texts.subject[language], write(texts.title).text]] }];
    case 'dated':
      return [{ kind: 'paragraph', look: 'right', text: fill(texts.dated, language, { place: statement.place ?? blank, day: dayAfter(madeAt, 0, language) }) }];
    case 'addressee':
      return [{ kind: 'lines', lines: addressee(writer) }];
    case 'opening':
      return [{ kind: 'paragraph', text: texts.greeting[language] }, { kind: 'paragraph', text: texts.opening[language] }];
    case 'claim':
      return [{ kind: 'fields', fields: claimFields(writer) }];
    case 'requests':
      return [{ kind: 'heading', level: 2, text: texts.requests[language] }, { kind: 'list', isNumbered: true, items: statement.requests.map((request) => itemOf(request, writer)) }];
    case 'deadline':
      return [{ kind: 'paragraph', text: fill(texts.deadline, language, { day: dayAfter(madeAt, statement.days, language), n: formatNumber(statement.days, language) }) }];
    case 'own_words':
      return [ownWords(texts.ownWords[language], statement.words)];
    case 'closing':
      return [{ kind: 'paragraph', text: texts.closing[language] }];
    default:
      return [{ kind: 'signatures', parties: [texts.sender, texts.receiver].map((title) => ({ title: title[language], fields: signatureFields.map((field) => field[language]) })) }];
  }
}

/** The day in Jakarta so many days after a time: `2 Januari 2025`. */
function dayAfter(time: string, days: number, language: Language): string {
  return formatDate(jakartaDay(new Date(Date.parse(time) + days * 24 * 3_600_000)), language);
}

/** Whom the letter goes to: by name where it is known, else by the facility's key. */
function addressee({ facts, language, write }: Writer): string[] {
  const named = facts.has('claim.facility_name') ? write(texts.head) : write(texts.headUnnamed);
  const known = (['key', 'class', 'district', 'province'] as const).filter((part) => facts.has({ key: 'claim.facility_key', class: 'claim.facility_class', district: 'claim.district_name', province: 'claim.province_name' }[part]));
  const lineOf = (...parts: readonly (typeof known)[number][]): string => known.filter((part) => parts.includes(part)).map((part) => write(texts[part]).text).join(', ');
  return [texts.to[language], named.text, lineOf('key', 'class'), lineOf('district', 'province')].filter((line) => line !== '');
}

function claimFields(writer: Writer): [string, string][] {
  const { facts, language, write } = writer;
  const label: Fragment = partIf(facts.has('claim.dx_primary_label'), () => write({ id: ' {claim.dx_primary_label}', en: ' {claim.dx_primary_label}' }));
  const type = facts.text('claim.service_type');
  const service: Fragment = type === 'RITL' ? write(fragments.inpatient) : type === 'RJTL' ? write(fragments.outpatient) : nothing;
  return claimFieldTexts
    .filter(({ value }) => [...value.id.matchAll(/\{(claim\.\w+)\}/g)].every(([, id = '']) => facts.has(id)))
    .map((field) => [field.label[language], write(field.value, { label, service }).text]);
}

function itemOf({ item, why }: DocumentRequest, { language, write }: Writer): ListItem {
  return { text: documentItems[item][language], details: why.map((id) => write(texts.why, { why: said(write(purposes[id].why).text) }).text) };
}
