import { useQuery } from '@tanstack/react-query';
import type { ClauseInput } from '#client';

import { catalogueOptions } from '../service/queries.ts';
import { useFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { clauseText, periodText } from './clause-text.ts';
import { FilterEditor } from './filter-editor.tsx';
import { type Filters, isEmpty } from './filters.ts';

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** The filters as chips: each is changed by a click, and taken away by its cross. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const say = useTexts();
  const format = useFormat();
  const { data } = useQuery(catalogueOptions(useLanguage()));
  const words = { fields: new Map((data?.data.fields ?? []).map((field) => [field.id, field])), format, say };
  const { where, period, top } = filters;
  const replace = (at: number, clause: ClauseInput | undefined): void => onChange({ ...filters, where: where.flatMap((one, i) => (i === at ? (clause ? [clause] : []) : [one])) });

  return (
    <div className="chips" role="group" aria-label={say('filters')}>
      {where.map((clause, i) => {
        const text = clauseText(clause, words);
        return (
          <span className="chip" key={JSON.stringify(clause)}>
            {'any' in clause ? <span className="chip-text">{text}</span> : (
              <FilterEditor initial={clause} onSave={(next) => replace(i, next)}>
                <button type="button" className="chip-text" title={say('filter_change')}>{text}</button>
              </FilterEditor>
            )}
            <button type="button" className="chip-remove" aria-label={say('filter_remove', { filter: text })} onClick={() => replace(i, undefined)}>✕</button>
          </span>
        );
      })}
      {period && (
        <span className="chip">
          <span className="chip-text">{periodText(period, words)}</span>
          <button type="button" className="chip-remove" aria-label={say('filter_remove', { filter: periodText(period, words) })} onClick={() => onChange({ ...filters, period: undefined })}>✕</button>
        </span>
      )}
      {top !== undefined && (
        <span className="chip">
          <span className="chip-text">{say('filter_top', { n: format.number(top) })}</span>
          <button type="button" className="chip-remove" aria-label={say('filter_remove', { filter: say('filter_top', { n: format.number(top) }) })} onClick={() => onChange({ ...filters, top: undefined })}>✕</button>
        </span>
      )}
      <FilterEditor onSave={(condition) => onChange({ ...filters, where: [...where, condition] })}>
        <button type="button" className="chip-add">+ {say('filter_add')}</button>
      </FilterEditor>
      {!isEmpty(filters) && <button type="button" className="chip-add" onClick={() => onChange({ where: [], sort: filters.sort })}>{say('filter_clear')}</button>}
    </div>
  );
}
