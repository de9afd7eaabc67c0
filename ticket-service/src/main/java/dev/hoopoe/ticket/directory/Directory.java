package dev.hoopoe.ticket.directory;

import static dev.hoopoe.common.web.NotFoundAnswers.emptyIfNotFound;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks directory-service for what it owns in the caller's account; what it does not know is empty. */
@ApplicationScoped
public class Directory {

    private final DirectoryClient api;

    Directory(@RestClient DirectoryClient api) {
        this.api = api;
    }

    public Optional<VersionedSnapshot> user(String id) {
        return emptyIfNotFound(() -> api.user(id));
    }

    /** The client that stands for a user, made when there was none; empty when there is no such user. */
    public Optional<VersionedSnapshot> clientOfUser(String id) {
        return emptyIfNotFound(() -> api.clientOfUser(id));
    }

    public Optional<VersionedSnapshot> client(String id) {
        return emptyIfNotFound(() -> api.client(id));
    }

    public Optional<VersionedSnapshot> userWithNumber(long number) {
        return emptyIfNotFound(() -> api.userWithNumber(number));
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
        return emptyIfNotFound(() -> api.department(id));
    }

    /** All attributes that the account has defined for a scope. */
    public List<VersionedSnapshot> attributes(String scope) {
        return emptyIfNotFound(() -> api.attributes(scope)).orElse(List.of());
    }
}
