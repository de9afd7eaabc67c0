package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.file.FileService;
import dev.hoopoe.messaging.file.FileService.Download;
import dev.hoopoe.openapi.ErrorResponses;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Downloads by links that are signed; who has a link needs no token. */
@Path("/files/{id}/{name}")
@PermitAll
@Tag(name = "Files")
class FileDownloadResource {

    private static final int BUFFER = 16 * 1024;

    private final FileService files;

    FileDownloadResource(FileService files) {
        this.files = files;
    }

    @GET
    @Blocking
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "downloadFile",
            summary = "Download a file by a link from an upload or a message",
            description = "A link that is wrong or has expired is answered as an unknown file is.")
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
            @QueryParam("signature") String signature) {
        var download = open(id, name, expires, signature);
        StreamingOutput body = output -> {
            try (download) {
                var buffer = new byte[BUFFER];
                var content = download.content().content();
                for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    output.write(buffer, 0, read);
                }
            }
        };
        return head(download).entity(body).build();
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
        try (var download = open(id, name, expires, signature)) {
            return head(download).build();
        }
    }

    private Download open(String id, String name, String expires, String signature) {
        if (expires == null || signature == null || !PathIds.isUuid(id)) {
            throw notFound();
        }
        return files.open(PathIds.uuid(id), name, expires, signature).orElseThrow(FileDownloadResource::notFound);
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("File");
    }

    /** A page that embeds or opens the file cannot have it run script, and its type is not guessed. */
    private static Response.ResponseBuilder head(Download download) {
        var file = download.file();
        return Response.ok()
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
