import { provinces } from './values/places.ts';
import { shaped } from '../text.ts';

/** Codes of the provinces that a name is of: what they are called in both languages, and otherwise. */
const codesByName = new Map<string, Set<string>>();
for (const { code, value, label, synonyms } of provinces)
  for (const name of [value, label.id, label.en, ...synonyms].map(plain)) codesByName.set(name, (codesByName.get(name) ?? new Set()).add(code));

/** What a province may be called, in both languages. */
export const provinceAccepted = { id: 'kode BPS dua angka atau nama satu provinsi, misalnya 32 atau Jawa Barat', en: 'a BPS code of two digits or the name of one province, such as 32 or Jawa Barat' } as const;

/** The BPS code of a province given by code or by name (`32`, `Jawa Barat`, `West Java`, `jabar`); undefined where it is neither, or the name of several. */
export function provinceCodeOf(given: string): string | undefined {
  const name = plain(given);
  if (/^\d{2}$/.test(name)) return name;
  const [code, ...others] = codesByName.get(name) ?? [];
  return others.length === 0 ? code : undefined;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** A province by code or name; what passes is the code. */
export const provinceSchema = shaped(/^ *[A-Za-z0-9][A-Za-z0-9 .]{0,98}$/, provinceAccepted)
  .refine((given) => provinceCodeOf(given) !== undefined, { params: { accepted: provinceAccepted }, abort: true })
  .overwrite((given) => provinceCodeOf(given) ?? given);
