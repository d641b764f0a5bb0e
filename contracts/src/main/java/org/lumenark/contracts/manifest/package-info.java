/** The frozen list of files of a study version. */
@NullMarked
package org.lumenark.contracts.manifest;

import org.jspecify.annotations.NullMarked;
