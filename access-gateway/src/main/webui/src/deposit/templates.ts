export interface Template {
  id: string;
  name: string;
  text: string;
  /** Members of the metadata that must be filled in to submit. */
  required: readonly string[];
}

const FULL = ['title', 'description', 'keywords', 'licence', 'authors'] as const;

/** As the archive's validator knows them. */
export const TEMPLATES: readonly Template[] = [
  { id: 'light-microscopy', name: 'Light microscopy', text: 'Fluorescence, confocal, light sheet, live imaging', required: FULL },
  { id: 'electron-microscopy', name: 'Electron microscopy', text: 'TEM, SEM, volume EM', required: FULL },
  { id: 'high-content-screen', name: 'High-content screen', text: 'Plates, wells, perturbations', required: FULL },
  { id: 'histology', name: 'Histology', text: 'Slides and tissue sections', required: FULL },
  { id: 'generic', name: 'Another kind of imaging', text: 'All the usual fields', required: FULL },
  { id: 'minimal', name: 'Files first', text: 'Only a title is required; less is found by search', required: ['title'] },
];

export function templateOf(id: string | undefined): Template {
  const minimal = TEMPLATES.find((template) => template.id === 'minimal');
  return TEMPLATES.find((template) => template.id === id) ?? minimal ?? { id: 'minimal', name: '', text: '', required: [] };
}
