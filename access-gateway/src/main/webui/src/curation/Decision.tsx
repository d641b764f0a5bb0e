import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Label, Text, TextArea, TextField } from 'react-aria-components';
import { tell } from '../api/http';
import { messageOf, Notice } from '../ui/Failure';
import { LONGEST_COMMENT } from './Conversation';
import type { Curation } from './types';
import { curationPath } from './useCuration';

type Verdict = 'accept' | 'return' | 'comments';

/** What a curator decides, with what is said along. */
export function Decision({ now }: { now: Curation }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const decide = useMutation({
    mutationFn: async (verdict: Verdict) => {
      const said = text.trim();
      const body = verdict === 'comments' ? { text: said } : said === '' ? {} : { comment: said };
      await tell('POST', `${curationPath(now.accession)}/${verdict}`, body);
    },
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: ['curation'] });
    },
  });
  const empty = text.trim() === '';
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">Your answer</h2>
      <TextField className="field" value={text} onChange={setText} maxLength={LONGEST_COMMENT}>
        <Label>To the depositor</Label>
        <TextArea rows={4} />
        <Text slot="description" className="fine">
          To return it, say here what is missing. It holds up neither the accession nor the release.
        </Text>
      </TextField>
      {decide.isError && <Notice>{messageOf(decide.error)}</Notice>}
      <div className="actions">
        <Button
          className="button"
          isDisabled={decide.isPending || (now.curation === 'accepted' && empty)}
          onPress={() => decide.mutate('accept')}
        >
          Accept
        </Button>
        <Button
          className="button button-quiet"
          isDisabled={decide.isPending || empty}
          onPress={() => decide.mutate('return')}
        >
          Return with this question
        </Button>
        <Button
          className="button button-quiet"
          isDisabled={decide.isPending || empty}
          onPress={() => decide.mutate('comments')}
        >
          Only comment
        </Button>
      </div>
    </section>
  );
}
