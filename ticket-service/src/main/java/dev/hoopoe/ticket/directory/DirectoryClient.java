package dev.hoopoe.ticket.directory;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

/** Operations of directory-service that answer an aggregate's current snapshot. */
@Path("/internal")
interface DirectoryClient {

    @GET
    @Path("/users/{id}")
    VersionedSnapshot user(String id);

    /** The client that stands for a user, created at the first request. */
    @PUT
    @Path("/users/{id}/client")
    VersionedSnapshot clientOfUser(String id);

    @GET
    @Path("/clients/{id}")
    VersionedSnapshot client(String id);

    /** The client, if it has a profile in Netia. */
    @GET
    @Path("/customers/{id}")
    VersionedSnapshot visitor(String id);

    /** The user with that number. */
    @GET
    @Path("/users/number/{number}")
    VersionedSnapshot userWithNumber(long number);

    /** The client with that number, a new placeholder if there is none. */
    @PUT
    @Path("/clients/number/{number}")
    VersionedSnapshot clientWithNumber(long number);

    /** A new placeholder for an unknown person. */
    @POST
    @Path("/clients/placeholders")
    VersionedSnapshot newClient();

    @GET
    @Path("/departments/{id}")
    VersionedSnapshot department(String id);

    /** All attributes defined for a scope, such as {@code ticket}. */
    @GET
    @Path("/attributes/{scope}")
    List<VersionedSnapshot> attributes(String scope);
}
