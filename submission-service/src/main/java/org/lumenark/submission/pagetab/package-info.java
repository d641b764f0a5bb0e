/** Metadata of drafts as PageTab, in and out. */
@NullMarked
package org.lumenark.submission.pagetab;

import org.jspecify.annotations.NullMarked;
