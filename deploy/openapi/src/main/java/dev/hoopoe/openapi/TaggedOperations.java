package dev.hoopoe.openapi;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.openapi.ResourceMethods.ResourceMethod;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents the entity tags of operations. */
final class TaggedOperations {

    private static final String OK = "200";
    private static final String NOT_MODIFIED = "304";

    private TaggedOperations() {}

    static void describe(HttpMethod verb, Operation operation, ResourceMethod method) {
        method.ignoresIfMatchBecause()
                .ifPresent(reason -> Operations.addToDescription(operation, "`If-Match` is ignored: " + reason));
        if (method.isTagged()) {
            if (verb == HttpMethod.GET) {
                read(operation);
            } else {
                write(operation);
            }
            if (verb != HttpMethod.DELETE) {
                addTag(operation.getResponses().getAPIResponse(OK));
            }
        }
    }

    private static void read(Operation operation) {
        addHeader(operation, "If-None-Match", "The ETag of what the caller has: if it is still so, the answer is 304");
        var unchanged = OASFactory.createAPIResponse().description("It is what the caller has");
        addTag(unchanged);
        operation.getResponses().addAPIResponse(NOT_MODIFIED, unchanged);
    }

    private static void write(Operation operation) {
        addHeader(
                operation,
                "If-Match",
                "The ETag of what the caller has seen: if it is otherwise by now, nothing is done");
        operation
                .getResponses()
                .addAPIResponse(
                        Integer.toString(ErrorKind.PRECONDITION_FAILED.status()),
                        OASFactory.createAPIResponse().ref(Operations.nameOf(ErrorKind.PRECONDITION_FAILED)));
    }

    private static void addHeader(Operation operation, String name, String description) {
        operation.addParameter(OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(text()));
    }

    private static void addTag(APIResponse response) {
        response.addHeader(
                "ETag",
                OASFactory.createHeader()
                        .description("Of the thing as it is shown to the caller; a strong one (RFC 9110 §8.8.3)")
                        .schema(text()));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
