package dev.hoopoe.ticket.directory;

import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The paths of directory-service that answer one aggregate as it stands. */
@Path("/internal")
@RegisterRestClient(configKey = "directory")
@RegisterProvider(ServiceCallFilter.class)
interface DirectoryClient {

    @GET
    @Path("/users/{id}")
    VersionedSnapshot user(String id);

    /** The client that stands for a member of the staff, who may be asking for the first time. */
    @PUT
    @Path("/users/{id}/client")
    VersionedSnapshot clientOfUser(String id);

    @GET
    @Path("/clients/{id}")
    VersionedSnapshot client(String id);

    /** The user with that number. */
    @GET
    @Path("/users/number/{number}")
    VersionedSnapshot userWithNumber(long number);

    /** The client with that number, who is made up when there is none. */
    @PUT
    @Path("/clients/number/{number}")
    VersionedSnapshot clientWithNumber(long number);

    /** A new client who stands for somebody unknown. */
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
