package dev.hoopoe.common.web;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Keeps answers out of every cache (RFC 9111 §5.2.2.5), since nearly all are about people; one that may be cached says so
 * itself. An entity tag holds beside it: a client that kept the answer of its own accord is still told 304.
 */
public class NoStoreFilter {

    private static final String NO_STORE = "no-store";

    @ServerResponseFilter
    public void forbidStoring(ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }
}
