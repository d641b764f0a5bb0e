/**
 * The S3 server of the standalone stack: S3Proxy over a folder, with multipart uploads of its own.
 */
@NullMarked
package org.lumenark.standalone.store;

import org.jspecify.annotations.NullMarked;
