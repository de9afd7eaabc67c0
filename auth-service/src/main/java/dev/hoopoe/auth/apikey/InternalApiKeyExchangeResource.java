package dev.hoopoe.auth.apikey;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.identity.AllowedCallers;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * {@code POST /internal/api-keys/exchange}: exchanges an API key for an access token, for the gateway. The key is the
 * credential.
 */
@Path("/internal/api-keys/exchange")
class InternalApiKeyExchangeResource {

    private static final int LONGEST_KEY = 255;

    private final ApiKeyExchange exchange;

    InternalApiKeyExchangeResource(ApiKeyExchange exchange) {
        this.exchange = exchange;
    }

    record ExchangeApiKeyRequest(@Text(max = LONGEST_KEY) String apiKey) {

        @Override
        public String toString() {
            return "ExchangeApiKeyRequest[redacted]";
        }
    }

    /** {@code expiresIn} in seconds. */
    record ExchangedTokenResponse(String accessToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "ExchangedTokenResponse[redacted]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @AllowedCallers(openBecause = "the key is in the body")
    public ExchangedTokenResponse exchange(@NotNull @Valid ExchangeApiKeyRequest request) {
        var token = exchange.exchange(new ApiKeySecret(request.apiKey()));
        return new ExchangedTokenResponse(
                token.text(), "Bearer", token.lifetime().toSeconds());
    }
}
