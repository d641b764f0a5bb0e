import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, remove, send, type Finding } from '../../api/http';
import type { Page } from '../../api/types';
import { saveAs } from '../../ui/saveAs';

export interface FileList {
  component: string;
  rows: number;
  columns: string[];
  warnings: number;
  storedAt: string;
  findings?: Finding[];
}

function path(draft: string): string {
  return `/api/v1/drafts/${draft}/file-lists`;
}

function pathOf(draft: string, component: string): string {
  return `${path(draft)}/${encodeURIComponent(component)}`;
}

export function useFileLists(draft: string) {
  return useQuery({
    queryKey: ['file-lists', draft],
    queryFn: async ({ signal }) => (await ask<Page<FileList>>(path(draft), signal)).body.items,
  });
}

/** Stores, gives back and removes the list of one part. */
export function useFileList(draft: string, component: string) {
  const queries = useQueryClient();
  const fresh = () => queries.invalidateQueries({ queryKey: ['file-lists', draft] });
  const store = useMutation({
    mutationFn: async (file: File) => {
      const response = await send(pathOf(draft, component), {
        method: 'PUT',
        // What it is shows in its first bytes.
        headers: { 'Content-Type': 'application/octet-stream' },
        body: file,
      });
      return (await response.json()) as FileList;
    },
    onSuccess: fresh,
  });
  const drop = useMutation({ mutationFn: () => remove(pathOf(draft, component)), onSuccess: fresh });
  const fetching = useMutation({
    mutationFn: async () => {
      const response = await send(pathOf(draft, component), { headers: { Accept: 'text/tab-separated-values' } });
      saveAs(await response.blob(), `${component}.tsv`);
    },
  });
  return { store, drop, fetching };
}
