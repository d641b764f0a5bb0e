import { createContext, useContext } from 'react';

/** What stands in front of the read paths of a study: nothing, or a reviewer link. */
export const Door = createContext('');

export function useDoor(): string {
  return useContext(Door);
}

/** Where the page of an image is, for whoever came through this door. */
export function imageAddress(door: string, id: string): string {
  return door === '' ? `/images/${id}` : `${door}/api/v1/images/${id}`;
}

/** Where the page of a plate is, for whoever came through this door. */
export function plateAddress(door: string, id: string, well?: string): string {
  const query = well === undefined ? '' : `?${new URLSearchParams({ well }).toString()}`;
  return (door === '' ? `/plates/${id}` : `${door}/api/v1/plates/${id}`) + query;
}

/** Where the page of a study is, for whoever came through this door. */
export function studyAddress(door: string, accession: string): string {
  return door === '' ? `/studies/${accession}` : `${door}/api/v1/studies/${accession}`;
}

/** Where the bytes of a file are; paths keep their slashes. */
export function fileAddress(accession: string, path: string): string {
  return `/files/${accession}/${path.split('/').map(encodeURIComponent).join('/')}`;
}
