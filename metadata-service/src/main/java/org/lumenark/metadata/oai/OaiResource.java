package org.lumenark.metadata.oai;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** OAI-PMH 2.0: public studies, and those that were withdrawn as deleted records for ever. */
@Path("/oai2d")
@Produces("text/xml;charset=UTF-8")
public class OaiResource {

  private static final String VERB = "verb";

  private final Harvest harvest;
  private final OaiNames names;

  OaiResource(Harvest harvest, OaiNames names) {
    this.harvest = harvest;
    this.names = names;
  }

  @GET
  @PermitAll
  @Operation(operationId = "harvest")
  public Uni<byte[]> byAddress(@Context UriInfo uri) {
    return answer(uri.getQueryParameters());
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(operationId = "harvestByForm")
  public Uni<byte[]> byForm(MultivaluedMap<String, String> form) {
    return answer(form);
  }

  private Uni<byte[]> answer(MultivaluedMap<String, String> given) {
    Map<String, String> arguments;
    try {
      arguments = single(given);
    } catch (OaiError.Raised raised) {
      return Uni.createFrom().item(refusal(raised, Map.of()));
    }
    Map<String, String> echoed = new TreeMap<>(arguments);
    Optional<String> verb = Optional.ofNullable(arguments.remove(VERB));
    return Uni.createFrom()
        .deferred(() -> harvest.answer(verb, arguments))
        .map(content -> OaiWriter.answer(names.base(), echoed, content))
        .onFailure(OaiError.Raised.class)
        .recoverWithItem(raised -> refusal(raised, echoed));
  }

  private byte[] refusal(Throwable raised, Map<String, String> echoed) {
    OaiError error = ((OaiError.Raised) raised).error();
    boolean atFault = error.code().equals("badVerb") || error.code().equals("badArgument");
    return OaiWriter.answer(
        names.base(), atFault ? Map.of() : echoed, writer -> writer.error(error));
  }

  private static Map<String, String> single(MultivaluedMap<String, String> given) {
    Map<String, String> arguments = new TreeMap<>();
    for (Map.Entry<String, List<String>> argument : given.entrySet()) {
      if (argument.getValue().size() > 1) {
        throw argument.getKey().equals(VERB)
            ? OaiError.verb("There is more than one verb.")
            : OaiError.argument(argument.getKey() + " is there twice.");
      }
      arguments.put(argument.getKey(), argument.getValue().getFirst());
    }
    return arguments;
  }
}
