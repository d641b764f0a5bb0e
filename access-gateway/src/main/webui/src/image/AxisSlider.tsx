import { Pause, Play } from 'lucide-react';
import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';

interface AxisSliderProps {
  name: string;
  /** What one of it is called. */
  one: string;
  value: number;
  size: number;
  /** Where that is, in units of the world. */
  where?: string | undefined;
  playing: boolean;
  onPlay: (playing: boolean) => void;
  onChange: (value: number) => void;
}

/** Goes through the planes of an axis; people count them from 1. */
export function AxisSlider({ name, one, value, size, where, playing, onPlay, onChange }: AxisSliderProps) {
  return (
    <div className="axis">
      <Button
        className="button button-quiet button-icon"
        aria-label={playing ? `Stop playing ${name}` : `Play ${name}`}
        onPress={() => onPlay(!playing)}
      >
        {playing ? <Pause aria-hidden size={16} /> : <Play aria-hidden size={16} />}
      </Button>
      <Slider
        className="slider slider-row"
        value={value + 1}
        minValue={1}
        maxValue={size}
        onChange={(place) => onChange((place as number) - 1)}
      >
        <Label>
          {name}
          <span className="visually-hidden"> ({one})</span>
        </Label>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
        <SliderOutput>{`${String(value + 1)} / ${String(size)}${where ? ` · ${where}` : ''}`}</SliderOutput>
      </Slider>
    </div>
  );
}
