import { useQuery } from '@tanstack/react-query';
import { Images } from 'lucide-react';
import { Link } from 'react-router';
import { ask } from '../api/http';
import type { Image, Page, Study } from '../api/types';
import { Empty } from '../ui/Empty';
import { bytes, counted, day } from '../ui/format';
import { Thumbnail } from '../ui/Thumbnail';

export function NewStudies({ studies }: { studies: Study[] }) {
  if (studies.length === 0) {
    return (
      <Empty icon={Images} title="No public studies yet">
        <p>The first one that is released shows here.</p>
      </Empty>
    );
  }
  return (
    <ul className="study-grid">
      {studies.map((study) => (
        <li key={study.accession}>
          <StudyCard study={study} />
        </li>
      ))}
    </ul>
  );
}

function StudyCard({ study }: { study: Study }) {
  const first = useQuery({
    queryKey: ['study', study.accession, 'first-image'],
    queryFn: async ({ signal }) =>
      (await ask<Page<Image>>(`/api/v1/studies/${study.accession}/images?limit=1`, signal)).body.items[0] ?? null,
    staleTime: 60_000,
  });
  return (
    <Link to={`/studies/${study.accession}`} className="study-card">
      <Thumbnail image={first.data ?? undefined} />
      <span className="study-card-text">
        <span className="study-card-title">{study.title}</span>
        <span className="fine">
          {study.accession}
          {study.releasedAt && ` · ${day(study.releasedAt)}`}
        </span>
        <span className="fine">
          {counted(study.files.count, 'file', 'files')} · {bytes(study.files.bytes)}
        </span>
      </span>
    </Link>
  );
}
