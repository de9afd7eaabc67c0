package dev.hoopoe.common.identity;

import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.common.web.RequestId;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.MDC;

/** Adds this service's token, the account and the request id to a call of a neighbour's {@code /internal} path. */
public class ServiceCallFilter implements ClientRequestFilter {

    private final ServiceTokens tokens;
    private final CurrentCaller caller;

    public ServiceCallFilter(ServiceTokens tokens, CurrentCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.current());
        request.getHeaders().putSingle(Caller.ACCOUNT_HEADER, caller.accountId());
        var requestId = MDC.get(LogKeys.REQUEST);
        if (requestId != null) {
            request.getHeaders().putSingle(RequestId.HEADER, requestId.toString());
        }
    }
}
