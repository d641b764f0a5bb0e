/** Images in S3 buckets, for the commands that need no archive. */
@NullMarked
package org.lumenark.client.s3;

import org.jspecify.annotations.NullMarked;
