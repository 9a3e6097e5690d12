import * as Popover from '@radix-ui/react-popover';
import { useQuery } from '@tanstack/react-query';
import type { CatalogueField, ConditionInput } from '#client';
import { type FormEvent, type ReactNode, useId, useState } from 'react';

import { catalogueOptions } from '../service/queries.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import type { TextId } from '../texts/texts.ts';
import { operatorsFor } from './filters.ts';

const operatorNames: Readonly<Record<ConditionInput['op'], TextId>> = {
  '=': 'op_is', '!=': 'op_is_not', '>': 'op_more', '<': 'op_less', in: 'op_in', not_in: 'op_not_in', contains: 'op_contains', not_contains: 'op_not_contains', under: 'op_under', not_under: 'op_not_under',
  '>=': 'op_least', '<=': 'op_most', between: 'op_between', is_null: 'op_empty', not_null: 'op_filled',
};

interface FilterEditorProps {
  readonly children: ReactNode;
  readonly initial?: ConditionInput;
  readonly onSave: (condition: ConditionInput) => void;
}

/** A filter on any field of the catalogue, made or changed by hand. */
export function FilterEditor({ children, initial, onSave }: FilterEditorProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover filter-editor" align="start" sideOffset={6} collisionPadding={8}>
          <Editor {...(initial && { initial })} onSave={(condition) => {
            setOpen(false);
            onSave(condition);
          }} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Editor({ initial, onSave }: Omit<FilterEditorProps, 'children'>) {
  const say = useTexts();
  const id = useId();
  const { data } = useQuery(catalogueOptions(useLanguage()));
  const [fieldId, setFieldId] = useState(initial?.field ?? 'province_name');
  const [op, setOp] = useState<ConditionInput['op'] | undefined>(initial?.op);
  const [values, setValues] = useState<readonly string[]>(valuesOf(initial));
  const [isUnread, setUnread] = useState(false);
  const fields = (data?.data.fields ?? []).filter((field) => field.operators.length > 0);
  const field = fields.find((one) => one.id === fieldId);
  const likely = field ? operatorsFor(field) : [];
  // What a sentence gave can be kept, also where nobody is offered it.
  const offered = initial && initial.field === fieldId && !likely.includes(initial.op) ? [initial.op, ...likely] : likely;
  const chosen = op !== undefined && offered.includes(op) ? op : offered[0];
  const sections = [...Map.groupBy(fields, ({ section }) => section)];

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const condition = field && chosen && conditionOf(field, chosen, values);
    if (condition) onSave(condition);
    else setUnread(true);
  };

  return (
    <form className="stacked" onSubmit={save}>
      <label htmlFor={`${id}-field`}>{say('filter_field')}</label>
      <select id={`${id}-field`} className="input" value={fieldId} onChange={(event) => {
        setFieldId(event.target.value);
        setOp(undefined);
        setValues([]);
      }}>
        {sections.map(([section, inSection]) => (
          <optgroup key={section} label={section}>
            {inSection.map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}
          </optgroup>
        ))}
      </select>
      {field && <p className="fine">{field.definition}</p>}
      <label htmlFor={`${id}-op`}>{say('filter_operator')}</label>
      <select id={`${id}-op`} className="input" value={chosen ?? ''} onChange={(event) => setOp(offered.find((one) => one === event.target.value))}>
        {offered.map((one) => <option key={one} value={one}>{say(operatorNames[one])}</option>)}
      </select>
      {field && chosen && chosen !== 'is_null' && chosen !== 'not_null' && <Values id={id} field={field} op={chosen} values={values} onChange={setValues} />}
      {isUnread && <p className="failure" role="alert">{say('filter_unread')}</p>}
      <button type="submit" className="button primary">{say('filter_apply')}</button>
    </form>
  );
}

interface ValuesProps {
  readonly id: string;
  readonly field: CatalogueField;
  readonly op: ConditionInput['op'];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function Values({ id, field, op, values, onChange }: ValuesProps) {
  const say = useTexts();
  const isList = ['in', 'not_in', 'contains', 'not_contains', 'under', 'not_under'].includes(op);
  if (field.kind === 'boolean')
    return (
      <>
        <label htmlFor={`${id}-value`}>{say('filter_value')}</label>
        <select id={`${id}-value`} className="input" value={values[0] ?? 'true'} onChange={(event) => onChange([event.target.value])}>
          <option value="true">{say('yes')}</option>
          <option value="false">{say('no')}</option>
        </select>
      </>
    );
  if (field.values && isList)
    return (
      <fieldset className="choices">
        <legend>{say('filter_value')}</legend>
        {field.values.map(({ value, label }) => {
          const written = String(value);
          return (
            <label key={written}>
              <input type="checkbox" checked={values.includes(written)} onChange={(event) => onChange(event.target.checked ? [...values, written] : values.filter((one) => one !== written))} /> {label}
            </label>
          );
        })}
      </fieldset>
    );
  const type = field.kind === 'date' ? 'date' : 'text';
  const count = op === 'between' ? 2 : 1;
  return (
    <>
      <label htmlFor={`${id}-value-0`}>{say(isList ? 'filter_values' : 'filter_value')}</label>
      {Array.from({ length: count }, (_, i) => (
        <input
          key={i}
          id={`${id}-value-${i}`}
          className="input"
          type={type}
          required
          aria-label={count === 2 ? say(i === 0 ? 'filter_from' : 'filter_to') : undefined}
          placeholder={field.examples.slice(0, 2).join(', ')}
          value={isList ? values.join(', ') : (values[i] ?? '')}
          onChange={(event) => onChange(isList ? event.target.value.split(/,\s*/) : Array.from({ length: count }, (_one, at) => (at === i ? event.target.value : (values[at] ?? ''))))}
        />
      ))}
    </>
  );
}

function valuesOf(condition: ConditionInput | undefined): string[] {
  const { value } = condition ?? {};
  if (value === undefined || (typeof value === 'object' && 'field' in value)) return [];
  return (typeof value === 'object' ? value : [value]).map(String);
}

/** Undefined where a value is missing or is no number. Whole numbers may be written as people write them: `20.000.000`, `Rp 20,000,000`. */
function conditionOf(field: CatalogueField, op: ConditionInput['op'], values: readonly string[]): ConditionInput | undefined {
  if (op === 'is_null' || op === 'not_null') return { field: field.id, op };
  if (field.kind === 'boolean') return { field: field.id, op, value: (values[0] ?? 'true') === 'true' };
  const isNumber = ['integer', 'decimal', 'rupiah'].includes(field.kind);
  const typed = values.map((value) => value.trim()).filter((value) => value !== '').map((value) => (isNumber ? numberIn(value, field.kind) : value));
  const [first] = typed;
  if (first === undefined || typed.some((value) => Number.isNaN(value))) return undefined;
  if (op === 'between') return typed.length === 2 ? { field: field.id, op, value: typed } : undefined;
  const isList = ['in', 'not_in', 'contains', 'not_contains', 'under', 'not_under'].includes(op);
  return { field: field.id, op, value: isList ? typed : first };
}

function numberIn(text: string, kind: CatalogueField['kind']): number {
  const plain = text.replace(/^rp\.?\s*/i, '');
  return Number(kind === 'decimal' ? plain.replace(',', '.') : plain.replaceAll(/[.,\s]/g, ''));
}
