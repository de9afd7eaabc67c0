package dev.hoopoe.directory.profile;

import dev.hoopoe.directory.department.Memberships;
import dev.hoopoe.directory.profile.ProfileResponse.ProfileDepartment;
import dev.hoopoe.directory.user.UserResponse;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Puts profiles together. */
@ApplicationScoped
class Profiles {

    private final UserTransactions users;
    private final Memberships memberships;

    Profiles(UserTransactions users, Memberships memberships) {
        this.users = users;
        this.memberships = memberships;
    }

    /** A user's profile, all of it from the same transaction; empty when deleted or not active. */
    @Transactional
    Optional<ProfileResponse> find(UUID userId) {
        return users.findActive(userId).map(this::of);
    }

    /** The profile that a user has who looks like this. */
    ProfileResponse of(UserSnapshot user) {
        var departments = memberships.departments(user.departmentIds()).stream()
                .map(department -> new ProfileDepartment(department.id(), department.name(), department.description()))
                .toList();
        return new ProfileResponse(UserResponse.of(user), departments);
    }
}
