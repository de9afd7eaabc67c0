package dev.hoopoe.common.dialect.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag (contract Netia, section 4). */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record NetiaTag(
        UUID id,

        @Schema(enumeration = {"tag"}) String object,

        String name,
        @Schema(nullable = true) String description,
        @Schema(nullable = true) String color) {

    public static NetiaTag of(String accountId, String name) {
        return new NetiaTag(NetiaIds.tagOf(accountId, name), "tag", name, null, null);
    }
}
