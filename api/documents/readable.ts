/** Control, format, private and unassigned characters, lone surrogates, fillers that show nothing, variation selectors. */
const unreadable = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Cn}|\p{Variation_Selector}|\u{115F}|\u{1160}|\u{3164}|\u{FFA0}|\u{2800}/gu;

/** One line of text as a person reads it: nothing in it is hidden or turns the direction of what follows. What every format starts from. */
export function readable(text: string): string {
  return text.normalize('NFC').replaceAll(/\s/gu, ' ').replaceAll(unreadable, '').trim();
}
