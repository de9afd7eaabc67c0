package dev.hoopoe.messaging.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;

/** directory-service's operation that answers an account. */
@Path("/internal/accounts")
interface AccountClient {

    /** {@code suspendedAt} is null for an account that is not suspended, nor being deleted. */
    record AccountState(String id, Instant suspendedAt) {}

    record AccountAnswer(AccountState data) {

        boolean isActive() {
            return data.suspendedAt() == null;
        }
    }

    @GET
    @Path("/{id}")
    AccountAnswer get(@PathParam("id") String id);
}
