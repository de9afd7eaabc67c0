package dev.hoopoe.common.identity;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Allows calls of an {@code /internal} operation only by the services that it names; without any it refuses all. */
public class InternalAccessFilter {

    private static final Pattern INTERNAL = Pattern.compile("/?internal\\b");

    private final CurrentCaller current;

    InternalAccessFilter(CurrentCaller current) {
        this.current = current;
    }

    /** After the filter that sets the caller. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void check(ResourceInfo operation) {
        var allowed = allowedCallers(operation);
        if (allowed == null ? !isInternal(operation) : !allowed.openBecause().isEmpty()) {
            return;
        }
        var caller = current.get();
        if (caller.kind() == Caller.Kind.ANONYMOUS) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "This operation needs a service token");
        }
        var named = allowed != null
                && caller.kind() == Caller.Kind.SERVICE
                && Arrays.stream(allowed.value())
                        .anyMatch(service -> service.subject().equals(caller.id()));
        if (!named) {
            throw HoopoeException.forbidden("This operation is not open to " + caller.id());
        }
    }

    /** By the matched operation, since a path can be spelled in many ways. */
    private static boolean isInternal(ResourceInfo operation) {
        var path = operation.getResourceClass().getAnnotation(Path.class);
        return path != null && INTERNAL.matcher(path.value()).lookingAt();
    }

    private static AllowedCallers allowedCallers(ResourceInfo operation) {
        var onMethod = operation.getResourceMethod().getAnnotation(AllowedCallers.class);
        return onMethod == null ? operation.getResourceClass().getAnnotation(AllowedCallers.class) : onMethod;
    }
}
