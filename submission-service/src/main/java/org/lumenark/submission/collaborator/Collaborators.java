package org.lumenark.submission.collaborator;

import java.util.List;

/** The whole list; never more than 100, in the order of invitation. */
public record Collaborators(List<Collaborator> items) {}
