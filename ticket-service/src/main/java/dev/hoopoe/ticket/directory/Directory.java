package dev.hoopoe.ticket.directory;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks directory-service for what it owns in the caller's account; what it does not know is empty. */
@ApplicationScoped
public class Directory {

    private final DirectoryClient api;

    Directory(@RestClient DirectoryClient api) {
        this.api = api;
    }

    public Optional<VersionedSnapshot> user(String id) {
        return ask(() -> api.user(id));
    }

    /** The client that stands for a user, made when there was none; empty when there is no such user. */
    public Optional<VersionedSnapshot> clientOfUser(String id) {
        return ask(() -> api.clientOfUser(id));
    }

    public Optional<VersionedSnapshot> client(String id) {
        return ask(() -> api.client(id));
    }

    public Optional<VersionedSnapshot> userWithNumber(long number) {
        return ask(() -> api.userWithNumber(number));
    }

    /** The client with that number, who is made up when there is none. */
    public VersionedSnapshot clientWithNumber(long number) {
        return api.clientWithNumber(number);
    }

    /** A new client who stands for somebody unknown. */
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
