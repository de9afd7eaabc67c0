package dev.hoopoe.directory.profile;

import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.directory.user.CurrentPassword;
import dev.hoopoe.directory.user.Users;
import jakarta.ws.rs.Path;

/** The same under {@code /api/auth}, as the dashboard of Homa spells it (contract Homa, A4). */
@Path("/api/auth/profile")
class PrefixedProfileResource extends ProfileResource {

    PrefixedProfileResource(
            Users users, Profiles profiles, CurrentCaller current, EntityTags tags, CurrentPassword currentPassword) {
        super(users, profiles, current, tags, currentPassword);
    }
}
