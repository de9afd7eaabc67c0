package dev.hoopoe.directory.person;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.directory.client.ClientTransactions;
import dev.hoopoe.directory.client.StaffClients;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes people who own no tickets, neither as clients nor through the client who represents them. */
@ApplicationScoped
public class PersonDeletion {

    private final UserTransactions users;
    private final ClientTransactions clients;
    private final StaffClients staffClients;

    PersonDeletion(UserTransactions users, ClientTransactions clients, StaffClients staffClients) {
        this.users = users;
        this.clients = clients;
        this.staffClients = staffClients;
    }

    /** Deletes a person.
     *
     * @throws HoopoeException conflict, when the person owns tickets or is the last administrator; or not found
     */
    @Transactional
    public void delete(Person person) {
        if (person.role() == AccountRole.CLIENT) {
            clients.delete(person.id());
        } else {
            deleteUser(person.id());
        }
    }

    /** Deletes a member of staff. */
    @Transactional
    public void deleteUser(UUID userId) {
        if (staffClients.ownTickets(userId)) {
            throw HoopoeException.conflict("The user owns tickets");
        }
        users.delete(userId);
    }
}
