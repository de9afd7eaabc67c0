package dev.hoopoe.messaging.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Conversations of Netia. */
@ConfigMapping(prefix = "hoopoe.conversation")
interface ConversationConfig {

    /** How long after its last message a closed conversation is shown in Netia's lists. */
    @WithDefault("P14D")
    Duration archiveAfter();

    /**
     * How many of the newest tickets that have the words of {@code q} Netia's lists choose from: each is named in a call and in a
     * statement.
     */
    @WithDefault("1000")
    int mostFound();
}
