import { type ConceptFigure, type Language, type Localized, type Ruleset, type Snapshot, type Term, conceptFigures, definitionOf, findRule, findRuleset, findTerm, formatAtMost, formatDate, isolationForestV1, knownRules, text } from '#engine';
import { z } from 'zod';

import type { Reading, ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, type Fact, evidenceIn, localizedSchema, valueAt } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { toolInput } from './tool-input.ts';

export const defineConceptDataSchema = z.object({ found: z.boolean(), label: localizedSchema, definition: localizedSchema });

/** What a term of the catalogue means, with the figures of this snapshot. */
export function createDefineConcept({ snapshot, ruleset }: ToolContext): Tool {
  return defineTool({
    name: 'define_concept',
    description: { id: 'Arti sebuah istilah atau bidang katalog, dengan angka dari snapshot ini.', en: 'What a term or field of the catalogue means, with the figures of this snapshot.' },
    activity: { id: 'Membaca glosarium', en: 'Reading the glossary' },
    needsClaim: false,
    input: toolInput({ concept: text({ max: 80 }).describe('id of a concept, `field:` and the id of a field, or `value:<field>:<value>`') }),
    output: defineConceptDataSchema,
    async run({ concept: id }) {
      const term = findTerm(id);
      if (!term) return { data: { found: false, label: { id, en: id }, definition: { id: '', en: '' } }, evidence: [] };
      const figures = await figuresOf(term, snapshot, ruleset);
      const used = conceptFigures.filter((figure) => figures[figure] !== undefined);
      const shown = (language: Language): string => definitionOf(term, language, Object.fromEntries(used.map((figure) => [figure, shownFigure(figure, figures[figure] ?? 0, language)])));
      const isOther = term.rule !== undefined && !findRule(ruleset, term.rule);
      const definition = { id: shown('id') + (isOther ? notServing(ruleset).id : ''), en: shown('en') + (isOther ? notServing(ruleset).en : '') };
      return { data: { found: true, label: term.label, definition }, evidence: evidenceOf(id, term, figures, snapshot) };
    },
  });
}

/** Of a rule that is none of the ruleset which scored the snapshot. */
const notServing = ({ version }: Pick<Ruleset, 'version'>): Localized => ({
  id: ` Aturan ini bukan bagian dari ${version}, yang menilai snapshot ini, sehingga tidak satu klaim pun memilikinya.`,
  en: ` This rule is none of ${version}, which scored this snapshot, so no claim has it.`,
});

type Figures = Partial<Record<ConceptFigure, number | string>>;

function evidenceOf(concept: string, term: Term, figures: Figures, { manifest }: Snapshot): EvidenceItem[] {
  const item = evidenceIn('catalogue', manifest.snapshot_id, { concept });
  return [
    item('concept.label', 'label', term.label.id, { unit: 'text', label: { id: 'Istilah', en: 'Term' } }),
    ...conceptFigures.flatMap((figure) => (figures[figure] === undefined ? [] : [item(`concept.${figure}`, figure, figures[figure], figureFacts[figure])])),
  ];
}

/** Reads again what a definition cites. */
export async function resolveConcept({ snapshot }: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const concept = String(source.keys['concept']);
  const term = findTerm(concept);
  return term && valueAt(evidenceOf(concept, term, await figuresOf(term, snapshot, findRuleset(snapshot.manifest.ruleset_version)), snapshot), source);
}

const figureFacts: Readonly<Record<ConceptFigure, Fact>> = {
  contamination: { unit: 'ratio', label: { id: 'Bagian klaim yang disebut tidak lazim oleh model', en: 'Share of claims that the model calls unusual' } },
  n_estimators: { unit: 'items', label: { id: 'Pohon bawaan', en: 'Trees by default' } },
  max_samples: { unit: 'items', label: { id: 'Klaim tiap pohon', en: 'Claims of each tree' } },
  weight: { unit: 'items', label: { id: 'Bobot aturan', en: 'Weight of the rule' } },
  rules: { unit: 'items', label: { id: 'Aturan', en: 'Rules' } },
  data_date: { unit: 'date', label: { id: 'Tanggal data', en: 'Date of the data' } },
  claims: { unit: 'claims', label: { id: 'Klaim dalam snapshot', en: 'Claims of the snapshot' } },
  quarantined: { unit: 'items', label: { id: 'Rekaman yang dikarantina', en: 'Records quarantined' } },
};

/** The figures that a definition names, as far as the snapshot has them. */
async function figuresOf(term: Term, { manifest, rowsOfFile }: Pick<Snapshot, 'manifest' | 'rowsOfFile'>, ruleset: Ruleset): Promise<Figures> {
  const isNamed = (figure: ConceptFigure): boolean => term.definition.id.includes(`{${figure}}`) || term.definition.en.includes(`{${figure}}`);
  const weight = term.rule !== undefined ? (findRule(ruleset, term.rule) ?? knownRules.find(({ id }) => id === term.rule))?.weight : undefined;
  const [model] = isNamed('contamination') ? await rowsOfFile<{ contamination: number }>('queries/model_contamination', { model_version: manifest.model_version }) : [];
  const known: Record<ConceptFigure, number | string | undefined> = {
    n_estimators: isolationForestV1.nEstimators,
    max_samples: isolationForestV1.maxSamples,
    rules: ruleset.rules.length,
    data_date: manifest.data_date,
    contamination: model?.contamination,
    weight,
    claims: manifest.rows['claims_scored'],
    quarantined: manifest.rows['claims_quarantine'],
  };
  return Object.fromEntries(conceptFigures.flatMap((figure) => (isNamed(figure) && known[figure] !== undefined ? [[figure, known[figure]] as const] : [])));
}

function shownFigure(figure: ConceptFigure, value: number | string, language: Language): string {
  if (typeof value === 'string') return formatDate(value, language);
  return figure === 'contamination' ? `${formatAtMost(100 * value, language, 2)}%` : formatAtMost(value, language, 2);
}
