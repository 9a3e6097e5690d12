import { neutralLine } from '#engine';

/** Text that Markdown shows as it is: nothing in it becomes a heading, a link, an image, HTML or a table. */
export function plain(text: string): string {
  return neutralLine(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>()#|~!&@^$]/g, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)/g, String.raw`\:`)
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`)
    .replace(/^[-+=]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}
