package dev.hoopoe.directory.department;

import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.event.RecordChanges;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.department.DepartmentEvent.DepartmentCreated;
import dev.hoopoe.directory.department.DepartmentEvent.DepartmentDeleted;
import dev.hoopoe.directory.department.DepartmentEvent.DepartmentUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The transactions on departments. */
@ApplicationScoped
public class DepartmentTransactions {

    private final DepartmentRepository departments;
    private final MembershipRepository memberships;
    private final Event<DepartmentEmptied> emptied;
    private final Outbox outbox;
    private final Clock clock;
    private final EntityTags tags;

    DepartmentTransactions(
            DepartmentRepository departments,
            MembershipRepository memberships,
            Event<DepartmentEmptied> emptied,
            Outbox outbox,
            Clock clock,
            EntityTags tags) {
        this.departments = departments;
        this.memberships = memberships;
        this.emptied = emptied;
        this.outbox = outbox;
        this.clock = clock;
        this.tags = tags;
    }

    @Transactional
    public Page<DepartmentSnapshot> page(PageRequest request) {
        return departments.page(request).map(Department::snapshot);
    }

    @Transactional
    public Optional<DepartmentSnapshot> find(long id) {
        return departments.byId(id).map(Department::snapshot);
    }

    @Transactional
    Optional<Department> findStored(long id) {
        return departments.byId(id);
    }

    /** Creates a department; 409 when its name is taken. */
    @Transactional
    public DepartmentSnapshot create(String name, String description) {
        var department = Department.found(Characters.strip(name), description, clock.instant());
        departments.save(department);
        outbox.append(new DepartmentCreated(department));
        return department.snapshot();
    }

    @Transactional
    public DepartmentSnapshot update(long id, UnaryOperator<DepartmentDetails> edit) {
        var department = lock(id);
        var before = department.snapshot();
        department.describe(edit.apply(new DepartmentDetails(before.name(), before.description())));
        departments.save(department);
        var changes = RecordChanges.between(before, department.snapshot());
        if (!changes.isEmpty()) {
            outbox.append(new DepartmentUpdated(department, changes));
        }
        return department.snapshot();
    }

    @Transactional
    public void delete(long id) {
        var department = lock(id);
        emptied.fire(new DepartmentEmptied(id, memberships.usersOf(id)));
        memberships.removeAllOf(id);
        departments.delete(department);
        outbox.append(new DepartmentDeleted(department));
    }

    private Department lock(long id) {
        var department = departments.lock(id).orElseThrow(() -> HoopoeException.notFound("Department"));
        tags.require(department.snapshot());
        return department;
    }
}
