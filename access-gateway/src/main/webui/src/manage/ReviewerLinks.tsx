import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, isProblem, remove, tell } from '../api/http';
import type { Page } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { day } from '../ui/format';
import { Loading } from '../ui/Loading';
import { Secret } from '../ui/Secret';
import { MakeReviewerLink, type LinkWish } from './MakeReviewerLink';
import type { ReviewerLink } from './types';

/** Links by which reviewers read the study without its people; the owner's, a curator's and an admin's. */
export function useReviewerLinks(base: string) {
  return useQuery({
    queryKey: ['reviewer-links', base],
    queryFn: async ({ signal }) => (await ask<Page<ReviewerLink>>(`${base}/reviewer-links`, signal)).body.items,
  });
}

export function ReviewerLinks({ base }: { base: string }) {
  const queries = useQueryClient();
  const links = useReviewerLinks(base);
  const [made, setMade] = useState<ReviewerLink>();
  const fresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['reviewer-links', base] }),
      queries.invalidateQueries({ queryKey: ['history', base] }),
    ]);
  const make = useMutation({
    mutationFn: async (wish: LinkWish) =>
      (await tell<ReviewerLink>('POST', `${base}/reviewer-links`, wish)).body,
    onSuccess: (link) => {
      setMade(link);
      return fresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (link: ReviewerLink) => remove(`${base}/reviewer-links/${link.id}`),
    onSuccess: (_, link) => {
      if (made?.id === link.id) setMade(undefined);
      return fresh();
    },
  });
  if (isProblem(links.error, 403)) return null;
  return (
    <section aria-labelledby="reviewer-links">
      <h2 id="reviewer-links">Reviewer links</h2>
      <p className="fine">
        Whoever has the link reads this study without an account and without its people: authors, contacts, funding and
        publications are left out. Names that stand in the title, the description or a file’s path stay.
      </p>
      {links.isPending && <Loading what="the links" />}
      {links.isError && <Failure failure={links.error} retry={() => void links.refetch()} />}
      {made?.url && (
        <Secret
          label="Reviewer link"
          value={made.url}
          text="Send it to the journal. It works within seconds; open it in a private window to see what a reviewer sees."
          onDone={() => setMade(undefined)}
        />
      )}
      {links.data?.length === 0 && <p>There is no link at the moment.</p>}
      {links.data && links.data.length > 0 && (
        <ul className="rows">
          {links.data.map((link) => (
            <li key={link.id} className="row">
              <span className="row-main">
                <strong>{link.label || 'Without a label'}</strong>
                <span className="fine">
                  made by {link.createdBy} on {day(link.createdAt)} · ends {day(link.expiresAt)}
                </span>
              </span>
              <span className={`badge ${link.originals ? 'badge-busy' : 'badge-calm'}`}>
                {link.originals ? 'with downloads' : 'no downloads'}
              </span>
              <Confirm
                label="Revoke"
                about={link.label || 'link without a label'}
                title="Revoke this link?"
                text="Whoever has it sees nothing any more, within about a second. It cannot be made good again."
                action="Revoke the link"
                busy={revoke.isPending}
                onConfirm={() => revoke.mutate(link)}
              />
            </li>
          ))}
        </ul>
      )}
      {revoke.isError && <Notice>{messageOf(revoke.error)}</Notice>}
      {make.isError && <Notice>{messageOf(make.error)}</Notice>}
      {!links.isError && <MakeReviewerLink busy={make.isPending} make={(wish) => make.mutate(wish)} />}
    </section>
  );
}
