package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.dialect.netia.NetiaTag;
import java.util.List;

/**
 * A conversation with its customer and its newest messages, the oldest of them first (contract Netia, section 4). Nobody is
 * mentioned.
 */
record ExpandedConversation(
        @JsonUnwrapped NetiaConversation conversation,
        NetiaCustomer customer,
        List<NetiaMessage> messages,
        List<NetiaTag> tags,
        List<String> mentions) {}
