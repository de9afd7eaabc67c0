package dev.hoopoe.messaging.file;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.web.PathIds;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Files of tickets for ticket-service, in the account that it names (docs/decisions/0069). */
@Path(InternalFileResource.BASE + "{id}")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.TICKET)
class InternalFileResource {

    static final String BASE = "/internal/files/";

    private final FileService files;
    private final DownloadBodies bodies;

    InternalFileResource(FileService files, DownloadBodies bodies) {
        this.files = files;
        this.bodies = bodies;
    }

    /**
     * Stores the bytes of the body under an id that ticket-service has chosen; the same file again is fine.
     *
     * @param ticket the {@code uid} of a ticket, which need not be open yet
     */
    @PUT
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public void put(
            @PathParam("id") String id,
            @QueryParam("ticket") String ticket,
            @QueryParam("name") String name,
            InputStream content)
            throws IOException {
        var file = PathIds.uuid(id);
        var uid = PathIds.uuid(ticket, "ticket");
        var arrived = Files.createTempFile(file + "-", null);
        try {
            Files.copy(content, arrived, StandardCopyOption.REPLACE_EXISTING);
            files.put(file, uid, arrived, name);
        } finally {
            Files.delete(arrived);
        }
    }

    /** The bytes of a ticket's file. */
    @GET
    @Blocking
    @Produces(MediaType.WILDCARD)
    public Response get(@PathParam("id") String id) {
        var download = files.openOfTicket(PathIds.uuid(id)).orElseThrow(() -> HoopoeException.notFound("File"));
        return Response.ok(bodies.of(download), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, download.content().size())
                .build();
    }
}
