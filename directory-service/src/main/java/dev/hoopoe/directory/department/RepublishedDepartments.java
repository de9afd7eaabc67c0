package dev.hoopoe.directory.department;

import dev.hoopoe.common.republication.KeyedRows;
import dev.hoopoe.common.republication.RepublishedAggregate;
import dev.hoopoe.directory.department.DepartmentEvent.DepartmentUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The last states of departments, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedDepartments implements RepublishedAggregate {

    private final DepartmentRepository departments;

    RepublishedDepartments(DepartmentRepository departments) {
        this.departments = departments;
    }

    @Override
    public String aggregate() {
        return "department";
    }

    @Override
    public List<DepartmentEvent> lockAfter(String after, int most) {
        return new KeyedRows<>(departments, "id", Long::valueOf)
                .lockAfter(after, most).stream()
                        .<DepartmentEvent>map(department -> new DepartmentUpdated(department, Map.of()))
                        .toList();
    }
}
