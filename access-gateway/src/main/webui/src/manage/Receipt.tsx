import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button } from 'react-aria-components';
import { isProblem, send } from '../api/http';
import { messageOf, Notice } from '../ui/Failure';
import { saveAs } from '../ui/saveAs';

/** What the archive vouches for, signed, as a file to keep. */
export function Receipt({ base, accession }: { base: string; accession: string }) {
  const fetching = useMutation({
    mutationFn: async () => {
      const response = await send(`${base}/receipt`, { headers: { Accept: 'application/jose, application/problem+json' } });
      saveAs(await response.blob(), `${accession}.jws`);
    },
  });
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt">Receipt</h2>
      <p className="fine">
        Signed by the archive: which files it took, and when. It can be proved years later without the archive, with the{' '}
        <a href="/.well-known/lumenark-receipt-key.pem" download="archive.pem">
          public key
        </a>{' '}
        and openssl; keep both.
      </p>
      {fetching.isError && (
        <Notice>
          {isProblem(fetching.error, 409)
            ? 'The receipt is ready as soon as the list of files is sealed, usually within a minute of the submission.'
            : messageOf(fetching.error)}
        </Notice>
      )}
      <div className="actions">
        <Button className="button button-quiet" isDisabled={fetching.isPending} onPress={() => fetching.mutate()}>
          <Download aria-hidden size={16} /> Download the receipt
        </Button>
      </div>
    </section>
  );
}
