package dev.hoopoe.openapi;

import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Finds the Java method of an operation, which the framework's model does not have. */
final class ResourceMethods {

    static final String EVENT_STREAM = "text/event-stream";

    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final DotName PATH = DotName.createSimple(JAX_RS + "Path");
    private static final DotName STATUS = DotName.createSimple("org.jboss.resteasy.reactive.ResponseStatus");
    private static final DotName ROLES = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName REFUSES = DotName.createSimple(ErrorResponses.class);
    private static final DotName RETOLD = DotName.createSimple(HCallError.class);
    private static final DotName RETOLD_SEVERAL = DotName.createSimple(HCallError.All.class);
    private static final DotName REDIRECTS = DotName.createSimple(Redirects.class);
    private static final DotName IGNORES_KEY = DotName.createSimple(IgnoresIdempotencyKey.class);
    private static final DotName TAGGED = DotName.createSimple(Tagged.class);
    private static final DotName IGNORES_IF_MATCH = DotName.createSimple(IgnoresIfMatch.class);
    private static final DotName PRODUCES = DotName.createSimple(JAX_RS + "Produces");
    private static final DotName ANYBODY = DotName.createSimple("jakarta.annotation.security.PermitAll");

    private static final int FOUND = 302;

    private final IndexView index;
    private final Map<String, ResourceMethod> methods = new HashMap<>();
    private final Set<String> streamed = new HashSet<>();

    ResourceMethods(IndexView index) {
        this.index = index;
        for (var path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS
                    && !path.target().asClass().isInterface()) {
                add(path.target().asClass(), path.target().asClass());
            }
        }
    }

    Optional<ResourceMethod> find(HttpMethod verb, String path) {
        return Optional.ofNullable(methods.get(verb + " " + path));
    }

    /**
     * True when the operation can also stream server-sent events, by another method that is hidden from the document.
     */
    boolean isStreamed(HttpMethod verb, String path) {
        return streamed.contains(verb + " " + path);
    }

    /** The values of {@link Redirects}. */
    record Redirect(int status, String where) {}

    /** A method and its resource class. */
    record ResourceMethod(ClassInfo resource, MethodInfo method) {

        /** The success status, if it differs from the framework's default. */
        Optional<Integer> status() {
            return Optional.ofNullable(method.declaredAnnotation(STATUS))
                    .map(annotation -> annotation.value().asInt());
        }

        List<ErrorKind> refusals() {
            var named = Optional.ofNullable(method.declaredAnnotation(REFUSES)).stream()
                    .flatMap(annotation -> Stream.of(annotation.value().asEnumArray()))
                    .map(ErrorKind::valueOf);
            return Stream.concat(named, retold()).distinct().toList();
        }

        /** The error kinds of {@code @HCallError}, by their status in the dialect. */
        private Stream<ErrorKind> retold() {
            var one = Optional.ofNullable(method.declaredAnnotation(RETOLD)).stream();
            var several = Optional.ofNullable(method.declaredAnnotation(RETOLD_SEVERAL)).stream()
                    .flatMap(annotation -> Stream.of(annotation.value().asNestedArray()));
            return Stream.concat(one, several)
                    .map(rule -> ErrorKind.ofStatus(rule.value("status").asInt()));
        }

        /** Why the operation ignores an {@code Idempotency-Key}; empty when it does not. */
        Optional<String> ignoresKeyBecause() {
            return Optional.ofNullable(method.declaredAnnotation(IGNORES_KEY))
                    .map(annotation -> annotation.value().asString());
        }

        /** Whether the operation has entity tags. */
        boolean isTagged() {
            return method.hasDeclaredAnnotation(TAGGED);
        }

        /** Why the operation ignores an {@code If-Match}; empty when it does not. */
        Optional<String> ignoresIfMatchBecause() {
            return Optional.ofNullable(method.declaredAnnotation(IGNORES_IF_MATCH))
                    .map(annotation -> annotation.value().asString());
        }

        Optional<Redirect> redirect() {
            return Optional.ofNullable(method.declaredAnnotation(REDIRECTS))
                    .map(annotation -> new Redirect(
                            annotation.value("status") == null
                                    ? FOUND
                                    : annotation.value("status").asInt(),
                            annotation.value().asString()));
        }

        /** Empty if no role is required. */
        Set<String> roles() {
            if (method.hasDeclaredAnnotation(ANYBODY)) {
                return Set.of();
            }
            var roles = Optional.ofNullable(method.declaredAnnotation(ROLES))
                    .or(() -> Optional.ofNullable(resource.declaredAnnotation(ROLES)));
            return roles.map(annotation -> Set.of(annotation.value().asStringArray()))
                    .orElse(Set.of());
        }
    }

    private void add(ClassInfo resource, ClassInfo declaring) {
        for (var method : declaring.methods()) {
            for (var verb : HttpMethod.values()) {
                if (method.hasDeclaredAnnotation(DotName.createSimple(JAX_RS + verb))) {
                    var operation = verb + " " + pathOf(resource, method);
                    if (isStream(method)) {
                        streamed.add(operation);
                    } else {
                        methods.put(operation, new ResourceMethod(resource, method));
                    }
                }
            }
        }
        var parent = declaring.superName() == null ? null : index.getClassByName(declaring.superName());
        if (parent != null) {
            add(resource, parent);
        }
    }

    private static boolean isStream(MethodInfo method) {
        var produced = method.declaredAnnotation(PRODUCES);
        return produced != null && List.of(produced.value().asStringArray()).contains(EVENT_STREAM);
    }

    private static String pathOf(ClassInfo resource, MethodInfo method) {
        var parts = List.of(text(resource.declaredAnnotation(PATH)), text(method.declaredAnnotation(PATH)));
        var joined = ("/" + String.join("/", parts)).replaceAll("/+", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }

    private static String text(AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }
}
