package dev.hoopoe.common.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Optional;

/** The roles that {@code @RolesAllowed} names for an operation, at its method or else at its class. */
public final class AllowedRoles {

    private AllowedRoles() {}

    /** Empty when neither names roles: the operation is open to every caller, or to every caller with a token. */
    public static Optional<List<String>> of(ResourceInfo operation) {
        var atMethod = operation.getResourceMethod().getAnnotation(RolesAllowed.class);
        var atClass = operation.getResourceClass().getAnnotation(RolesAllowed.class);
        return Optional.ofNullable(atMethod == null ? atClass : atMethod)
                .map(RolesAllowed::value)
                .map(List::of);
    }
}
