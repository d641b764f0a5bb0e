import type { StudyFile } from '../api/types';

/** Files that a list gives this value of this attribute. */
export interface AttributeFilter {
  name: string;
  value: string;
}

/** As the archive reads it: a name with a colon, or one that begins with a quote, stands in quotes. */
export function parameterOf({ name, value }: AttributeFilter): string {
  const plain = !name.includes(':') && !name.startsWith('"');
  return `${plain ? name : `"${name.replaceAll('"', '""')}"`}:${value}`;
}

/** Names of attributes, in the order in which the files have them. */
export function attributesOf(files: readonly StudyFile[], most: number): string[] {
  const names = new Set<string>();
  for (const { attributes } of files) for (const name of Object.keys(attributes ?? {})) names.add(name);
  return [...names].slice(0, most);
}
