import { isProblem } from '../api/http';
import { day } from '../ui/format';
import { GivenOut, useGivenOut, useItems } from './GivenOut';
import { MakeReviewerLink, type LinkWish } from './MakeReviewerLink';
import type { ReviewerLink } from './types';

const pathOf = (base: string) => `${base}/reviewer-links`;
const keyOf = (base: string) => ['reviewer-links', base];

/** Links by which reviewers read the study without its people; the owner's, a curator's and an admin's. */
export function useReviewerLinks(base: string) {
  return useItems<ReviewerLink>(pathOf(base), keyOf(base));
}

export function ReviewerLinks({ base }: { base: string }) {
  const links = useGivenOut<ReviewerLink, LinkWish>(pathOf(base), keyOf(base), [['history', base]]);
  if (isProblem(links.all.error, 403)) return null;
  return (
    <section aria-labelledby="reviewer-links">
      <h2 id="reviewer-links">Reviewer links</h2>
      <p className="fine">
        Whoever has the link reads this study without an account and without its people: authors, contacts, funding and
        publications are left out. Names that stand in the title, the description or a file’s path stay.
      </p>
      <GivenOut
        given={links}
        word="link"
        secret={{
          label: 'Reviewer link',
          text: 'Send it to the journal. It works within seconds; open it in a private window to see what a reviewer sees.',
          of: (link) => link.url,
        }}
        revoked="Whoever has it sees nothing any more, within about a second. It cannot be made good again."
        row={(link) => ({
          about: `made by ${link.createdBy} on ${day(link.createdAt)} · ends ${day(link.expiresAt)}`,
          badge: (
            <span className={`badge ${link.originals ? 'badge-busy' : 'badge-calm'}`}>
              {link.originals ? 'with downloads' : 'no downloads'}
            </span>
          ),
        })}
      >
        <MakeReviewerLink busy={links.make.isPending} make={(wish) => links.make.mutate(wish)} />
      </GivenOut>
    </section>
  );
}
