import type { Language } from '#engine';

interface LanguageSource {
  readonly query: unknown;
  readonly headers: { readonly 'accept-language'?: string | undefined };
}

/** The language a caller asked for: `?lang`, then Accept-Language by its weights, then the configured one. */
export function languageOf({ query, headers }: LanguageSource, configured: Language): Language {
  if (typeof query === 'object' && query !== null && 'lang' in query && isLanguage(query.lang)) return query.lang;
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => isLanguage(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  const best = wanted[0]?.tag;
  return isLanguage(best) ? best : configured;
}

function isLanguage(value: unknown): value is Language {
  return value === 'id' || value === 'en';
}
