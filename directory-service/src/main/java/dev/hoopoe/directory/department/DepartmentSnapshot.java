package dev.hoopoe.directory.department;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A department in its events and in the native dialect (contract Homa, section 4). */
public record DepartmentSnapshot(
        long id, String name, @Schema(nullable = true) String description, Instant createdAt) {}
