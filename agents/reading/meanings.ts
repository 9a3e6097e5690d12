import { type Language, type Localized, concepts, fields } from '#engine';

/** Something that a word can mean, by the words that the reader knows for it. */
export interface Meaning {
  /** As it stands in the list, from 1. */
  readonly number: number;
  readonly name: string;
}

/** What the grammar knows, in the words that stand for it. */
const grammar: readonly Localized[] = [
  { id: 'berapa', en: 'how many' },
  { id: 'total', en: 'total' },
  { id: 'rata-rata', en: 'mean' },
  { id: 'median', en: 'median' },
  { id: 'persentase', en: 'percentage' },
  { id: 'tertinggi', en: 'highest' },
  { id: 'terendah', en: 'lowest' },
  { id: 'kecuali', en: 'except' },
  { id: 'tanpa', en: 'without' },
  { id: 'bukan', en: 'not' },
  { id: 'lebih dari', en: 'more than' },
  { id: 'kurang dari', en: 'less than' },
  { id: 'minimal', en: 'at least' },
  { id: 'maksimal', en: 'at most' },
  { id: 'per', en: 'per' },
  { id: 'dibandingkan', en: 'compared with' },
  { id: 'tren', en: 'trend' },
  { id: 'klaim', en: 'claims' },
];

/** What an unknown word may stand for, each by one name that the reader reads. The list is the same on every call and short; diseases, procedures and places are names, which the reader knows or nobody does. */
export function meaningsOf(language: Language): readonly Meaning[] {
  const names = [
    ...grammar.map((word) => word[language]),
    ...fields.filter(({ without = [] }) => !without.includes('filter') || !without.includes('show')).map(({ label }) => label[language]),
    ...fields.filter(({ values = [] }) => values.length <= mostValues).flatMap(({ values = [] }) => values.map(({ label, synonyms }) => (label[language].length > longestName ? (synonyms[0] ?? label[language]) : label[language]))),
    ...concepts.map(({ label }) => label[language]),
  ].map((name) => name.toLowerCase());
  return [...new Set(names)].map((name, i) => ({ number: i + 1, name }));
}

const longestName = 40;
/** Values of longer lists (places, clinics, chapters) are names, which the reader knows or nobody does. */
const mostValues = 12;
