package org.lumenark.client.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes one JSON value. */
@FunctionalInterface
interface JsonWriting {

  void writeTo(JsonGenerator json) throws IOException;
}
