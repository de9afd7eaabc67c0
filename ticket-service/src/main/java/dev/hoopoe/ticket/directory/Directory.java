package dev.hoopoe.ticket.directory;

import static dev.hoopoe.common.web.NotFoundAnswers.emptyIfNotFound;

import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.restclient.PeerClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks directory-service for aggregates of the caller's account; empty for what it does not have. */
@ApplicationScoped
public class Directory {

    private final DirectoryClient api;

    Directory(PeerClients peers) {
        this.api = peers.directory(DirectoryClient.class);
    }

    public Optional<VersionedSnapshot> user(String id) {
        return emptyIfNotFound(() -> api.user(id));
    }

    /** The client that stands for a user, created if there is none; empty for an unknown user. */
    public Optional<VersionedSnapshot> clientOfUser(String id) {
        return emptyIfNotFound(() -> api.clientOfUser(id));
    }

    public Optional<VersionedSnapshot> client(String id) {
        return emptyIfNotFound(() -> api.client(id));
    }

    /** The client, if it has a profile in Netia. */
    public Optional<VersionedSnapshot> visitor(String id) {
        return emptyIfNotFound(() -> api.visitor(id));
    }

    public Optional<VersionedSnapshot> userWithNumber(long number) {
        return emptyIfNotFound(() -> api.userWithNumber(number));
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
        return emptyIfNotFound(() -> api.department(id));
    }

    /** All attributes that the account has defined for a scope. */
    public List<VersionedSnapshot> attributes(String scope) {
        return emptyIfNotFound(() -> api.attributes(scope)).orElse(List.of());
    }
}
