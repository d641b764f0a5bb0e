package org.lumenark.metadata.study;

import org.lumenark.platform.security.ReviewerToken;

/**
 * How someone reads a study who came by a reviewer link: without its people.
 *
 * @param originals whether files may be read as they were deposited
 */
public record Review(ReviewerToken token, boolean originals) {}
