/** The query language: free text, fields, phrases, ranges, AND OR NOT, parentheses. */
@NullMarked
package org.lumenark.search.query;

import org.jspecify.annotations.NullMarked;
