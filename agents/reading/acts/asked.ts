import { findField } from '#engine';

import type { ClaimTopic } from './act.ts';
import { topicOfField } from './topics.ts';

/** What is asked of one claim, before it is known of which. */
export class Asked {
  readonly topics: ClaimTopic[] = [];
  readonly fields: string[] = [];
  /** Fields whose value is asked for by a word of its own: `diagnosisnya apa`. */
  readonly named: string[] = [];
  /** Rules that are asked for by their names. */
  readonly rules: string[] = [];

  /** `kenapa tidak ditandai`: what is denied is told as it is, without a reason for what is not so. */
  isDenied = false;

  deny(): boolean {
    this.isDenied = true;
    return true;
  }

  topic(topic: ClaimTopic | undefined): void {
    if (topic !== undefined && !this.topics.includes(topic)) this.topics.push(topic);
  }

  field(id: string, isNamed = false): void {
    const field = findField(id);
    this.topic(field && topicOfField(field));
    if (!this.fields.includes(id)) this.fields.push(id);
    if (isNamed && !this.named.includes(id)) this.named.push(id);
  }
}
