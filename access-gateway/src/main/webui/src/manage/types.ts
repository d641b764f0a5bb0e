export type Right = 'view' | 'edit' | 'submit';

export interface Collaborator {
  email?: string;
  orcid?: string;
  right: Right;
  state?: 'pending' | 'active';
}

export interface ReviewerLink {
  id: string;
  label: string;
  originals: boolean;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  url?: string;
}

export interface UploadToken {
  id: string;
  label: string;
  createdAt: string;
  expiresAt: string;
  token?: string;
}

export interface HistoryEntry {
  at: string;
  /** Null for the archive itself. */
  by: string | null;
  action: string;
  details: Record<string, unknown>;
}
