package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag of a conversation (contract Netia, section 4). The desk knows tags by their names, so the id follows from the name. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaTag(
        UUID id,

        @Schema(enumeration = {"tag"}) String object,

        String name,
        @Schema(nullable = true) String description,
        @Schema(nullable = true) String color) {

    static NetiaTag of(String accountId, String name) {
        var id = UUID.nameUUIDFromBytes(("tag/" + accountId + "/" + name).getBytes(StandardCharsets.UTF_8));
        return new NetiaTag(id, "tag", name, null, null);
    }
}
