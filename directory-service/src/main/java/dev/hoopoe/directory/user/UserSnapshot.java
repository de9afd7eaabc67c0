package dev.hoopoe.directory.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user as the user's events show it, without anything to log in with. */
public record UserSnapshot(
        UUID id,
        long number,
        String username,
        String name,
        String lastName,
        String displayName,
        String email,
        String type,
        String avatar,
        boolean owner,
        boolean allDepartments,
        boolean active,
        List<Long> departmentIds,
        Instant createdAt,
        Instant updatedAt) {}
