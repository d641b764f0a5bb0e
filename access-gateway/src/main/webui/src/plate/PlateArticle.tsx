import { useMemo } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { Study } from '../api/types';
import { PartMarks } from '../study/PartMarks';
import { Choice } from '../ui/Choice';
import { counted, number } from '../ui/format';
import { attributesOf, foundWells } from './attributes';
import { layoutOf } from './layout';
import { Legend } from './Legend';
import { PlateGrid } from './PlateGrid';
import type { Plate } from './types';
import { usePlateView } from './usePlateView';
import { WellPanel } from './WellPanel';
import './plate.css';

const PICTURES = { id: '', name: 'Pictures' };

/** A plate as whoever asks may see it. */
export function PlateArticle({ plate, study }: { plate: Plate; study: Study | undefined }) {
  const [view, change] = usePlateView();
  const layout = useMemo(() => layoutOf(plate.wells), [plate]);
  const attributes = useMemo(() => attributesOf(plate.wells), [plate]);
  const found = useMemo(() => foundWells(plate.wells, view.find), [plate, view.find]);
  const fields = plate.wells.reduce((most, { images }) => Math.max(most, images.length), 1);
  const attribute = attributes.find(({ name }) => name === view.show);
  const chosen = plate.wells.find(({ name }) => name === view.well);
  return (
    <article className="page page-plate">
      <header className="image-head">
        <PartMarks accession={plate.accession} study={study} />
        <h1>{plate.name}</h1>
        <p className="fine">
          {counted(plate.wells.length, 'well', 'wells')} with {counted(imagesOf(plate), 'image', 'images')}, of{' '}
          {number(layout.rows.length * layout.columns.length)} places
        </p>
      </header>
      <div className="plate-controls">
        <Choice
          label="Wells show"
          value={attribute?.name ?? ''}
          options={[PICTURES, ...attributes.map(({ name }) => ({ id: name, name }))]}
          onChange={(show) => change({ show })}
        />
        {fields > 1 && !attribute && (
          <Choice
            label="Field"
            value={String(Math.min(view.field, fields))}
            options={Array.from({ length: fields }, (_, at) => ({ id: String(at + 1), name: String(at + 1) }))}
            onChange={(field) => change({ field: Number(field) })}
          />
        )}
        <TextField className="field plate-find" value={view.find} onChange={(find) => change({ find })}>
          <Label>Find wells</Label>
          <Input placeholder="Gene, phenotype or B3" spellCheck="false" />
        </TextField>
        <p className="fine" role="status">
          {view.find.trim() !== '' && `${number(found.size)} of ${counted(plate.wells.length, 'well', 'wells')}`}
        </p>
      </div>
      {attribute && <Legend attribute={attribute} />}
      <div className="plate-parts">
        <PlateGrid
          plate={plate}
          layout={layout}
          attribute={attribute}
          field={Math.min(view.field, fields) - 1}
          found={found}
          chosen={chosen?.name}
          onChoose={(well) => change({ well })}
        />
        <WellPanel well={chosen} />
      </div>
    </article>
  );
}

function imagesOf(plate: Plate): number {
  return plate.wells.reduce((sum, { images }) => sum + images.length, 0);
}
