import { createContext, useContext } from 'react';

/** What stands in front of the read paths of a study: nothing, or a reviewer link. */
export const Door = createContext('');

export function useDoor(): string {
  return useContext(Door);
}
