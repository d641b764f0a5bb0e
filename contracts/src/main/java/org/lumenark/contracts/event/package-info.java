/** What services tell each other over Kafka, and how it is written down. */
@NullMarked
package org.lumenark.contracts.event;

import org.jspecify.annotations.NullMarked;
