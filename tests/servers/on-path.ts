import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function isOnPath(program: string): boolean {
  // oxlint-disable-next-line node/no-process-env
  const { PATH = '' } = process.env;
  return PATH.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}
