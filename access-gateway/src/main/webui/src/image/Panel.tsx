import { memo, useCallback } from 'react';
import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { Choice } from '../ui/Choice';
import { ChannelRow } from './ChannelRow';
import type { Opened } from './useSource';
import type { ChannelView, View } from './view';

interface PanelProps {
  opened: Opened;
  channels: ChannelView[];
  labels: string;
  opacity: number;
  z: number;
  t: number;
  change: (step: (view: View) => View) => void;
}

const MANY = 6;

/** Beside the picture: what is shown of the image, and how. */
export const Panel = memo(function Panel({ opened, channels, labels, opacity, z, t, change }: PanelProps) {
  const changeOne = useCallback(
    (number: number, step: (view: ChannelView) => ChannelView) =>
      change((view) => ({ ...view, channels: view.channels.map((each, at) => (at === number ? step(each) : each)) })),
    [change],
  );
  const showAll = (shown: boolean) =>
    change((view) => ({ ...view, channels: view.channels.map((each) => ({ ...each, shown })) }));
  return (
    <div className="viewer-panel">
      {channels.length > 0 && (
        <section aria-labelledby="channels">
          <div className="panel-head">
            <h2 id="channels">{channels.length === 1 ? 'Channel' : `Channels (${String(channels.length)})`}</h2>
            {channels.length > MANY && (
              <span>
                <Button className="button button-quiet button-tiny" onPress={() => showAll(true)}>
                  All
                </Button>{' '}
                <Button className="button button-quiet button-tiny" onPress={() => showAll(false)}>
                  None
                </Button>
              </span>
            )}
          </div>
          <ul className="channels">
            {channels.map((view, number) => (
              <ChannelRow
                // Channels have no name that is theirs alone; their order is that of the image.
                key={number}
                opened={opened}
                number={number}
                view={view}
                z={z}
                t={t}
                change={changeOne}
              />
            ))}
          </ul>
        </section>
      )}
      {opened.source.labels.length > 0 && (
        <section aria-labelledby="labels">
          <h2 id="labels">Labels</h2>
          {channels.length > 0 && (
            <>
              <Choice
                label="Labels over the image"
                quiet
                value={labels}
                options={[{ id: '', name: 'None' }, ...opened.source.labels.map(({ name }) => ({ id: name, name }))]}
                onChange={(name) => change((view) => ({ ...view, labels: name }))}
              />
              <Slider
                className="slider"
                value={opacity}
                minValue={0}
                maxValue={1}
                step={0.05}
                formatOptions={{ style: 'percent' }}
                isDisabled={labels === ''}
                onChange={(value) => change((view) => ({ ...view, opacity: value }))}
              >
                <Label>Opacity</Label>
                <SliderOutput />
                <SliderTrack className="slider-track">
                  <SliderThumb className="slider-thumb" />
                </SliderTrack>
              </Slider>
            </>
          )}
          {channels.length === 0 && <p className="fine">This image is labels: each value has a colour of its own.</p>}
        </section>
      )}
    </div>
  );
});
