/** Languages that people read. */
export type Language = 'id' | 'en';

/** A text in each of them. */
export type Localized<Text = string> = Readonly<Record<Language, Text>>;
