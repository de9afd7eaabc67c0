package dev.hoopoe.messaging.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** Says whether the account has a client; asked so rarely that no copy is kept. */
@ApplicationScoped
public class Clients {

    private final ClientOwner owner;

    Clients(@RestClient ClientOwner owner) {
        this.owner = owner;
    }

    public boolean exists(UUID id) {
        try {
            owner.get(id.toString());
            return true;
        } catch (ClientWebApplicationException e) {
            if (e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()) {
                return false;
            }
            throw e;
        }
    }
}
