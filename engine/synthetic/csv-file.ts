import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskFull } from '../errors.ts';

/** Characters collected before they are written. */
const chunkLength = 1 << 20;

/**
 * A CSV file (UTF-8, LF) under a temporary name until `publish` gives it its own: a run that is killed leaves nothing
 * half-written under the final name.
 */
export class CsvFile {
  readonly path: string;
  private readonly partialPath: string;
  private readonly file: FileHandle;
  private text = '';

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.partialPath = partialName(path);
    this.file = file;
  }

  static async create(folder: string, name: string): Promise<CsvFile> {
    const path = join(folder, name);
    const file = await withDiskErrors(folder, async () => {
      await mkdir(folder, { recursive: true });
      return open(partialName(path), 'w');
    });
    return new CsvFile(path, file);
  }

  /** Takes text over; true when enough is there that `flush` should be awaited. */
  append(text: string): boolean {
    this.text += text;
    return this.text.length >= chunkLength;
  }

  async flush(): Promise<void> {
    const bytes = Buffer.from(this.text, 'utf8');
    this.text = '';
    await withDiskErrors(this.path, () => this.file.writeFile(bytes));
  }

  async finish(): Promise<void> {
    await this.flush();
    await withDiskErrors(this.path, () => this.file.sync());
    await this.file.close();
  }

  async publish(): Promise<void> {
    await withDiskErrors(this.path, () => rename(this.partialPath, this.path));
  }

  async discard(): Promise<void> {
    await this.file.close().catch(() => {});
    await rm(this.partialPath, { force: true });
  }
}

/** One field by RFC 4180: quoted only where it has a comma, a quote or a line break. */
export function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function partialName(path: string): string {
  return `${path}.partial`;
}

async function withDiskErrors<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw asDiskFull(error, path);
  }
}
