import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useDoor } from '../study/door';
import { counted } from '../ui/format';
import type { Attribute } from './attributes';
import { colorOf } from './colors';
import type { Layout } from './layout';
import type { Plate, Well } from './types';

const THUMBNAIL = 96;

interface PlateGridProps {
  plate: Plate;
  layout: Layout;
  attribute: Attribute | undefined;
  /** Which image of each well, from 0. */
  field: number;
  /** Names of wells that stand out. */
  found: ReadonlySet<string>;
  chosen: string | undefined;
  onChoose: (well: string) => void;
}

/** The wells in their places. One of them is in the order of tabs; arrows go from well to well over empty places. */
export function PlateGrid({ plate, layout, attribute, field, found, chosen, onChoose }: PlateGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const wells = useMemo(() => new Map(plate.wells.map((well) => [well.name, well])), [plate]);
  const entry = chosen ?? plate.wells[0]?.name;
  const go = (event: KeyboardEvent<HTMLElement>) => {
    const from = (event.target as HTMLElement).dataset['well'];
    const next = from === undefined ? undefined : nextWell(event.key, from, layout, wells);
    if (next === undefined) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-well="${next}"]`)?.focus();
  };
  return (
    <div className="plate-scroll">
      <table
        ref={table}
        role="grid"
        className={`plate ${layout.columns.length > 24 ? 'plate-fine' : layout.columns.length > 12 ? 'plate-dense' : ''}`}
        onKeyDown={go}
      >
        <caption className="visually-hidden">Wells of {plate.name}; arrow keys go from well to well</caption>
        <thead>
          <tr>
            <td />
            {layout.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {layout.columns.map((column) => {
                const well = wells.get(row + String(column));
                return (
                  <td key={column}>
                    {well && (
                      <WellButton
                        well={well}
                        attribute={attribute}
                        field={field}
                        found={found.has(well.name)}
                        chosen={well.name === chosen}
                        entry={well.name === entry}
                        onChoose={onChoose}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface WellButtonProps {
  well: Well;
  attribute: Attribute | undefined;
  field: number;
  found: boolean;
  chosen: boolean;
  entry: boolean;
  onChoose: (well: string) => void;
}

function WellButton({ well, attribute, field, found, chosen, entry, onChoose }: WellButtonProps) {
  const door = useDoor();
  const image = well.images[field];
  const color = attribute && colorOf(attribute, well.name);
  const told = attribute
    ? `${attribute.name} ${attribute.texts.get(well.name) ?? 'not known'}`
    : counted(well.images.length, 'image', 'images');
  return (
    <button
      type="button"
      className={`well ${found ? '' : 'well-out'} ${attribute && color === undefined ? 'well-unknown' : ''}`}
      style={color === undefined ? {} : { background: color }}
      data-well={well.name}
      tabIndex={entry ? 0 : -1}
      aria-pressed={chosen}
      aria-label={`${well.name}, ${told}`}
      title={`${well.name}: ${told}`}
      onClick={() => onChoose(well.name)}
    >
      {!attribute && image?.state === 'converted' && (
        <img src={`${door}/api/v1/images/${image.id}/thumbnail?size=${String(THUMBNAIL)}`} alt="" loading="lazy" />
      )}
    </button>
  );
}

const STEPS: Partial<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The next well in a direction; undefined if the key means none, or there is no well any more. */
function nextWell(key: string, from: string, layout: Layout, wells: ReadonlyMap<string, Well>): string | undefined {
  const all = [...wells.keys()];
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const step = STEPS[key];
  const start = wells.get(from);
  if (!step || !start) return undefined;
  let row = layout.rows.indexOf(start.row);
  let column = start.column;
  for (;;) {
    row += step[0];
    column += step[1];
    const name = layout.rows[row];
    if (name === undefined || column < 1 || column > layout.columns.length) return undefined;
    if (wells.has(name + String(column))) return name + String(column);
  }
}
