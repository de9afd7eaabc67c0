package dev.hoopoe.directory.attribute;

import java.time.Instant;

/** An attribute as its events show it, which is also the contract's shape (contract Homa, section 4). */
record AttributeSnapshot(
        String scope,
        String name,
        String dataType,
        String validation,
        String title,
        String description,
        String visibility,
        Instant createdAt,
        Instant updatedAt) {}
