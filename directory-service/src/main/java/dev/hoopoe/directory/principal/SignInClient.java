package dev.hoopoe.directory.principal;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** auth-service's internal paths for sessions and password checks. */
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SignInClient {

    /** The person of a session, and either the lifetime of its token or the dialect whose lifetimes it has. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StartSession(UUID userId, Long lifetimeSeconds, String dialect) {}

    /** {@code refreshToken} is null for a session without one. */
    record StartedSession(String accessToken, String refreshToken) {

        @Override
        public String toString() {
            return "StartedSession[redacted]";
        }
    }

    /** A password, and the address or the id of its person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Credentials(String email, UUID userId, String password) {

        @Override
        public String toString() {
            return "Credentials[redacted]";
        }
    }

    record CheckedCredentials(UUID userId) {}

    @POST
    @Path("sessions")
    StartedSession start(
            @HeaderParam("X-Forwarded-For") String address,
            @HeaderParam("User-Agent") String program,
            StartSession request);

    @POST
    @Path("credentials/check")
    CheckedCredentials check(
            @HeaderParam("X-Forwarded-For") String address,
            @HeaderParam("User-Agent") String program,
            Credentials credentials);
}
