import { memo } from 'react';
import { Button, Input, Label, NumberField, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { Tick } from '../ui/Tick';
import { outline, type Histogram } from './histogram';
import { hexOf, isFraction, rgbOf, type Channel, type Window } from './source';
import { useHistogram } from './useHistogram';
import type { Opened } from './useSource';
import type { ChannelView } from './view';

interface ChannelRowProps {
  opened: Opened;
  number: number;
  view: ChannelView;
  z: number;
  t: number;
  change: (number: number, step: (view: ChannelView) => ChannelView) => void;
}

/** Whether a channel shows, in which colour, and from which value to which it is spread. */
export const ChannelRow = memo(function ChannelRow({ opened, number, view, z, t, change }: ChannelRowProps) {
  const channel = opened.source.channels[number];
  const histogram = useHistogram(opened, number, z, t, view.shown);
  if (!channel) return null;
  const put = (window: Window) => change(number, (before) => ({ ...before, window }));
  return (
    <li className="channel">
      <div className="channel-head">
        <Tick value={view.shown} onChange={(shown) => change(number, (before) => ({ ...before, shown }))}>
          {channel.name}
        </Tick>
        <input
          type="color"
          className="channel-color"
          aria-label={`Colour of ${channel.name}`}
          value={`#${hexOf(view.color)}`}
          onChange={(event) => {
            const color = rgbOf(event.target.value);
            if (color) change(number, (before) => ({ ...before, color }));
          }}
        />
      </div>
      {view.shown && (
        <Contrast
          channel={channel}
          window={view.window}
          color={`#${hexOf(view.color)}`}
          fraction={isFraction(opened.source.dtype)}
          histogram={histogram}
          put={put}
        />
      )}
    </li>
  );
});

interface ContrastProps {
  channel: Channel;
  window: Window;
  color: string;
  fraction: boolean;
  histogram: Histogram | undefined;
  put: (window: Window) => void;
}

const STEPS = 1_000;

function Contrast({ channel, window: [start, end], color, fraction, histogram, put }: ContrastProps) {
  const least = Math.min(start, channel.window[0], histogram?.least ?? start);
  const most = Math.max(end, channel.window[1], histogram?.most ?? end);
  const step = fraction ? (most - least) / STEPS || 1 / STEPS : 1;
  const between = (value: number) => (value - least) / (most - least || 1);
  const set = (one: number, other: number) => {
    if (one < other) put([one, other]);
  };
  const format = { maximumSignificantDigits: 8, useGrouping: false } as const;
  return (
    <div className="contrast">
      <Slider
        aria-label={`Contrast of ${channel.name}`}
        value={[start, end]}
        minValue={least}
        maxValue={most}
        step={step}
        onChange={(values) => {
          const [one, other] = values as number[];
          if (one !== undefined && other !== undefined) set(one, other);
        }}
      >
        <svg className="histogram" viewBox="0 0 128 1" preserveAspectRatio="none" aria-hidden>
          {histogram && (
            <g
              transform={`translate(${String(128 * between(histogram.least))} 0) scale(${String(
                Math.max(0.01, between(histogram.most) - between(histogram.least)),
              )} 1)`}
            >
              <path d={outline(histogram)} fill="currentColor" />
            </g>
          )}
          <polyline
            points={`${String(128 * between(start))},1 ${String(128 * between(end))},0`}
            fill="none"
            stroke={color}
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <SliderTrack className="slider-track">
          <SliderThumb index={0} className="slider-thumb" aria-label={`${channel.name}: black`} />
          <SliderThumb index={1} className="slider-thumb" aria-label={`${channel.name}: full`} />
        </SliderTrack>
      </Slider>
      <div className="contrast-numbers">
        <NumberField value={start} formatOptions={format} onChange={(value) => set(value, end)}>
          <Label className="visually-hidden">{channel.name}: black at</Label>
          <Input />
        </NumberField>
        <Button
          className="button button-quiet button-tiny"
          isDisabled={!histogram}
          aria-label={`Auto contrast of ${channel.name}`}
          onPress={() => histogram && put(histogram.auto)}
        >
          Auto
        </Button>
        <Button
          className="button button-quiet button-tiny"
          aria-label={`Reset contrast of ${channel.name}`}
          onPress={() => put(channel.window)}
        >
          Reset
        </Button>
        <NumberField value={end} formatOptions={format} onChange={(value) => set(start, value)}>
          <Label className="visually-hidden">{channel.name}: full at</Label>
          <Input />
        </NumberField>
      </div>
    </div>
  );
}
