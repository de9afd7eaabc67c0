package dev.hoopoe.auth.token;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code POST /internal/token}: client credentials for services (RFC 6749 §4.4), in JSON. */
@Path("/internal/token")
class InternalServiceTokenResource {

    private final ServiceClients clients;
    private final AccessTokens tokens;

    InternalServiceTokenResource(ServiceClients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    record ServiceTokenRequest(
            @Text(max = 255) String clientId,
            @Text(max = 1024) String clientSecret) {

        @Override
        public String toString() {
            return "ServiceTokenRequest[clientId=" + clientId + "]";
        }
    }

    /** {@code expiresIn} in seconds. */
    record ServiceTokenResponse(String accessToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "ServiceTokenResponse[redacted]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @AllowedCallers(openBecause = "the client and its secret are in the body")
    public ServiceTokenResponse issue(@NotNull @Valid ServiceTokenRequest request) {
        if (!clients.areCredentials(request.clientId(), request.clientSecret())) {
            throw new HoopoeException(ErrorKind.INVALID_CREDENTIALS, "The client or its secret is wrong");
        }
        return new ServiceTokenResponse(
                tokens.issueToService(request.clientId()),
                "Bearer",
                tokens.serviceLifetime().toSeconds());
    }
}
