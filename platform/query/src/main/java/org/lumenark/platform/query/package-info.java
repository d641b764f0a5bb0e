/**
 * The query language: free text, fields, phrases, ranges, terms with what is below them, AND OR
 * NOT, parentheses.
 */
@NullMarked
package org.lumenark.platform.query;

import org.jspecify.annotations.NullMarked;
