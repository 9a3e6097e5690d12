import { useEffect, useRef } from 'react';

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Single keys of a room. They are left alone where somebody types, chooses from a menu, or a dialog is open; Enter also on what it presses or opens by itself. */
export function useHotkeys(keys: Hotkeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog[open], [role="menu"], [role="dialog"]')) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'Enter' && target instanceof HTMLElement && target.closest('a, button, summary')) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
