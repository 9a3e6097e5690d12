import type { Localized } from '#engine';

/** What stands at the foot of each page. */
export const pageOf: Localized = { id: 'Halaman {page} dari {count}', en: 'Page {page} of {count}' };
