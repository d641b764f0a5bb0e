import type { Attribute } from './attributes';
import { choiceColor, MOST_CHOICES, RAMP_STYLE } from './colors';

/** What the colours of the wells mean. */
export function Legend({ attribute }: { attribute: Attribute }) {
  if (attribute.kind === 'number') {
    return (
      <p className="plate-legend">
        <span className="visually-hidden">{attribute.name} from</span>
        <span>{text(attribute.least)}</span>
        <span className="plate-ramp" style={{ backgroundImage: RAMP_STYLE }} aria-hidden />
        <span className="visually-hidden">to</span>
        <span>{text(attribute.most)}</span>
      </p>
    );
  }
  const rest = attribute.choices.length - MOST_CHOICES;
  return (
    <ul className="plate-legend" aria-label={`Colours of ${attribute.name}`}>
      {attribute.choices.slice(0, MOST_CHOICES).map((choice) => (
        <li key={choice} title={choice}>
          <span className="plate-swatch" style={{ background: choiceColor(attribute.choices, choice) }} aria-hidden />
          <bdi>{choice}</bdi>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <span className="plate-swatch" style={{ background: choiceColor([], '') }} aria-hidden />
          {rest} more, each rarer
        </li>
      )}
    </ul>
  );
}

function text(value: number): string {
  return String(Number(value.toPrecision(6)));
}
