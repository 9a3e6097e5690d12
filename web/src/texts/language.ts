import { useSyncExternalStore } from 'react';

import { kept } from '../parts/kept.ts';
import { type Text, type TextId, texts } from './texts.ts';

export type Language = 'id' | 'en';

const stored = kept('language');
let current: Language = stored.read() === 'en' ? 'en' : 'id';
const listeners = new Set<() => void>();
document.documentElement.lang = current;

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  stored.write(next);
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
}

export type Say = (id: TextId, values?: Readonly<Record<string, string | number>>) => string;

/** Says texts of the catalogue in the language that the person chose. */
export function useTexts(): Say {
  const chosen = useLanguage();
  return (id, values = {}) => filled(texts[id], chosen, values);
}

function filled(text: Text, chosen: Language, values: Readonly<Record<string, string | number>>): string {
  return text[chosen].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
