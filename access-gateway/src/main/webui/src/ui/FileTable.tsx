import { flexRender, getCoreRowModel, type TableOptions, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useRef } from 'react';

const ROW_PIXELS = 36;
const OVERSCAN = 12;

interface FileTableProps<T> {
  rows: T[];
  columns: TableOptions<T>['columns'];
  /** Of all rows, also those that are not here yet. */
  total: number;
  /** What the box is called that scrolls. */
  label: string;
  /** The id of the heading. */
  labelledBy: string;
  className?: string;
  /** Columns that the box scrolls sideways for. */
  further?: number;
  /** Asks for further rows, as the last ones come into view. */
  more: () => void;
}

/** Rows of files, of which only those in view exist. */
export function FileTable<T>({
  rows,
  columns,
  total,
  label,
  labelledBy,
  className = '',
  further = 0,
  more,
}: FileTableProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const table = useReactTable({ data: rows, columns, getCoreRowModel: getCoreRowModel() });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - OVERSCAN) more();
  }, [last, rows.length, more]);
  return (
    // A scrolling box must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="file-box" ref={box} tabIndex={0} role="region" aria-label={label}>
      <div
        role="table"
        aria-rowcount={total + 1}
        aria-labelledby={labelledBy}
        className={`file-table ${className}`}
        style={{ '--attributes': further } as CSSProperties}
      >
        <div role="row" aria-rowindex={1} className="file-row file-row-head">
          {table.getFlatHeaders().map((header) => (
            <div role="columnheader" key={header.id}>
              {flexRender(header.column.columnDef.header, header.getContext())}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="file-rows" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              className="file-row"
              style={{ transform: `translateY(${String(item.start)}px)` }}
            >
              {table
                .getRowModel()
                .rows[item.index]?.getVisibleCells()
                .map((cell) => (
                  <div role="cell" key={cell.id}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </div>
                ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
