/** PageTab, the form that BioStudies takes metadata in: JSON, TSV, XML and XLSX. */
@NullMarked
package org.lumenark.document.pagetab;

import org.jspecify.annotations.NullMarked;
