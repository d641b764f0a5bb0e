import { useSearchParams } from 'react-router';

/** What the address says of the view: which column colours the wells, which of their images stand there, what is found. */
export interface PlateView {
  show: string;
  field: number;
  find: string;
  well: string;
}

/** The view is the address, so that a link shows the same. */
export function usePlateView(): [PlateView, (change: Partial<PlateView>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const view: PlateView = {
    show: parameters.get('show') ?? '',
    field: Math.max(1, Number(parameters.get('field')) || 1),
    find: parameters.get('find') ?? '',
    well: parameters.get('well') ?? '',
  };
  const change = (changed: Partial<PlateView>) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changed)) {
          if (value === '' || (name === 'field' && value === 1)) next.delete(name);
          else next.set(name, String(value));
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [view, change];
}
