package dev.hoopoe.directory.netia;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.directory.user.UserFilter;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The users of the caller's account, in the order of their numbers; at most 500, since Netia has no pages of them. */
@Singleton
class NetiaStaff {

    private static final OffsetRequest FIRST = OffsetRequest.of("500", null);

    private final UserTransactions users;

    NetiaStaff(UserTransactions users) {
        this.users = users;
    }

    List<NetiaUser> all() {
        return users.numbered(new UserFilter(Optional.empty(), Optional.empty()), FIRST).stream()
                .map(numbered -> NetiaUser.of(numbered.user()))
                .toList();
    }
}
