/** CloudEvents over Kafka: outbox, relay, inbox, dead letters. */
@NullMarked
package org.lumenark.platform.messaging;

import org.jspecify.annotations.NullMarked;
