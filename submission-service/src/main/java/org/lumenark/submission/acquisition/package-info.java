/** Metadata of acquisitions that other tools wrote, taken into drafts. */
@NullMarked
package org.lumenark.submission.acquisition;

import org.jspecify.annotations.NullMarked;
