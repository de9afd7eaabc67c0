package dev.hoopoe.directory.homa;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hoopoe.directory.user.UserSnapshot;
import java.util.List;

/** A user in user management: the contract's user and the departments that H-44 and H-45 set. */
record StaffMemberResponse(@JsonUnwrapped UserResponse user, List<Long> departmentIds) {

    static StaffMemberResponse of(UserSnapshot user) {
        return new StaffMemberResponse(UserResponse.of(user), user.departmentIds());
    }
}
