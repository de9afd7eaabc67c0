package dev.hoopoe.directory.department;

import java.util.List;
import java.util.UUID;

/**
 * CDI event in the transaction that deletes a department, before its memberships are removed: observers lock the
 * users first, as all writers of users and memberships do.
 */
public record DepartmentEmptied(long departmentId, List<UUID> memberIds) {}
