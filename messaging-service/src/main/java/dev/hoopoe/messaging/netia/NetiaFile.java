package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.messaging.file.LinkedFile;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file with a link to it, which works without a token and for a time (contract Netia, section 4). */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaFile(
        UUID id,

        @Schema(enumeration = {"file"}) String object,

        @Schema(format = "uri") String fileUrl,
        String contentType,
        String filename) {

    static NetiaFile of(LinkedFile file) {
        return new NetiaFile(file.id(), "file", file.url(), file.contentType(), file.filename());
    }
}
