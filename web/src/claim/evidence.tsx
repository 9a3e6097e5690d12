import * as Popover from '@radix-ui/react-popover';
import type { Operations } from '#client';
import type { ReactNode } from 'react';

import { useTexts } from '../texts/language.ts';
import { valueWords } from './value-words.ts';

export type SummaryEvidence = Operations['GET /claims/{id}/summary']['answer']['evidence'][number];

interface EvidenceSentenceProps {
  readonly text: string;
  readonly evidence: readonly string[];
  readonly items: ReadonlyMap<string, SummaryEvidence>;
  readonly language: 'id' | 'en';
}

/** A sentence whose figures open the evidence they stand on: where a figure stands in it as written, itself; else a mark at its end. */
export function EvidenceSentence({ text, evidence, items, language }: EvidenceSentenceProps) {
  const cited = evidence.flatMap((id) => items.get(id) ?? []);
  const places = placesIn(text, cited, language);
  const found = new Set(places.map(({ item }) => item.id));
  const rest = cited.filter(({ id }) => !found.has(id));
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { at, words, item } of places) {
    parts.push(text.slice(from, at), <EvidenceMark key={`${item.id}-${at}`} item={item} language={language}>{words}</EvidenceMark>);
    from = at + words.length;
  }
  parts.push(text.slice(from));
  return (
    <>
      {parts}
      {rest.length > 0 && <MoreEvidence items={rest} language={language} />}{' '}
    </>
  );
}

interface Place {
  readonly at: number;
  readonly words: string;
  readonly item: SummaryEvidence;
}

/** Where each value stands in the sentence: longer ones first, no two in one place, no part of another figure. */
function placesIn(text: string, cited: readonly SummaryEvidence[], language: 'id' | 'en'): Place[] {
  const taken: Place[] = [];
  const candidates = cited.flatMap((item) => valueWords(item, language).map((words) => ({ item, words }))).toSorted((a, b) => b.words.length - a.words.length);
  for (const { item, words } of candidates) {
    if (taken.some((place) => place.item.id === item.id)) continue;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const isWhole = !/[\p{L}\d]/u.test(text[at - 1] ?? '') && !/[\d]|^[.,]\d/u.test(text.slice(at + words.length, at + words.length + 2).replace(/^[.,](?!\d)/, ''));
      const isFree = taken.every((place) => at + words.length <= place.at || at >= place.at + place.words.length);
      if (!isWhole || !isFree) continue;
      taken.push({ at, words, item });
      break;
    }
  }
  return taken.toSorted((a, b) => a.at - b.at);
}

function EvidenceMark({ item, language, children }: { readonly item: SummaryEvidence; readonly language: 'id' | 'en'; readonly children: ReactNode }) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild><button type="button" className="figure">{children}</button></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover evidence" sideOffset={5} collisionPadding={8}><EvidenceCard item={item} language={language} /></Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function MoreEvidence({ items, language }: { readonly items: readonly SummaryEvidence[]; readonly language: 'id' | 'en' }) {
  const say = useTexts();
  return (
    <Popover.Root>
      <Popover.Trigger asChild><button type="button" className="cite" aria-label={say('evidence_more', { n: items.length })}>+{items.length}</button></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover evidence" sideOffset={5} collisionPadding={8}>{items.map((item) => <EvidenceCard key={item.id} item={item} language={language} />)}</Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function EvidenceCard({ item, language }: { readonly item: SummaryEvidence; readonly language: 'id' | 'en' }) {
  const [shown] = valueWords(item, language);
  return <Source label={item.label[language]} shown={shown ?? '–'} source={item.source} />;
}

interface SourceProps {
  readonly label: string;
  readonly shown: string;
  readonly source: { readonly table: string; readonly column: string; readonly keys: Readonly<Record<string, string | number>>; readonly snapshot: string };
}

/** A value, and the table, column, row and snapshot that it was read from. */
export function Source({ label, shown, source }: SourceProps) {
  const say = useTexts();
  return (
    <dl className="source">
      <div className="source-value"><dt>{label}</dt><dd>{shown}</dd></div>
      <div><dt>{say('source_table')}</dt><dd className="code">{source.table}.{source.column}</dd></div>
      {Object.entries(source.keys).map(([key, value]) => <div key={key}><dt>{key}</dt><dd className="code">{value}</dd></div>)}
      <div><dt>{say('source_snapshot')}</dt><dd className="code">{source.snapshot}</dd></div>
    </dl>
  );
}
