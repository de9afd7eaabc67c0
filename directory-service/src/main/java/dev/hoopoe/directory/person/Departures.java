package dev.hoopoe.directory.person;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.directory.client.Clients;
import dev.hoopoe.directory.client.StandIns;
import dev.hoopoe.directory.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lets people go who own no tickets, whether as clients or through the client who stands for them. */
@ApplicationScoped
public class Departures {

    private final Users users;
    private final Clients clients;
    private final StandIns standIns;

    Departures(Users users, Clients clients, StandIns standIns) {
        this.users = users;
        this.clients = clients;
        this.standIns = standIns;
    }

    /**
     * Lets a person go.
     *
     * @throws HoopoeException conflict, when the person owns tickets or is the last administrator; or not found
     */
    @Transactional
    public void leave(Person person) {
        if (person.standing() == Standing.CLIENT) {
            clients.delete(person.id());
        } else {
            leaveStaff(person.id());
        }
    }

    /** The same for a member of staff. */
    @Transactional
    public void leaveStaff(UUID userId) {
        if (standIns.ownTickets(userId)) {
            throw HoopoeException.conflict("The user owns tickets");
        }
        users.delete(userId);
    }
}
