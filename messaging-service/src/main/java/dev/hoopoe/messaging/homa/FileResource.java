package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.file.FileService;
import dev.hoopoe.messaging.file.LinkedFile;
import dev.hoopoe.messaging.file.SingleUpload;
import dev.hoopoe.openapi.ErrorResponses;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Uploads of files, which messages then name. */
@Path("/api/files")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT, Roles.CLIENT})
@Tag(name = "Files")
class FileResource {

    private final FileService files;
    private final FileLinks links;

    FileResource(FileService files, FileLinks links) {
        this.files = files;
        this.links = links;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "uploadFile",
            summary = "Upload a file, to be attached to a message",
            description = "A file that belongs to no message is deleted after a day.")
    @ErrorResponses({ErrorKind.INVALID, ErrorKind.CONFLICT, ErrorKind.TOO_LARGE})
    @IgnoresIdempotencyKey("a file that is uploaded again is another one, and deleted when no message names it")
    public Success<LinkedFile> upload(@RestForm("file") List<FileUpload> uploads) {
        var upload = SingleUpload.of(uploads);
        return Success.of(links.link(files.upload(upload.uploadedFile(), upload.fileName())));
    }
}
