/**
 * A study in the forms that others read: DataCite, schema.org, RO-Crate, Croissant, BibTeX and CSL.
 * Each is made from {@link org.lumenark.document.export.StudyFacts} alone, so that what one tells
 * all tell.
 */
@NullMarked
package org.lumenark.document.export;

import org.jspecify.annotations.NullMarked;
