package dev.hoopoe.ticket.directory;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks directory-service for aggregates of the caller's account; empty for what it does not have. */
@ApplicationScoped
public class Directory {

    private final DirectoryClient api;

    Directory(@RestClient DirectoryClient api) {
        this.api = api;
    }

    public Optional<VersionedSnapshot> user(String id) {
        return ask(() -> api.user(id));
    }

    /** The client that stands for a user, created if there is none; empty for an unknown user. */
    public Optional<VersionedSnapshot> clientOfUser(String id) {
        return ask(() -> api.clientOfUser(id));
    }

    public Optional<VersionedSnapshot> client(String id) {
        return ask(() -> api.client(id));
    }

    public Optional<VersionedSnapshot> userWithNumber(long number) {
        return ask(() -> api.userWithNumber(number));
    }

    /** The client with that number, a new placeholder if there is none. */
    public VersionedSnapshot clientWithNumber(long number) {
        return api.clientWithNumber(number);
    }

    /** A new placeholder for an unknown person. */
    public VersionedSnapshot newClient() {
        return api.newClient();
    }

    public Optional<VersionedSnapshot> department(String id) {
        return ask(() -> api.department(id));
    }

    /** All attributes that the account has defined for a scope. */
    public List<VersionedSnapshot> attributes(String scope) {
        return ask(() -> api.attributes(scope)).orElse(List.of());
    }

    private static <T> Optional<T> ask(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
