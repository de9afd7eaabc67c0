package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.file.DownloadBodies;
import dev.hoopoe.messaging.file.FileService;
import dev.hoopoe.messaging.file.FileService.Download;
import dev.hoopoe.messaging.file.UnsatisfiableRangeException;
import dev.hoopoe.openapi.ErrorResponses;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Downloads by links that are signed; who has a link needs no token. */
@Path("/files/{id}/{name}")
@PermitAll
@Tag(name = "Files")
class FileDownloadResource {

    private static final String CONTENT_RANGE = "Content-Range";

    private final FileService files;
    private final DownloadBodies bodies;

    FileDownloadResource(FileService files, DownloadBodies bodies) {
        this.files = files;
        this.bodies = bodies;
    }

    @GET
    @Blocking
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "downloadFile",
            summary = "Download a file by a link from an upload or a message",
            description =
                    "A link that is wrong or has expired is answered as an unknown file is. A single range of bytes is"
                            + " answered alone; several, or one with If-Range, as the whole file.")
    @APIResponse(
            responseCode = "206",
            description = "The part of the file that the header Range names",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "416", description = "The file has no byte of the range")
    @APIResponse(
            responseCode = "200",
            description = "The file, with its own media type",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @ErrorResponses(ErrorKind.NOT_FOUND)
    public Response download(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @QueryParam("expires") String expires,
            @QueryParam("signature") String signature,
            @HeaderParam("Range") @Parameter(example = "bytes=0-1023") String range,
            @HeaderParam("If-Range") @Parameter(hidden = true) String validator) {
        try {
            // Files have no entity tag, so If-Range matches none.
            var download = open(id, name, expires, signature, validator == null ? range : null);
            return head(download).entity(bodies.of(download)).build();
        } catch (UnsatisfiableRangeException e) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header(CONTENT_RANGE, "bytes */" + e.size())
                    .build();
        }
    }

    @HEAD
    @Blocking
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response headers(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @QueryParam("expires") String expires,
            @QueryParam("signature") String signature)
            throws IOException {
        try (var download = open(id, name, expires, signature, null)) {
            return head(download).build();
        }
    }

    private Download open(String id, String name, String expires, String signature, String range) {
        if (expires == null || signature == null || !PathIds.isUuid(id)) {
            throw notFound();
        }
        return files.open(PathIds.uuid(id), name, expires, signature, range)
                .orElseThrow(FileDownloadResource::notFound);
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("File");
    }

    /** A page that embeds or opens the file cannot have it run script, and its type is not guessed. */
    private static Response.ResponseBuilder head(Download download) {
        var file = download.file();
        var range = download.range();
        var answer = range.partial()
                ? Response.status(Response.Status.PARTIAL_CONTENT).header(CONTENT_RANGE, range.contentRange())
                : Response.ok();
        return answer.header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_TYPE, file.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, download.content().size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.of(download.inline() ? "inline" : "attachment", file.filename()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=900");
    }
}
