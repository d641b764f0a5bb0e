import { Failure } from '../ui/Failure';
import { bytes, number } from '../ui/format';
import { Loading } from '../ui/Loading';
import { curve, type GrowthMonth, type Holdings, monthName } from './growth';
import { useStatistics } from './useStatistics';

const WIDTH = 300;
const HEIGHT = 96;

const MEASURES: readonly { of: keyof Holdings; name: string; text: (value: number) => string }[] = [
  { of: 'studies', name: 'Studies', text: number },
  { of: 'images', name: 'Images', text: number },
  { of: 'bytes', name: 'Size', text: bytes },
];

/** How the archive grew since its first release: curves, and the same as a table. Nothing of an empty archive. */
export function Growth() {
  const statistics = useStatistics();
  const months = statistics.data?.months;
  if (months?.length === 0) return null;
  return (
    <section aria-labelledby="growth">
      <h2 id="growth">Growth</h2>
      {statistics.isPending && <Loading what="the growth of the archive" />}
      {statistics.isError && <Failure failure={statistics.error} retry={() => void statistics.refetch()} />}
      {months && (
        <>
          <div className="growth">
            {MEASURES.map(({ of, name, text }) => (
              <Curve key={of} name={name} text={text} months={months} values={months.map((month) => month[of])} />
            ))}
          </div>
          <details className="growth-table">
            <summary>Growth as a table</summary>
            <Table months={months} />
          </details>
        </>
      )}
    </section>
  );
}

interface CurveProps {
  name: string;
  text: (value: number) => string;
  months: GrowthMonth[];
  values: number[];
}

function Curve({ name, text, months, values }: CurveProps) {
  const { line, area } = curve(values, WIDTH, HEIGHT);
  const first = months[0]?.month ?? '';
  const last = months.at(-1)?.month ?? '';
  const now = text(values.at(-1) ?? 0);
  return (
    <figure className="growth-curve">
      <figcaption>
        {name} <span className="fine">{now}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: ${text(values[0] ?? 0)} at the end of ${monthName(first)}, ${now} now`}
      >
        <path className="growth-area" d={area} />
        <path className="growth-line" d={line} />
      </svg>
      <p className="growth-axis fine">
        <span>{monthName(first)}</span>
        {last !== first && <span>{monthName(last)}</span>}
      </p>
    </figure>
  );
}

function Table({ months }: { months: GrowthMonth[] }) {
  return (
    // Long tables are scrolled, by the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-box" tabIndex={0} role="region" aria-label="Growth by months">
      <table>
        <thead>
          <tr>
            <th scope="col">End of</th>
            {MEASURES.map(({ of, name }) => (
              <th key={of} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map((month) => (
            <tr key={month.month}>
              <th scope="row">{monthName(month.month)}</th>
              {MEASURES.map(({ of, text }) => (
                <td key={of}>{text(month[of])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
