import { isUnsafeText } from './unsafe-text.ts';
import { holdsVerdict } from './verdict-words.ts';

const instructions =
  /\b(?:ignore|disregard|forget|override|abaikan|lupakan|hiraukan|system prompt|assistant|prompt|instruksi|instruct\w*|perintah|jawab(?:lah)?|respond|reply|you are|kamu adalah|anda adalah|jailbreak|developer mode|tool[_ ]?call|summari[sz]e|ringkaslah|approve|setujui|loloskan)\b/i;
const amounts = /\b(?:rp|idr|rupiah|juta|miliar|triliun|million|billion)\b|\d{5,}/i;
const addresses = /\b(?:https?|ftp|www|mailto|javascript)\b|[\w-]+\.(?:com|net|org|id|io|ru|cn)\b|\w@\w/i;

/** Whether a text that came with a claim may be quoted: not where it gives orders, amounts, addresses or verdicts, whose code alone is shown. */
export function isPresentable(text: string): boolean {
  return (
    text.trim() !== '' &&
    !instructions.test(text) &&
    !amounts.test(text) &&
    !addresses.test(text) &&
    !isUnsafeText(text) &&
    !holdsVerdict(text)
  );
}

/** Whether an identifier that came with a claim has the shape of one: no prose, no verdict. */
export function isPresentableCode(code: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N} .,&'()+\-/_|]{0,118}[\p{L}\p{N})+|])?$/u.test(code) && !addresses.test(code) && !instructions.test(code) && !isUnsafeText(code) && !holdsVerdict(code);
}
