import { useSyncExternalStore } from 'react';

import { kept } from './kept.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const stored = kept('theme');
let current: Theme = themes.find((theme) => theme === stored.read()) ?? 'system';
const listeners = new Set<() => void>();
apply();

function apply(): void {
  if (current === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = current;
}

export function setTheme(next: Theme): void {
  current = next;
  stored.write(next);
  apply();
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
