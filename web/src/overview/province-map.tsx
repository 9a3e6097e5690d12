import { Link } from '@tanstack/react-router';

import type { Filters } from '../filters/filters.ts';
import { provinceTiles } from '../parts/province-tiles.ts';
import { type QueryRow, numberOf } from '../parts/query-rows.ts';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/language.ts';

export const mapMeasures = ['rate', 'excess', 'inpatient'] as const;
export type MapMeasure = (typeof mapMeasures)[number];

interface ProvinceMapProps {
  readonly rows: readonly QueryRow[];
  readonly measure: MapMeasure;
  readonly filtersOf: (province: string) => Filters;
}

/** Provinces as tiles that lie as the islands do; the darker, the more. Each opens its claims. */
export function ProvinceMap({ rows, measure, filtersOf }: ProvinceMapProps) {
  const say = useTexts();
  const format = useFormat();
  const value = (row: QueryRow): number => (measure === 'excess' ? numberOf(row, 'excess') : numberOf(row, measure === 'rate' ? 'rate' : 'inpatient_share'));
  const shown = (row: QueryRow): string => (measure === 'excess' ? format.shortRupiah(value(row)) : format.percent(value(row), 1));
  // Few claims have a rate by chance: they do not set the scale.
  const most = Math.max(...rows.filter((row) => numberOf(row, 'claims') >= 30).map(value), 0) || 1;
  const byCode = new Map(rows.map((row) => [String(row['province_code']), row]));
  return (
    <ul className="tiles" aria-label={say('map_label')}>
      {provinceTiles.map(({ code, name: province, letters, column, row: line }) => {
        const row = byCode.get(code);
        const place = { gridColumn: column, gridRow: line };
        const name = row?.['province_name'];
        if (!row || typeof name !== 'string') return <li key={code} style={place} className="tile" data-empty="true" title={province}><span>{letters}</span></li>;
        const level = Math.max(0, Math.min(5, Math.round((value(row) / most) * 5)));
        const title = say('map_tile', { province: name, claims: format.number(numberOf(row, 'claims')), rate: format.percent(numberOf(row, 'rate'), 1), excess: format.rupiah(numberOf(row, 'excess')), inpatient: format.percent(numberOf(row, 'inpatient_share'), 1) });
        return (
          <li key={code} style={place}>
            <Link to="/worklist" search={filtersOf(name)} className="tile" data-level={level} title={title}><span>{letters}</span> <strong>{shown(row)}</strong><span className="hidden"> {title}</span></Link>
          </li>
        );
      })}
    </ul>
  );
}
