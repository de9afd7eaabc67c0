package dev.hoopoe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.openapi.ResourceMethods.ResourceMethod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Completes operations from their Java method and path; the gateway adds the errors. */
final class Operations {

    private static final Set<String> SAID_BY_THE_FRAMEWORK = Set.of("Not Authorized", "Not Allowed");
    private static final String OK = "200";
    private static final String NO_CONTENT = "204";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ResourceMethods methods;
    private final Examples examples;

    Operations(ResourceMethods methods, Examples examples) {
        this.methods = methods;
        this.examples = examples;
    }

    void describe(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((verb, operation) -> {
                    methods.find(verb, path).ifPresent(method -> {
                        describe(operation, method);
                        RepeatedPosts.describe(verb, path, operation, method);
                        TaggedOperations.describe(verb, operation, method);
                    });
                    if (methods.isStreamed(verb, path)) {
                        addStream(operation);
                    }
                    removeWhatIsNoneOfOurs(verb, operation);
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(parameter -> describe(parameter, path));
                    }
                }));
    }

    private static void describe(Operation operation, ResourceMethod method) {
        var responses = operation.getResponses();
        method.status().map(status -> Integer.toString(status)).ifPresent(status -> {
            var success = responses.getAPIResponse(OK);
            if (success != null) {
                responses.removeAPIResponse(OK);
                responses.addAPIResponse(status, success.description("Created"));
            }
        });
        method.redirect().ifPresent(redirect -> {
            responses.removeAPIResponse(NO_CONTENT);
            responses.addAPIResponse(
                    Integer.toString(redirect.status()),
                    OASFactory.createAPIResponse().description(redirect.where()));
        });
        for (var refusal : method.refusals()) {
            responses.addAPIResponse(
                    Integer.toString(refusal.status()),
                    OASFactory.createAPIResponse().ref(nameOf(refusal)));
        }
        if (method.roles().equals(Set.of(Roles.ADMINISTRATOR))) {
            addToDescription(operation, "administrators only");
        }
    }

    static void addToDescription(Operation operation, String text) {
        var said = operation.getDescription();
        operation.setDescription((said == null ? "" : said + "; ") + text);
    }

    private static void addStream(Operation operation) {
        var stream = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                .example("id:AQAAAAAAAAAp\nevent:dev.hoopoe.ticket.created.v1\ndata:{\"specversion\":\"1.0\"}\n\n");
        operation.getResponses().getAPIResponse(OK).getContent().addMediaType(ResourceMethods.EVENT_STREAM, stream);
    }

    /** The name of the gateway's response for the kind: {@code NotFound}. */
    static String nameOf(ErrorKind kind) {
        return Stream.of(kind.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Removes errors without a body, and framework objects that are documented as bodies. */
    private static void removeWhatIsNoneOfOurs(HttpMethod verb, Operation operation) {
        if (verb == HttpMethod.GET) {
            operation.setRequestBody(null);
        }
        var responses = operation.getResponses();
        List.copyOf(responses.getAPIResponses().entrySet()).stream()
                .filter(response -> response.getValue().getContent() == null)
                .filter(response -> SAID_BY_THE_FRAMEWORK.contains(
                        String.valueOf(response.getValue().getDescription())))
                .forEach(response -> responses.removeAPIResponse(response.getKey()));
    }

    /**
     * Sets the type of an id in a path from its example: methods take ids as texts, so that they can refuse malformed
     * ones themselves.
     */
    private void describe(Parameter parameter, String path) {
        if (parameter.getIn() != Parameter.In.PATH) {
            return;
        }
        examples.ofParameter(path, parameter.getName()).ifPresent(example -> {
            parameter.setExample(Examples.plain(example));
            if (isId(example)) {
                var schema = OASFactory.createSchema();
                if (example.isIntegralNumber()) {
                    schema.addType(SchemaType.INTEGER).format("int64").minimum(BigDecimal.ONE);
                } else {
                    schema.addType(SchemaType.STRING).format("uuid");
                }
                parameter.setSchema(schema);
            }
        });
    }

    private static boolean isId(JsonNode example) {
        return example.isIntegralNumber() || UUID.matcher(example.asText()).matches();
    }
}
