import { type CodeSet, type Concept, type ConceptFigure, type Field, aggregationsOf, canGroup, canOrder, canShow, codeSets, conceptSubjects, definitionOf, fieldSubjects, fields, findRule, findRuleset, isolationForestV1, operatorsOf } from '#engine';

const ruleset = findRuleset('RULESET_v2');

/** What a definition names that each snapshot has its own figure of. */
const ofSnapshot = { claims: 'N', quarantined: 'N', data_date: 'YYYY-MM-DD' } as const;
const ofModel = { contamination: String(isolationForestV1.contamination), n_estimators: String(isolationForestV1.nEstimators), max_samples: String(isolationForestV1.maxSamples) } as const;

/** The page of all terms, made of the catalogue. */
export function glossaryPage(): string {
  return [
    '# Glossary',
    '',
    'Made from `engine/catalogue/` by `npm run build`: the terms, fields, values and named sets of codes that questions, filters, reports and answers',
    'share, in English with the Indonesian term. Definitions exist in both languages; here the English one stands. Figures of a model are those of',
    '`iso_v1`, weights those of `RULESET_v2` (else of `RULESET_v1`), and N is a figure of the snapshot that serves.',
    '',
    '## Terms',
    '',
    ...conceptSubjects.flatMap(({ label, items }) => [`### ${label.en}`, '', ...table(['term', 'Indonesian', 'meaning'], items.map(termRow))]),
    '## Fields of a claim',
    '',
    'What can be asked of a claim, by the id that queries use. *f* can be filtered by, *g* grouped by, *o* ordered by, *m* measured (sum, mean and so on, or number of distinct), *s* shown in a list.',
    '',
    ...fieldSubjects.flatMap(({ label, items }) => [`### ${label.en}`, '', ...table(['field', 'English', 'Indonesian', 'unit', 'use', 'meaning'], items.map(fieldRow))]),
    '## Values',
    '',
    'Values that are known beforehand, as the data hold them, and other ways to write them. Where a field is marked with +, the data may give others too.',
    '',
    ...fields.filter(({ id, values }) => values && id !== 'rules_not_evaluated').flatMap(valuesOf),
    '## Sets of codes',
    '',
    'Diseases and procedures by the words that people use. A query names a set as `set:stroke`. A code stands for all codes that begin so, two codes with a hyphen for all categories between them; dots are left out.',
    '',
    '### Diagnoses (ICD-10, edition of 2010)',
    '',
    ...table(['set', 'English', 'Indonesian', 'codes', 'left out'], codeSets.filter(({ system }) => system === 'icd10').map(setRow)),
    '### Procedures (ICD-9-CM)',
    '',
    ...table(['set', 'English', 'Indonesian', 'codes', 'left out'], codeSets.filter(({ system }) => system === 'icd9cm').map(setRow)),
  ].join('\n').trimEnd().concat('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).concat('');
}

function termRow(concept: Concept): readonly string[] {
  const weight = concept.rule === undefined ? undefined : (findRule(ruleset, concept.rule) ?? findRule(findRuleset('RULESET_v1'), concept.rule))?.weight;
  const figures: Partial<Record<ConceptFigure, string>> = { ...ofSnapshot, ...ofModel, rules: String(ruleset.rules.length), ...(weight !== undefined && { weight: String(weight) }) };
  return [concept.label.en, concept.label.id, definitionOf(concept, 'en', figures)];
}

function fieldRow(field: Field): readonly string[] {
  const uses = [
    ['f', operatorsOf(field).length > 0],
    ['g', canGroup(field)],
    ['o', canOrder(field)],
    ['m', aggregationsOf(field).length > 0],
    ['s', canShow(field)],
  ] as const;
  return [`\`${field.id}\``, field.label.en, field.label.id, field.unit ?? '', uses.map(([letter, can]) => (can ? letter : '')).join(''), field.definition.en];
}

function valuesOf({ id, label, values = [], isLookedUp }: Field): readonly string[] {
  const hasMeanings = values.some(({ meaning }) => meaning !== undefined);
  const rows = values.map((value) => [`\`${String(value.value)}\``, value.label.en, value.label.id, value.synonyms.join(', '), ...(hasMeanings ? [value.meaning?.en ?? ''] : [])]);
  return [`### ${label.en} (\`${id}\`)${isLookedUp ? ' +' : ''}`, '', ...table(['value', 'English', 'Indonesian', 'also written', ...(hasMeanings ? ['meaning'] : [])], rows)];
}

function setRow({ id, label, ranges, leftOut }: CodeSet): readonly string[] {
  return [`\`${id}\``, label.en, label.id, ranges.join(', '), leftOut?.en ?? ''];
}
