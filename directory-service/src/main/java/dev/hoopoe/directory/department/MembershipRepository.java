package dev.hoopoe.directory.department;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Data access for memberships. */
@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<Membership, Membership.Key> {

    List<Membership> ofUsers(Collection<UUID> userIds) {
        return userIds.isEmpty()
                ? List.of()
                : list("userId in ?1", Sort.by("userId").and("departmentId"), userIds);
    }

    List<UUID> usersOf(long departmentId) {
        return list("departmentId = ?1", Sort.by("userId"), departmentId).stream()
                .map(Membership::userId)
                .toList();
    }

    void remove(UUID userId, Collection<Long> departmentIds) {
        if (!departmentIds.isEmpty()) {
            delete("userId = ?1 and departmentId in ?2", userId, departmentIds);
        }
    }

    void removeAllOf(long departmentId) {
        delete("departmentId = ?1", departmentId);
    }
}
