/** What search engines are told: which pages there are, and what not to fetch. */
@NullMarked
package org.lumenark.metadata.sitemap;

import org.jspecify.annotations.NullMarked;
