import { type SyntheticEvent, useState } from 'react';
import { CopyableCode } from '../ui/CopyableCode';
import { Inline } from '../ui/Inline';
import { example, type Known } from './curl';
import { meaning } from './errors';
import { fieldsOf, formOf } from './fields';
import { Fields } from './Fields';
import type { Contract, Operation, Parameter } from './openapi';

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
        <CopyableCode label={`Example of ${operation.id}`} text={command} />
        {gaps.length > 0 && <p className="fine">Replace {gaps.join(', ')} by your own.</p>}
      </div>
      {operation.parameters.length > 0 && (
        <div>
          <h3>Parameters</h3>
          <dl className="operation-terms">
            {operation.parameters.map((parameter) => (
              <ParameterTerm key={`${parameter.in} ${parameter.name}`} contract={contract} parameter={parameter} />
            ))}
          </dl>
        </div>
      )}
      {operation.body && (
        <div>
          <h3>Body</h3>
          <p className="fine">
            {operation.body.types.join(', ')}
            {operation.body.description && (
              <>
                {' '}
                — <Inline text={operation.body.description.trim()} />
              </>
            )}
          </p>
          <Fields fields={fieldsOf(contract, operation.body.schema)} sure="needed" />
        </div>
      )}
      <Answers title="Answers" contract={contract} answers={good} />
      <Answers title="Errors" contract={contract} answers={errors} />
    </div>
  );
}

function ParameterTerm({ contract, parameter }: { contract: Contract; parameter: Parameter }) {
  return (
    <>
      <dt>
        <code>{parameter.name}</code> <span className="fine">{parameter.in}</span>
      </dt>
      <dd>
        {[parameter.required ? 'needed' : undefined, formOf(contract, parameter.schema)].filter(Boolean).join(', ')}
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

interface AnswersProps {
  title: string;
  contract: Contract;
  answers: Operation['answers'];
}

/** Every error is the same document, which says in its code what was wrong. */
function Answers({ title, contract, answers }: AnswersProps) {
  if (answers.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <dl className="operation-terms">
        {answers.map(({ status, description, types, schema }) => (
          <div key={status} className="operation-answer">
            <dt>{status}</dt>
            <dd>
              <Inline text={status < '400' ? description.trim() : meaning(status, description)} /> <span className="fine">{types.join(', ')}</span>
              {status < '400' && <Fields fields={fieldsOf(contract, schema)} sure="always" />}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
