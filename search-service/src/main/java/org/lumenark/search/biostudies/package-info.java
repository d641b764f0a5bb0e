/** The search of the BioStudies interface, so that scripts written for it work here. */
@NullMarked
package org.lumenark.search.biostudies;

import org.jspecify.annotations.NullMarked;
