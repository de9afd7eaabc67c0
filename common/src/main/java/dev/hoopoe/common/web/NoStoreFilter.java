package dev.hoopoe.common.web;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sets Cache-Control: no-store (RFC 9111 §5.2.2.5), since nearly all responses contain personal data, unless the
 * response sets its own. Entity tags work nevertheless: a client that keeps a response gets 304.
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
