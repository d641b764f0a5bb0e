import type { StudyComponent } from '../api/types';
import { counted, number } from '../ui/format';

/** What the address calls the component whose files are shown. */
export const COMPONENT = 'component';

/** The component that the document tells of at this place. */
export function componentAt(components: StudyComponent[], pointer: string): StudyComponent | undefined {
  return components.find((each) => each.pointer === pointer);
}

/** The address of its files on the page that one is on. */
export function filesOf(component: string): { search: string; hash: string } {
  return { search: new URLSearchParams({ [COMPONENT]: component }).toString(), hash: 'files' };
}

export function componentName(component: string): string {
  return component === '' ? 'In no component' : component;
}

/** A component as a choice: its name and how many files it has. */
export function choiceText({ name, files }: StudyComponent): string {
  return `${componentName(name)} (${number(files)})`;
}

export function filesText({ files }: StudyComponent): string {
  return counted(files, 'file', 'files');
}
