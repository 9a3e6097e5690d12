import { mkdir } from 'node:fs/promises';

import type { Channel, ChannelReader, ChannelWriter, Observer, ReaderOptions } from '#engine';

import type { JsonlSettings } from '../settings.ts';
import { JsonlReader } from './jsonl-reader.ts';
import { JsonlWriter } from './jsonl-writer.ts';
import { unusableFolder } from './segments.ts';

/**
 * Files of JSON lines in a folder: whoever can append to a file can send. A file may be renamed and begun anew, and is
 * read to its end all the same. Of a group one reader reads at a time; others stand by and take over from one that is gone.
 */
export class JsonlChannel implements Channel {
  readonly name = 'jsonl';
  readonly #settings: JsonlSettings;
  readonly #observer: Observer;

  constructor(settings: JsonlSettings, observer: Observer) {
    this.#settings = settings;
    this.#observer = observer;
  }

  async openReader(options: ReaderOptions): Promise<ChannelReader> {
    await this.#makeFolder();
    return new JsonlReader(this.#settings, options, this.#observer);
  }

  async openWriter(): Promise<ChannelWriter> {
    await this.#makeFolder();
    return new JsonlWriter(this.#settings, this.#observer);
  }

  async #makeFolder(): Promise<void> {
    try {
      await mkdir(this.#settings.folder, { recursive: true });
    } catch (error) {
      throw unusableFolder(this.#settings.folder, error);
    }
  }
}
