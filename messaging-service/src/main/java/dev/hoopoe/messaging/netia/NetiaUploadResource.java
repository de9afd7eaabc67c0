package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.messaging.account.KnownAccounts;
import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.file.FileService;
import dev.hoopoe.messaging.file.SingleUpload;
import dev.hoopoe.openapi.ErrorResponses;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
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

/** Uploads from the widget, which has no token (contract row N-33). */
@Path("/netia/api/upload")
@PermitAll
@Tag(name = "Files")
class NetiaUploadResource {

    private final KnownAccounts accounts;
    private final FileService files;
    private final FileLinks links;

    NetiaUploadResource(KnownAccounts accounts, FileService files, FileLinks links) {
        this.accounts = accounts;
        this.files = files;
        this.links = links;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "uploadNetiaFile",
            summary = "Upload a file, to be attached to a message",
            description = "Netia N-33. A file that belongs to no message is deleted after a day.")
    @ErrorResponses({ErrorKind.CONFLICT, ErrorKind.TOO_LARGE})
    @IgnoresIdempotencyKey("a file that is uploaded again is another one, and deleted when no message names it")
    public NetiaData<NetiaFile> upload(
            @RestForm("file") List<FileUpload> uploads, @RestForm("account_id") String accountId) {
        var upload = SingleUpload.of(uploads);
        return accounts.call(accountId, () -> links.link(files.upload(upload.uploadedFile(), upload.fileName())))
                .map(NetiaFile::of)
                .map(NetiaData::of)
                .orElseThrow(() -> accountId == null || accountId.isEmpty()
                        ? HoopoeException.missing("account_id")
                        : HoopoeException.invalid("account_id", "does not exist"));
    }
}
