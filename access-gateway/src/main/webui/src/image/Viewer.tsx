import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { messageOf } from '../ui/Failure';
import { saveAs } from '../ui/saveAs';
import { useCopy } from '../ui/useCopy';
import { AxisSlider } from './AxisSlider';
import { stepOf } from './keys';
import { fit, held, zoomed, type Camera } from './levels';
import { Panel } from './Panel';
import { Readout } from './Readout';
import { lengthText, scaleBar } from './scaleBar';
import { snapshot } from './snapshot';
import { Stage, type Progress } from './Stage';
import { Keys, Toolbar } from './Toolbar';
import type { ImageObject } from './types';
import { useLinkedView } from './useLinkedView';
import { usePlay, type Playing } from './usePlay';
import { usePointers } from './usePointers';
import { useProbe, type Place } from './useProbe';
import { useScreen } from './useScreen';
import type { Opened } from './useSource';
import { firstView } from './view';

const NOWHERE = { width: 1, height: 1 };
const MOST_BAR = 160;

/** Shows an image and lets a person look into it. */
export function Viewer({ image, opened }: { image: ImageObject; opened: Opened }) {
  const { source, pixels, listen } = opened;
  const [view, change] = useLinkedView(source);
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage>(null);
  const screen = useScreen(box);
  const [progress, setProgress] = useState<Progress>({ settled: false });
  const [playing, setPlaying] = useState<Playing>();
  const [pointed, setPointed] = useState<Place>();
  const [focused, setFocused] = useState(false);
  const [full, setFull] = useState(false);
  const [said, setSaid] = useState('');
  const { copied, copy } = useCopy();

  const camera = useMemo(() => {
    const room = screen ?? NOWHERE;
    return view.camera ? held(view.camera, source, room) : fit(source, room);
  }, [view.camera, source, screen]);
  const move = useCallback(
    (to: Camera | undefined) =>
      change((before) => ({ ...before, camera: to && held(to, source, screen ?? NOWHERE) })),
    [change, source, screen],
  );
  usePointers(box, { camera, move, point: setPointed });

  useEffect(() => {
    if (!canvas.current) return undefined;
    const made = new Stage(canvas.current, source, pixels, (now) =>
      setProgress((before) => (isSame(before, now) ? before : now)),
    );
    stage.current = made;
    const deaf = listen(() => made.redraw());
    return () => {
      deaf();
      made.close();
    };
  }, [source, pixels, listen]);
  const { sizeZ, sizeT } = source;
  const sizes = useMemo(() => ({ z: sizeZ, t: sizeT }), [sizeZ, sizeT]);
  useEffect(() => {
    if (!screen) return;
    const next = playing && { z: view.z, t: view.t, [playing]: (view[playing] + 1) % sizes[playing] };
    stage.current?.show(view, camera, next);
  }, [view, camera, screen, playing, sizes]);
  const settled = progress.settled && progress.view === view && progress.camera === camera;
  usePlay(playing, settled, view, sizes, change);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);

  const reading = useProbe(opened, view, pointed ?? (focused ? camera : undefined));
  const { x: pixelSize, z: sectionSize, t: interval } = image.physicalSizes;
  const bar = scaleBar(pixelSize, camera.zoom, Math.min(MOST_BAR, (screen?.width ?? MOST_BAR) / 3));

  const toggleFull = () => void (full ? document.exitFullscreen() : frame.current?.requestFullscreen());
  const takeSnapshot = () => {
    if (!canvas.current) return;
    const plane = [sizeZ > 1 ? `z${String(view.z)}` : '', sizeT > 1 ? `t${String(view.t)}` : ''].filter(Boolean);
    const name = [image.shortId, ...plane].join('-');
    snapshot(canvas.current, bar).then(
      (picture) => {
        saveAs(picture, `${name}.png`);
        setSaid('The snapshot is saved.');
      },
      (failure: unknown) => setSaid(messageOf(failure)),
    );
  };
  const togglePlay = () => setPlaying((before) => (before ? undefined : sizeT > 1 ? 't' : sizeZ > 1 ? 'z' : undefined));
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = stepOf(event.nativeEvent, camera, screen ?? NOWHERE);
    if (!step) return;
    event.preventDefault();
    switch (step.do) {
      case 'camera':
        setPointed(undefined);
        return move(step.camera);
      case 'plane':
        return change((before) => ({
          ...before,
          [step.axis]: Math.min(sizes[step.axis] - 1, Math.max(0, before[step.axis] + step.by)),
        }));
      case 'channel':
        return change((before) => ({
          ...before,
          channels: before.channels.map((each, at) => (at === step.number ? { ...each, shown: !each.shown } : each)),
        }));
      case 'labels':
        return change((before) => ({ ...before, labels: before.labels ? '' : (firstView(source).labels) }));
      case 'play':
        return togglePlay();
      case 'full-screen':
        return toggleFull();
      case 'snapshot':
        return takeSnapshot();
    }
  };
  const play = (axis: 'z' | 't') => (on: boolean) => setPlaying(on ? axis : undefined);
  const goTo = (axis: 'z' | 't') => (value: number) => change((before) => ({ ...before, [axis]: value }));

  return (
    <div className="viewer" ref={frame}>
      <div className="viewer-main">
        {/* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- it is one: see its keys */}
        <div
          ref={box}
          className="stage"
          role="application"
          tabIndex={0}
          aria-label={`Picture of ${image.name || image.path}`}
          aria-describedby="viewer-keys"
          onKeyDown={onKeyDown}
          onFocus={(event) => setFocused(event.target.matches(':focus-visible'))}
          onBlur={() => setFocused(false)}
        >
          {/* eslint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
          <canvas ref={canvas} className="stage-canvas" data-settled={settled} />
          {focused && !pointed && <span className="stage-cross" aria-hidden />}
          <div className="scale-bar" aria-hidden>
            <span>{bar.text}</span>
            <span className="scale-bar-line" style={{ width: `${String(bar.length)}px` }} />
          </div>
          {!settled && <span className="stage-busy" aria-hidden />}
        </div>
        <Toolbar
          full={full}
          copied={copied === 'yes'}
          zoom={(by) => move(zoomed(camera, by))}
          fit={() => move(undefined)}
          takeSnapshot={takeSnapshot}
          copyLink={() => void copy(location.href).then(() => setSaid('The address of the page is the link to this view.'))}
          toggleFull={toggleFull}
        >
          <Readout source={source} sizes={image.physicalSizes} reading={reading} zoom={camera.zoom} />
        </Toolbar>
        {sizeZ > 1 && (
          <AxisSlider
            name="Z"
            one="section"
            value={view.z}
            size={sizeZ}
            where={sectionSize === undefined ? undefined : lengthText(view.z * sectionSize)}
            playing={playing === 'z'}
            onPlay={play('z')}
            onChange={goTo('z')}
          />
        )}
        {sizeT > 1 && (
          <AxisSlider
            name="T"
            one="time point"
            value={view.t}
            size={sizeT}
            where={interval === undefined ? undefined : `${String(Number((view.t * interval).toPrecision(4)))} s`}
            playing={playing === 't'}
            onPlay={play('t')}
            onChange={goTo('t')}
          />
        )}
        {progress.failure && (
          <p className="notice notice-bad" role="alert">
            Some of the picture could not be loaded: {progress.failure.message}
            <Button className="button button-quiet button-small" onPress={() => pixels.retry()}>
              Try again
            </Button>
          </p>
        )}
        <p className="visually-hidden" role="status">
          {said}
          {focused && reading && reading.values.length > 0
            ? `x ${String(reading.x)}, y ${String(reading.y)}: ${reading.values.map(({ channel, value }) => `${source.channels[channel]?.name ?? ''} ${String(value)}`).join(', ')}`
            : ''}
        </p>
        <Keys />
      </div>
      <Panel opened={opened} channels={view.channels} labels={view.labels} opacity={view.opacity} z={view.z} t={view.t} change={change} />
    </div>
  );
}

function isSame(one: Progress, other: Progress): boolean {
  return (
    one.settled === other.settled && one.failure === other.failure && one.view === other.view && one.camera === other.camera
  );
}
