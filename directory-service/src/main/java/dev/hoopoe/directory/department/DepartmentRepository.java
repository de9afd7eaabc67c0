package dev.hoopoe.directory.department;

import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.AccountEntities;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.storage.Uniqueness;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Data access for departments. */
@ApplicationScoped
class DepartmentRepository implements PanacheRepositoryBase<Department, Long> {

    private static final ListOrder<Department> OLDEST_FIRST =
            ListOrder.<Department>rising("departments.oldest").by("id", SortType.NUMBER, Department::id);

    Page<Department> page(PageRequest request) {
        return Listing.read(request, OLDEST_FIRST, EntityRows.all(this));
    }

    Optional<Department> byId(long id) {
        return AccountEntities.find(getEntityManager(), Department.class, id);
    }

    /** The department, locked against other writers until the transaction ends. */
    Optional<Department> lock(long id) {
        return AccountEntities.find(getEntityManager(), Department.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Department> ofIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", Sort.by("id"), ids);
    }

    /** The existing departments with these ids, with a shared lock against deletion. */
    List<Department> lockShared(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1", Sort.by("id"), ids)
                        .withLock(LockModeType.PESSIMISTIC_READ)
                        .list();
    }

    void save(Department department) {
        Uniqueness.orConflict("A department with this name exists already", () -> persistAndFlush(department));
    }
}
