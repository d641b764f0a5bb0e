/**
 * The door for scripts that were written for BioStudies: the same addresses below another host, and
 * answers with the same members. Shapes are those of the code of the public service,
 * EBIBioStudies/ribs.
 */
@NullMarked
package org.lumenark.metadata.biostudies;

import org.jspecify.annotations.NullMarked;
