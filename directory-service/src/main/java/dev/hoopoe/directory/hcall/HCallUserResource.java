package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.StreamedList;
import dev.hoopoe.common.dialect.hcall.HCallDone;
import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.person.AccountRole;
import dev.hoopoe.directory.person.Person;
import dev.hoopoe.directory.person.PersonDeletion;
import dev.hoopoe.directory.person.PersonStore;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** HCall's users, staff and clients alike (contract rows C-05 to C-07). */
@Path("/hcall/api/user")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "Users")
class HCallUserResource {

    private final PersonStore people;
    private final PersonDeletion deletion;
    private final PersonCreation creation;

    HCallUserResource(PersonStore people, PersonDeletion deletion, PersonCreation creation) {
        this.people = people;
        this.deletion = deletion;
        this.creation = creation;
    }

    record DeletePersonRequest(@Text(max = 320) String userEmail) {}

    @GET
    @Path("fetch")
    @Operation(
            operationId = "hcallFetchUsers",
            summary = "List users, oldest first, or find one by e-mail address",
            description = "HCall C-05")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            oneOf = {FetchedPeopleResponse.All.class, FetchedPeopleResponse.One.class
                                            })))
    @ErrorResponses(ErrorKind.NOT_FOUND)
    @HCallError(kinds = ErrorKind.NOT_FOUND, status = 404, message = "")
    public FetchedPeopleResponse fetch(
            @QueryParam("email") @Parameter(description = "Only the user with this e-mail address") String email,
            @QueryParam("role") @Parameter(description = "Only users of this role: user, admin or master")
                    String role) {
        var roles = rolesOf(role);
        return given(email).map(address -> one(address, roles)).orElseGet(() -> all(roles));
    }

    @POST
    @Path("create")
    @Operation(
            operationId = "hcallCreateUser",
            summary = "Create a user; only the master creates an admin",
            description = "HCall C-06")
    @HCallError(kinds = ErrorKind.CONFLICT, status = 400, message = "User creation failed")
    public HCallDone create(@NotNull @Valid CreatePersonRequest request) {
        creation.create(request);
        return HCallDone.of("User has been created");
    }

    @POST
    @Path("delete")
    @Operation(
            operationId = "hcallDeleteUser",
            summary = "Delete a user who owns no tickets and is not the master",
            description = "HCall C-07")
    @ErrorResponses({ErrorKind.NOT_FOUND, ErrorKind.INTERNAL})
    @HCallError(kinds = ErrorKind.NOT_FOUND, status = 404, message = "User not found")
    @HCallError(kinds = ErrorKind.CONFLICT, status = 500, message = "Internal server error")
    public HCallDone delete(@NotNull @Valid DeletePersonRequest request) {
        var person = people.find(request.userEmail())
                .filter(named -> named.role() != AccountRole.OWNER)
                .filter(HCallUserResource::hasRole)
                .orElseThrow(() -> HoopoeException.notFound("User"));
        deletion.delete(person);
        return HCallDone.of("User has been deleted");
    }

    private FetchedPeopleResponse one(String email, Set<AccountRole> roles) {
        return people.find(email)
                .filter(person -> roles.contains(person.role()))
                .map(FetchedPeopleResponse.One::of)
                .orElseThrow(() -> new HoopoeException(ErrorKind.NOT_FOUND, "Email aren't registered"));
    }

    private FetchedPeopleResponse all(Set<AccountRole> roles) {
        var users = StreamedList.<Person, FetchedPeopleResponse.Listed>read(
                (last, most) -> people.after(last, most, roles), FetchedPeopleResponse.Listed::of);
        if (users.hasNone()) {
            throw new HoopoeException(ErrorKind.NOT_FOUND, "No users found with specified role");
        }
        return new FetchedPeopleResponse.All(users, true);
    }

    private static Set<AccountRole> rolesOf(String role) {
        return given(role)
                .map(name -> HCallRole.named(name).map(HCallRole::accountRoles).orElse(Set.of()))
                .orElseGet(HCallRole::anyRole);
    }

    private static boolean hasRole(Person person) {
        return HCallRole.of(person.role()).isPresent();
    }

    private static Optional<String> given(String parameter) {
        return Optional.ofNullable(parameter).filter(Predicate.not(String::isEmpty));
    }
}
