package dev.hoopoe.directory.homa;

import dev.hoopoe.directory.department.Memberships;
import dev.hoopoe.directory.homa.ProfileResponse.ProfileDepartment;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Builds the profile's response. */
@ApplicationScoped
class ProfileResponses {

    private final UserTransactions users;
    private final Memberships memberships;

    ProfileResponses(UserTransactions users, Memberships memberships) {
        this.users = users;
        this.memberships = memberships;
    }

    /** A user's profile, all of it from the same transaction; empty when deleted or not active. */
    @Transactional
    Optional<ProfileResponse> find(UUID userId) {
        return users.findActive(userId).map(this::of);
    }

    /** The profile of this user. */
    ProfileResponse of(UserSnapshot user) {
        var departments = memberships.departments(user.departmentIds()).stream()
                .map(department -> new ProfileDepartment(department.id(), department.name(), department.description()))
                .toList();
        return new ProfileResponse(UserResponse.of(user), departments);
    }
}
