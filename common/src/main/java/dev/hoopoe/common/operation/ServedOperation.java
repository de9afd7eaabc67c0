package dev.hoopoe.common.operation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of this service.
 *
 * @param path which paths it is at
 * @param method such as {@code GET}
 * @param streamsEvents true when it answers with server-sent events
 * @param takesForms true when its body is a form with files
 * @param answersFiles true when it answers with a file of any type
 */
record ServedOperation(Pattern path, String method, boolean streamsEvents, boolean takesForms, boolean answersFiles) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::\\s*([^{}]+?)\\s*)?}");
    private static final String SEGMENT = "[^/]+";

    /** The operations of a resource class. */
    static Stream<ServedOperation> of(Class<?> resource) {
        var base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods()).flatMap(method -> of(base, method).stream());
    }

    boolean isAt(String address) {
        return path.matcher(address).matches();
    }

    private static Optional<ServedOperation> of(String base, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .findFirst()
                .map(verb -> new ServedOperation(
                        pathOf(base, method),
                        verb.value(),
                        produces(method, MediaType.SERVER_SENT_EVENTS),
                        consumes(method, MediaType.MULTIPART_FORM_DATA),
                        produces(method, MediaType.WILDCARD)));
    }

    private static Pattern pathOf(String base, Method method) {
        var below = method.getAnnotation(Path.class);
        var template = Stream.of(base, below == null ? "" : below.value())
                .flatMap(part -> Arrays.stream(part.split("/")))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
        var regex = new StringBuilder();
        var variable = VARIABLE.matcher(template);
        var start = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(template.substring(start, variable.start())))
                    .append("(?:" + (variable.group(1) == null ? SEGMENT : variable.group(1)) + ")");
            start = variable.end();
        }
        return Pattern.compile(regex + Pattern.quote(template.substring(start)) + "/?");
    }

    private static boolean produces(Method method, String type) {
        var produces = method.getAnnotation(Produces.class);
        return produces != null && List.of(produces.value()).contains(type);
    }

    private static boolean consumes(Method method, String type) {
        var consumes = method.getAnnotation(Consumes.class);
        return consumes != null && List.of(consumes.value()).contains(type);
    }
}
