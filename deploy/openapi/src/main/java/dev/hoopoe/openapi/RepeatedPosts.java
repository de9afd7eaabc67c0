package dev.hoopoe.openapi;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.idempotency.UnguessableKey;
import dev.hoopoe.openapi.ResourceMethods.ResourceMethod;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Documents the {@code Idempotency-Key} of public POSTs. */
final class RepeatedPosts {

    private static final String NOT_OFFERED = "/internal/";
    private static final String SUCCESS = "2..";

    private RepeatedPosts() {}

    static void describe(HttpMethod verb, String path, Operation operation, ResourceMethod method) {
        if (verb != HttpMethod.POST || path.startsWith(NOT_OFFERED)) {
            return;
        }
        method.ignoresKeyBecause()
                .ifPresentOrElse(
                        reason -> Operations.addToDescription(operation, "`Idempotency-Key` is ignored: " + reason),
                        () -> takeKey(operation));
    }

    private static void takeKey(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description(
                        "A new random text for each thing to be done, such as a UUID. Sent again with it within 24 hours,"
                                + " the same request is not performed again but answered as the first time. A key "
                                + UnguessableKey.RULE)
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255)
                        .pattern("^[!-~]+$")));
        var responses = operation.getResponses();
        responses.addAPIResponse(
                Integer.toString(ErrorKind.KEY_REUSED.status()),
                OASFactory.createAPIResponse().ref(Operations.nameOf(ErrorKind.KEY_REUSED)));
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.matches(SUCCESS)) {
                response.addHeader(
                        "Idempotency-Replayed",
                        OASFactory.createHeader()
                                .description("True when this is the answer to an earlier request with the key")
                                .schema(OASFactory.createSchema().addType(SchemaType.BOOLEAN)));
            }
        });
    }
}
