package dev.hoopoe.directory.department;

import java.time.Instant;

/** A department as its events show it, which is also the contract's shape (contract Homa, section 4). */
public record DepartmentSnapshot(long id, String name, String description, Instant createdAt) {}
