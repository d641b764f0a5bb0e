export type Theme = 'system' | 'light' | 'dark';

const KEY = 'lumenark-theme';

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(KEY);
  } else {
    localStorage.setItem(KEY, theme);
  }
  showTheme();
}

/** Without a choice the system's own colours show, by the style sheet alone. */
export function showTheme(): void {
  const theme = chosenTheme();
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
  } else {
    document.documentElement.dataset['theme'] = theme;
  }
}
