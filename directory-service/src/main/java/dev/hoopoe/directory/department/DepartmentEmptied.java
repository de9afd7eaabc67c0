package dev.hoopoe.directory.department;

import java.util.List;
import java.util.UUID;

/** Told inside the transaction in which a department loses its members, before it is deleted. */
public record DepartmentEmptied(long departmentId, List<UUID> memberIds) {}
