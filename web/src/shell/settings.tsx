import { type Theme, setTheme, themes, useTheme } from '../parts/theme.ts';
import { type Language, setLanguage, useLanguage, useTexts } from '../texts/language.ts';

const languages = [['id', 'ID', 'Bahasa Indonesia'], ['en', 'EN', 'English']] as const;
const signs: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

/** Language and colours: kept by the browser. */
export function Settings() {
  const say = useTexts();
  const language = useLanguage();
  const theme = useTheme();
  const names = { system: say('theme_system'), light: say('theme_light'), dark: say('theme_dark') };
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <div className="settings">
      <div className="segmented" role="group" aria-label={say('language')}>
        {languages.map(([code, short, name]: readonly [Language, string, string]) => (
          <button key={code} type="button" lang={code} title={name} aria-pressed={language === code} onClick={() => setLanguage(code)}>{short}</button>
        ))}
      </div>
      <button type="button" className="button quiet" onClick={() => setTheme(next)} title={`${say('theme')}: ${names[theme]}`} aria-label={`${say('theme')}: ${names[theme]}`}>
        <span aria-hidden="true">{signs[theme]}</span>
      </button>
    </div>
  );
}
