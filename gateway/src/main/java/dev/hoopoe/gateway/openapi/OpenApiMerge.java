package dev.hoopoe.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.dialect.PathAlias;
import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.route.InvalidRequestTargetException;
import dev.hoopoe.gateway.route.PublicOperations;
import dev.hoopoe.gateway.route.RequestTarget;
import dev.hoopoe.gateway.route.RoutingTable;
import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds services' documents to the gateway's own of one dialect: of each service the dialect's paths that the gateway
 * routes to it, without their base path, and its schemas, renamed where two services use one name for different
 * schemas. Each operation gets the errors that follow from its path, body and token, with the dialect's statuses.
 */
final class OpenApiMerge {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String RESPONSES = "#/components/responses/";

    /** The component of errors that name fields, in a dialect with a status for them alone. */
    private static final String WITH_FIELDS = "Unprocessable";

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head");

    private final Dialect dialect;
    private final RoutingTable routes;
    private final PublicOperations publicOperations;
    private final ObjectNode merged;
    private final ObjectNode schemas;
    private final Map<String, JsonNode> paths = new TreeMap<>();

    /** @param own the gateway's own document, with everything that belongs to no service; it is not modified */
    OpenApiMerge(Dialect dialect, RoutingTable routes, PublicOperations publicOperations, ObjectNode own) {
        this.dialect = dialect;
        this.routes = routes;
        this.publicOperations = publicOperations;
        this.merged = own.deepCopy();
        this.schemas = merged.withObject("/components/schemas");
        merged.path("paths").properties().forEach(path -> paths.put(path.getKey(), path.getValue()));
    }

    void add(Upstream upstream, ObjectNode document) {
        var told = withoutOtherDialects(document);
        var renamed = new HashMap<String, String>();
        told.at("/components/schemas").properties().forEach(schema -> {
            var known = schemas.get(schema.getKey());
            if (known != null && !known.equals(schema.getValue())) {
                renamed.put(schema.getKey(), prefixed(upstream, schema.getKey()));
            }
        });
        var adapted = (ObjectNode) withReferences(told, renamed);
        adapted.at("/components/schemas")
                .properties()
                .forEach(schema ->
                        schemas.set(renamed.getOrDefault(schema.getKey(), schema.getKey()), schema.getValue()));
        adapted.path("paths").properties().forEach(path -> {
            if (isRoutedTo(upstream, path.getKey())) {
                addPath(path.getKey().substring(dialect.basePath().length()), path.getValue());
            }
        });
    }

    private void addPath(String path, JsonNode operations) {
        paths.put(path, operations);
        dialect.aliases().stream()
                .filter(PathAlias::described)
                .forEach(alias -> alias.spellingOf(path)
                        .ifPresent(spelling -> paths.put(spelling, twinOf(path, operations, spelling))));
    }

    /** The operations at an alias; operation ids are unique in a document. */
    private static JsonNode twinOf(String path, JsonNode operations, String spelling) {
        var segment = spelling.split("/", -1)[1];
        var suffix = "Under" + Character.toUpperCase(segment.charAt(0)) + segment.substring(1);
        var twin = operations.deepCopy();
        twin.properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(entry -> (ObjectNode) entry.getValue())
                .forEach(operation -> operation
                        .put("operationId", operation.path("operationId").asText() + suffix)
                        .put("description", "The same as `" + path + "`"));
        return twin;
    }

    /** A name that two dialects use must not be renamed in either. */
    private ObjectNode withoutOtherDialects(ObjectNode document) {
        var told = document.deepCopy();
        told.withObject("/paths").properties().removeIf(path -> Dialect.ofPath(path.getKey()) != dialect);
        new UsedSchemas(told).removeOthers();
        return told;
    }

    /** The document; its paths are in alphabetical order. */
    ObjectNode result() {
        var ordered = merged.putObject("paths");
        paths.forEach((path, operations) -> {
            complete(path, (ObjectNode) operations);
            ordered.set(path, operations);
        });
        new UsedSchemas(merged).removeOthers();
        return merged;
    }

    private boolean isRoutedTo(Upstream upstream, String path) {
        return routes.find(target(path))
                .filter(route -> route.upstream() == upstream)
                .isPresent();
    }

    private static RequestTarget target(String path) {
        try {
            return RequestTarget.parse(path.replaceAll("[{}]", ""));
        } catch (InvalidRequestTargetException e) {
            throw new IllegalArgumentException("A service offers " + path, e);
        }
    }

    private static String prefixed(Upstream upstream, String name) {
        var label = upstream.wireName();
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + name;
    }

    private static JsonNode withReferences(JsonNode node, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return node;
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var reference = field.getValue().asText();
                if (field.getKey().equals("$ref") && reference.startsWith(SCHEMAS)) {
                    var name = reference.substring(SCHEMAS.length());
                    field.setValue(TextNode.valueOf(SCHEMAS + renamed.getOrDefault(name, name)));
                } else {
                    withReferences(field.getValue(), renamed);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> withReferences(element, renamed));
        }
        return node;
    }

    private void complete(String path, ObjectNode operations) {
        operations.properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                var operation = (ObjectNode) entry.getValue();
                var method = HttpMethod.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
                var own = operation.path("security").isArray()
                        && operation.path("security").isEmpty();
                var target = target(dialect.withoutAliases(dialect.basePath() + path));
                var access = publicOperations.access(method, target);
                var tokenUse = own ? TokenUse.IGNORED : access.tokenUse();
                setSecurity(operation, tokenUse);
                moveRefusals(operation.withObject("/responses"));
                routes.find(target).ifPresent(route -> {
                    RateLimitDescription.addTo(operation, route, access, method);
                    addError(operation.withObject("/responses"), ErrorKind.TOO_MANY_REQUESTS);
                });
                addErrors(path, method, operation, tokenUse);
            }
        });
    }

    private void setSecurity(ObjectNode operation, TokenUse tokenUse) {
        var security = operation.putArray("security");
        if (tokenUse == TokenUse.OPTIONAL) {
            security.addObject();
        }
        if (tokenUse != TokenUse.IGNORED) {
            security.addAll(merged.withArray("security").deepCopy());
        }
    }

    /** Services document errors at the native status; another dialect may have another. */
    private void moveRefusals(ObjectNode responses) {
        for (var kind : ErrorKind.values()) {
            var status = Integer.toString(kind.status());
            if (!status.equals(statusOf(kind)) && isReferenceTo(nameOf(kind), responses.path(status))) {
                responses.remove(status);
                addError(responses, kind);
            }
        }
    }

    private static boolean isReferenceTo(String name, JsonNode response) {
        return response.path("$ref").asText().equals(RESPONSES + name);
    }

    private void addErrors(String path, HttpMethod method, ObjectNode operation, TokenUse tokenUse) {
        var responses = operation.withObject("/responses");
        if (path.contains("{")) {
            addError(responses, ErrorKind.NOT_FOUND);
        }
        if (operation.has("requestBody")
                || path.contains("{")
                || operation.path("parameters").size() > 0) {
            addError(responses, ErrorKind.INVALID);
        }
        if (operation.has("requestBody")) {
            addError(responses, ErrorKind.TOO_LARGE);
            addError(responses, ErrorKind.UNSUPPORTED_MEDIA_TYPE);
        }
        if (tokenUse != TokenUse.IGNORED) {
            addError(responses, ErrorKind.UNAUTHENTICATED);
        }
        if (tokenUse == TokenUse.REQUIRED) {
            addError(responses, ErrorKind.FORBIDDEN);
        }
        if (!method.equals(HttpMethod.GET)) {
            addError(responses, ErrorKind.CONFLICT);
        }
        addError(responses, ErrorKind.UNAVAILABLE);
        addError(responses, "default", "Failed");
    }

    private void addError(ObjectNode responses, ErrorKind kind) {
        addError(responses, statusOf(kind), nameOf(kind));
        var statusWithFields = statusOf(ApiError.of(kind, "", Map.of("field", "")));
        if (!statusWithFields.equals(statusOf(kind))) {
            addError(responses, statusWithFields, WITH_FIELDS);
        }
    }

    private String statusOf(ErrorKind kind) {
        return statusOf(ApiError.of(kind, ""));
    }

    private String statusOf(ApiError error) {
        return Integer.toString(dialect.answer(error, null).status());
    }

    /** The name of the error's response component: {@code NotFound}. */
    private static String nameOf(ErrorKind kind) {
        return Stream.of(kind.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** A service's own response for a status takes precedence if it describes the body. */
    private static void addError(ObjectNode responses, String status, String name) {
        var said = responses.path(status);
        if (!said.has("content") && !said.has("$ref")) {
            responses.putObject(status).put("$ref", RESPONSES + name);
        }
    }
}
