package dev.hoopoe.directory.department;

import java.util.List;
import java.util.UUID;

/**
 * Told inside the transaction in which a department loses its members, before it does: whoever changes the users
 * locks them first, as all writers of users and memberships do.
 */
public record DepartmentEmptied(long departmentId, List<UUID> memberIds) {}
