package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.directory.client.ClientTransactions;
import dev.hoopoe.directory.user.AccountOwnerTransactions;
import dev.hoopoe.directory.user.UserDetails;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Creates users in HCall: an admin may create users, the master also admins (contract row C-06). */
@ApplicationScoped
class PersonCreation {

    private final UserTransactions users;
    private final ClientTransactions clients;
    private final AccountOwnerTransactions owner;
    private final CurrentCaller caller;
    private final RegistrationPolicy policy;

    PersonCreation(
            UserTransactions users,
            ClientTransactions clients,
            AccountOwnerTransactions owner,
            CurrentCaller caller,
            HCallConfig config) {
        this.users = users;
        this.clients = clients;
        this.owner = owner;
        this.caller = caller;
        this.policy = new RegistrationPolicy(config.policy());
    }

    /** @throws HoopoeException conflict, with the reason */
    void create(CreatePersonRequest request) {
        var role = HCallRole.named(request.userRole())
                .filter(named -> named != HCallRole.MASTER)
                .orElseThrow(() -> HoopoeException.conflict("user_role must be user or admin"));
        if (role == HCallRole.ADMIN && !isMaster()) {
            throw HoopoeException.conflict("only the master creates an admin");
        }
        policy.check(request.userName(), request.userEmail(), request.userPassword());
        if (role == HCallRole.ADMIN) {
            var details = UserDetails.administrator(request.userEmail(), request.userName());
            users.create(details.called(request.userName()), List.of(), request.userPassword());
        } else {
            clients.register(request.userName(), request.userEmail(), request.userPassword());
        }
    }

    private boolean isMaster() {
        return owner.find().filter(caller.get().personId()::equals).isPresent();
    }
}
