import { useQuery } from '@tanstack/react-query';

import { catalogueOptions } from '../service/queries.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { valueText } from './clause-text.ts';

export type ValueName = (field: string, value: unknown) => string;

/** What the catalogue calls a value of a field, in the language of the page: `mild` of `ringan`. */
export function useValueName(): ValueName {
  const say = useTexts();
  const format = useFormat();
  const { data } = useQuery(catalogueOptions(useLanguage()));
  return (id, value) => valueText(typeof value === 'string' ? value : null, data?.data.fields.find((field) => field.id === id), { format, say });
}
