import type { Language, Localized } from '#engine';

import type { Citable, Facts } from './facts.ts';
import { showEvidence } from './show-evidence.ts';

/** A sentence with the ids of the evidence it cites. */
export interface Sentence {
  readonly text: string;
  readonly evidence: string[];
}

/** Text already written, with the evidence it cites. */
export interface Fragment {
  readonly text: string;
  readonly evidence: readonly string[];
}

/** Writes sentences of one language from the evidence at hand. */
export interface Writer {
  readonly facts: Facts;
  readonly language: Language;
  /** A value as a sentence shows it, by its unit. */
  readonly shown: (item: Pick<Citable, 'id' | 'value' | 'unit'>) => string;
  /** Fills a template: braces hold an evidence id, or the name of a part given. */
  readonly write: (template: Localized, parts?: Readonly<Record<string, Fragment>>, alsoCited?: readonly string[]) => Sentence;
}

export const nothing: Fragment = { text: '', evidence: [] };

export function createWriter(facts: Facts, language: Language): Writer {
  return {
    facts,
    language,
    shown: (item) => showEvidence(item, language),
    write(template, parts = {}, alsoCited = []) {
      const cited = new Set<string>();
      const text = template[language].replaceAll(/\{([\w.:-]+)\}/g, (whole, name: string) => {
        const part = parts[name];
        if (part) {
          for (const id of part.evidence) cited.add(id);
          return part.text;
        }
        const item = facts.item(name);
        if (!item) return whole;
        cited.add(name);
        return showEvidence(item, language);
      });
      for (const id of alsoCited) if (facts.item(id)) cited.add(id);
      return { text: language === 'en' ? singular(text) : text, evidence: [...cited] };
    },
  };
}

/** The fragment where the claim has the evidence it stands on, else nothing. */
export function partIf(condition: boolean, write: () => Fragment): Fragment {
  return condition ? write() : nothing;
}

function singular(text: string): string {
  return text.replaceAll(/(?<![\d.,])1 ((?:other|inpatient|outpatient) )?(days|claims|years|diagnoses)\b/g, (_, kind: string | undefined, word: string) => `1 ${kind ?? ''}${word === 'diagnoses' ? 'diagnosis' : word.slice(0, -1)}`).replaceAll('There are 1 ', 'There is 1 ');
}
