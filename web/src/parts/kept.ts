interface Kept {
  read(): string | null;
  write(value: string | null): void;
}

/** A small value that the browser keeps: for good, or (`drafts`) until the tab is closed. Where it keeps none, nothing is lost but that. */
export function kept(name: string, where: 'settings' | 'drafts' = 'settings'): Kept {
  const key = `casemind.${name}`;
  const storage = (): Storage => (where === 'settings' ? localStorage : sessionStorage);
  return {
    read() {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        if (value === null || value === '') storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // The browser keeps nothing for pages, or is full.
      }
    },
  };
}
