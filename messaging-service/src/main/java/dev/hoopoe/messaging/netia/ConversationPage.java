package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Answer of N-12. {@code next} is where to go on, null on the last page; lists are read forwards, so {@code previous} is null. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ConversationPage(
        List<ExpandedConversation> data,
        @Schema(nullable = true) String next,
        @Schema(nullable = true) String previous,
        int limit,
        long total) {}
