import { Link } from 'react-router';

export type Step = 'prepare' | 'upload' | 'describe' | 'finalise';

export const STEPS: readonly { id: Step; name: string }[] = [
  { id: 'prepare', name: 'Prepare' },
  { id: 'upload', name: 'Upload' },
  { id: 'describe', name: 'Describe' },
  { id: 'finalise', name: 'Finalise' },
];

/** Where one is in the deposit; with a draft every step but the first can be gone to. */
export function Steps({ current, draft }: { current: Step; draft: string | undefined }) {
  const at = STEPS.findIndex((step) => step.id === current);
  return (
    <nav aria-label="Steps of the deposit">
      <ol className="steps">
        {STEPS.map(({ id, name }, index) => (
          <li key={id} className={index < at ? 'step-past' : index === at ? 'step-now' : ''}>
            {draft && id !== 'prepare' ? (
              <Link to={`/deposit/${draft}/${id}`} aria-current={id === current ? 'step' : undefined}>
                {name}
              </Link>
            ) : (
              <span aria-current={id === current ? 'step' : undefined}>{name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
