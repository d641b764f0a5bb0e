import { type SyntheticEvent, useState } from 'react';
import { Copyable } from '../ui/Copyable';
import { Inline } from '../ui/Inline';
import { example, type Known } from './curl';
import type { Contract, Operation, Parameter, Schema } from './openapi';

interface OperationEntryProps {
  contract: Contract;
  operation: Operation;
  known: Known;
  /** Whether the address of the page names it. */
  named: boolean;
}

const TOKEN = {
  needed: 'Needs a token.',
  taken: 'Without a token: what everyone may see. With one: what you may see.',
  none: 'Takes no token.',
} as const;

/** One operation; what it says in full is there once it is opened. */
export function OperationEntry({ contract, operation, known, named }: OperationEntryProps) {
  const [open, setOpen] = useState(named);
  const toggle = ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => setOpen(currentTarget.open);
  return (
    <details className="operation" id={operation.id} open={open} onToggle={toggle}>
      <summary>
        <span className="operation-method">{operation.method}</span>
        <code>{operation.path}</code>
        <span className="operation-summary fine">{operation.summary}</span>
      </summary>
      {open && <Body contract={contract} operation={operation} known={known} />}
    </details>
  );
}

function Body({ contract, operation, known }: Omit<OperationEntryProps, 'named'>) {
  const { command, gaps } = example(contract, operation, location.origin, known);
  const good = operation.answers.filter(({ status }) => status < '400');
  const errors = operation.answers.filter(({ status }) => status >= '400');
  return (
    <div className="operation-body">
      {operation.description && (
        <p className="prose">
          <Inline text={operation.description.trim().replaceAll(/\n(?!\n)/g, ' ')} />
        </p>
      )}
      <p className="fine">{TOKEN[operation.token]}</p>
      <div>
        <h3>Example</h3>
        <Copyable label={`Example of ${operation.id}`} text={command} />
        {gaps.length > 0 && <p className="fine">Replace {gaps.join(', ')} by your own.</p>}
      </div>
      {operation.parameters.length > 0 && (
        <div>
          <h3>Parameters</h3>
          <dl className="operation-terms">
            {operation.parameters.map((parameter) => (
              <ParameterTerm key={`${parameter.in} ${parameter.name}`} parameter={parameter} />
            ))}
          </dl>
        </div>
      )}
      {operation.body && (
        <p>
          <strong>Body:</strong> {operation.body.types.join(', ')}
          {operation.body.description && (
            <>
              . <Inline text={operation.body.description.trim()} />
            </>
          )}
        </p>
      )}
      <Answers title="Answers" answers={good} />
      <Answers title="Errors" answers={errors} />
    </div>
  );
}

function ParameterTerm({ parameter }: { parameter: Parameter }) {
  return (
    <>
      <dt>
        <code>{parameter.name}</code> <span className="fine">{parameter.in}</span>
      </dt>
      <dd>
        {[parameter.required ? 'needed' : undefined, formOf(parameter.schema)].filter(Boolean).join(', ')}
        {parameter.description && (
          <>
            {' '}
            — <Inline text={parameter.description.trim()} />
          </>
        )}
      </dd>
    </>
  );
}

function Answers({ title, answers }: { title: string; answers: Operation['answers'] }) {
  if (answers.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <dl className="operation-terms">
        {answers.map(({ status, description, types }) => (
          <div key={status} className="operation-answer">
            <dt>{status}</dt>
            <dd>
              <Inline text={description.trim()} /> <span className="fine">{types.join(', ')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A value in words: what it is and within which bounds. */
function formOf(schema: Schema | undefined): string {
  if (!schema) return '';
  const { type, format, minimum, maximum } = schema;
  const kind = schema.enum ? schema.enum.join(' | ') : [Array.isArray(type) ? type.join(' or ') : type, format].filter(Boolean).join(', ');
  const bounds =
    minimum !== undefined && maximum !== undefined
      ? `from ${String(minimum)} to ${String(maximum)}`
      : minimum !== undefined
        ? `from ${String(minimum)}`
        : '';
  const usual = schema.default === undefined ? '' : `else ${String(schema.default as string)}`;
  return [kind, bounds, usual].filter(Boolean).join(', ');
}
