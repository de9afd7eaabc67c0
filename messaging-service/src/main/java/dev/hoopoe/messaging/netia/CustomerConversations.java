package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What {@code expand} adds to a customer (contract row N-25); what was not asked for is absent.
 *
 * @param conversations the last active first
 * @param messages that the customer wrote, the newest first
 */
record CustomerConversations(
        @JsonInclude(JsonInclude.Include.NON_NULL) List<NetiaConversation> conversations,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<NetiaMessage> messages) {}
