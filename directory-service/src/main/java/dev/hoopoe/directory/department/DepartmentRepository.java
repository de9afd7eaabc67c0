package dev.hoopoe.directory.department;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.storage.PagedRows;
import dev.hoopoe.directory.storage.Uniqueness;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;

/** Stored departments. */
@ApplicationScoped
class DepartmentRepository implements PanacheRepositoryBase<Department, Long> {

    Page<Department> page(PageRequest request) {
        return PagedRows.of(findAll(Sort.by("id")), request);
    }

    List<Department> ofIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", Sort.by("id"), ids);
    }

    /** Those of the ids that exist, kept from being deleted until the transaction ends. */
    List<Department> keep(Collection<Long> ids) {
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
