/** FAIR Signposting: what belongs to a study, for programs that come to its page. */
@NullMarked
package org.lumenark.metadata.signpost;

import org.jspecify.annotations.NullMarked;
