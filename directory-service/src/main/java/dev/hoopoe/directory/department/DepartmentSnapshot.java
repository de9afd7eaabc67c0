package dev.hoopoe.directory.department;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A department as its events show it, which is also the contract's shape (contract Homa, section 4). */
public record DepartmentSnapshot(
        long id, String name, @Schema(nullable = true) String description, Instant createdAt) {}
