package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Reads the {@code Idempotency-Key} of a POST and hashes the body while it is read. */
public class IdempotencyKeyFilter {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    private final IdempotentRequest keyed;

    IdempotencyKeyFilter(IdempotentRequest keyed) {
        this.keyed = keyed;
    }

    @ServerRequestFilter
    public void readKey(ContainerRequestContext request) {
        var keys = request.getHeaders().getOrDefault(HEADER, List.of());
        if (!request.getMethod().equals(HttpMethod.POST) || keys.isEmpty()) {
            return;
        }
        if (keys.size() > 1 || !FORM.matcher(keys.get(0)).matches()) {
            throw HoopoeException.invalid(HEADER, "must be one text of 1 to 255 visible ASCII characters");
        }
        var address = request.getUriInfo().getRequestUri();
        var target = address.getRawPath() + "?" + address.getRawQuery();
        request.setEntityStream(keyed.begin(keys.get(0), target, request.getEntityStream()));
    }
}
