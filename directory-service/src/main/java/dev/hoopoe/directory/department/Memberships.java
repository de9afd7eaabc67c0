package dev.hoopoe.directory.department;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Reads and changes users' departments. */
@ApplicationScoped
public class Memberships {

    private final MembershipRepository memberships;
    private final DepartmentRepository departments;

    Memberships(MembershipRepository memberships, DepartmentRepository departments) {
        this.memberships = memberships;
        this.departments = departments;
    }

    /** Department ids in ascending order. */
    public List<Long> of(UUID userId) {
        return ofAll(List.of(userId)).getOrDefault(userId, List.of());
    }

    /** Department ids of many users, by one query, without users who have none. */
    public Map<UUID, List<Long>> ofAll(Collection<UUID> userIds) {
        return memberships.ofUsers(userIds).stream()
                .collect(groupingBy(Membership::userId, mapping(Membership::departmentId, toList())));
    }

    /** The existing departments, ordered by id. */
    @Transactional
    public List<DepartmentSnapshot> departments(Collection<Long> ids) {
        return departments.ofIds(ids).stream().map(Department::snapshot).toList();
    }

    /** The distinct ids in order, locked against deletion until the transaction ends; 400 when one does not exist. */
    public List<Long> existing(Collection<Long> departmentIds) {
        var wanted = new TreeSet<>(departmentIds);
        departments.lockShared(wanted).forEach(department -> wanted.remove(department.id()));
        if (!wanted.isEmpty()) {
            throw HoopoeException.invalid("department_ids", "there is no department " + wanted.first());
        }
        return List.copyOf(new TreeSet<>(departmentIds));
    }

    /** Replaces the user's departments. */
    public void replace(UUID userId, Collection<Long> departmentIds) {
        var present = of(userId);
        memberships.remove(
                userId,
                present.stream().filter(id -> !departmentIds.contains(id)).toList());
        departmentIds.stream()
                .filter(id -> !present.contains(id))
                .forEach(id -> memberships.persist(new Membership(userId, id)));
    }
}
