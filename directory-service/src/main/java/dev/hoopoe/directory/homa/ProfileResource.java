package dev.hoopoe.directory.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.user.CurrentPassword;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserTransactions;
import dev.hoopoe.openapi.ErrorResponses;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own profile (contract rows H-05 and H-62); a token of a deleted user is 401. */
@Path("/auth/profile")
@Authenticated
@Tag(name = "Profile")
class ProfileResource {

    private final UserTransactions users;
    private final ProfileResponses responses;
    private final CurrentCaller current;
    private final EntityTags tags;
    private final CurrentPassword currentPassword;

    ProfileResource(
            UserTransactions users,
            ProfileResponses responses,
            CurrentCaller current,
            EntityTags tags,
            CurrentPassword currentPassword) {
        this.users = users;
        this.responses = responses;
        this.current = current;
        this.tags = tags;
        this.currentPassword = currentPassword;
    }

    @GET
    @Tagged
    @Operation(operationId = "getProfile", summary = "Get the caller's profile", description = "Homa H-05")
    public Success<ProfileResponse> profile() {
        return Success.of(tags.show(ofCaller(responses::find)));
    }

    @PUT
    @Tagged
    @Operation(
            operationId = "updateProfile",
            summary = "Change fields of the caller's profile",
            description =
                    "Homa H-62; `current_password` is not of the contract. A new password ends all other sessions")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    public Success<UserResponse> update(@NotNull @Valid UpdateProfileRequest request, HttpServerRequest http) {
        tags.shownBy(UserSnapshot.class, responses::of);
        if (request.password() != null) {
            var id = ofCaller(users::findActive).id();
            currentPassword.require(id, request.currentPassword(), ClientInfo.of(http));
        }
        var user = ofCaller(id -> users.updateOwn(id, request::over, request.password()));
        tags.show(responses.of(user));
        return Success.of(UserResponse.of(user));
    }

    private <T> T ofCaller(Function<UUID, Optional<T>> work) {
        return Optional.of(current.get())
                .filter(Caller::isStaff)
                .flatMap(caller -> work.apply(caller.personId()))
                .orElseThrow(
                        () -> new HoopoeException(ErrorKind.UNAUTHENTICATED, "This access token belongs to no user"));
    }
}
