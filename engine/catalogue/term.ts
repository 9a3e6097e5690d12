import type { Localized } from '../language.ts';
import type { Concept } from './concept.ts';
import { findConcept } from './concepts/index.ts';
import type { Field } from './field.ts';
import { findField } from './index.ts';

/** Something that has a definition. */
export type Term = Pick<Concept, 'id' | 'label' | 'definition'> & Partial<Pick<Concept, 'rule'>>;

const prefixes = { field: 'field:', value: 'value:' } as const;

export function termIdOfField(field: Field): string {
  return `${prefixes.field}${field.id}`;
}

/** Of a value that the catalogue lists. */
export function termIdOfValue(field: string, value: string | number): string {
  return `${prefixes.value}${field}:${value}`;
}

/** The term of an id: a concept by its own, a field as `field:<id>`, a value that is listed as `value:<field>:<value>`. */
export function findTerm(id: string): Term | undefined {
  if (id.startsWith(prefixes.field)) return findField(id.slice(prefixes.field.length));
  return id.startsWith(prefixes.value) ? valueTerm(id) : findConcept(id);
}

/** A value means what is said of it, else it is one of its field, whose definition is told. */
function valueTerm(id: string): Term | undefined {
  const [, fieldId = '', ...rest] = id.split(':');
  const field = findField(fieldId);
  const found = field?.values?.find(({ value }) => String(value) === rest.join(':'));
  if (!field || !found) return undefined;
  const definition: Localized = found.meaning ?? {
    id: `Salah satu nilai ${field.label.id}. ${field.definition.id}`,
    en: `One of the values of ${field.label.en}. ${field.definition.en}`,
  };
  return { id, label: found.label, definition };
}
